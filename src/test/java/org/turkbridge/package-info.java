/** Tests of what holds across all rooms. */
@NullMarked
package org.turkbridge;

import org.jspecify.annotations.NullMarked;
