/**
 * The schemas of the documents that Test, Answer and AnswerKey hold, and what the API of 2017-01-17
 * requires of its requests.
 */
@NullMarked
package org.turkbridge.schema;

import org.jspecify.annotations.NullMarked;
