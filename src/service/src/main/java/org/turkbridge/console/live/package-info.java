/** Calls as they arrive. */
@NullMarked
package org.turkbridge.console.live;

import org.jspecify.annotations.NullMarked;
