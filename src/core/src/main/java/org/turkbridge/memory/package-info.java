/** What calls may take of the heap, so that they never take all of it. */
@NullMarked
package org.turkbridge.memory;

import org.jspecify.annotations.NullMarked;
