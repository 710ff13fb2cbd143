/** Tests of the code for legacy calls. */
@NullMarked
package org.turkbridge.console.code;

import org.jspecify.annotations.NullMarked;
