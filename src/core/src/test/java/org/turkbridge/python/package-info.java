/** What Python makes of values, by examples and laws. */
@NullMarked
package org.turkbridge.python;

import org.jspecify.annotations.NullMarked;
