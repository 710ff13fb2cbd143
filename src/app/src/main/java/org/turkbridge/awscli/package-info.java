/**
 * The AWS CLI's commands on the current API, as the AWS CLI's version 2 behaves: its parameters,
 * pages, queries and forms of output.
 *
 * <p>What the service answered goes through this room as plain values, which mean what Python's
 * mean in the AWS CLI: a {@link java.util.Map} with {@link java.lang.String} keys in the order of
 * the service's model, a {@link java.util.List}, a {@link java.lang.String}, a {@link
 * java.lang.Boolean}, a {@link java.lang.Long} or {@link java.math.BigInteger} for an int, a {@link
 * java.lang.Double} for a float, and null.
 */
@NullMarked
package org.turkbridge.awscli;

import org.jspecify.annotations.NullMarked;
