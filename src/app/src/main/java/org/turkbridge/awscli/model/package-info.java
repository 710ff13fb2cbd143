/**
 * The current API as its commands see it: operations, the members of what goes in and comes out,
 * plain values.
 */
@NullMarked
package org.turkbridge.awscli.model;

import org.jspecify.annotations.NullMarked;
