/** The schemas of the documents that Test, Answer and AnswerKey hold. */
@NullMarked
package org.turkbridge.schema;

import org.jspecify.annotations.NullMarked;
