/** Answers a legacy call by calling the current API: one class an operation. */
@NullMarked
package org.turkbridge.shim;

import org.jspecify.annotations.NullMarked;
