/**
 * Proves that two sides say the same: archives and their translation, recorded calls and answers.
 */
@NullMarked
package org.turkbridge.verify;

import org.jspecify.annotations.NullMarked;
