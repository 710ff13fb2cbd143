/** Tests of the project as a whole. */
@NullMarked
package org.turkbridge;

import org.jspecify.annotations.NullMarked;
