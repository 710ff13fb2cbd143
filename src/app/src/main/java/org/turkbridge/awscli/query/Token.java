package org.turkbridge.awscli.query;

import org.jspecify.annotations.Nullable;

/**
 * A word of an expression.
 *
 * @param value of a literal or a number a plain value, else its text
 * @param start in code points
 */
record Token(TokenType type, @Nullable Object value, int start) {}
