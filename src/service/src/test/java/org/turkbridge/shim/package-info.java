/** Tests of the shim, over the real SDK client. */
@NullMarked
package org.turkbridge.shim;

import org.jspecify.annotations.NullMarked;
