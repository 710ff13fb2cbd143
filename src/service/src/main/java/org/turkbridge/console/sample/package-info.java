/** Calls of the old API that the console makes itself, to show how they are answered. */
@NullMarked
package org.turkbridge.console.sample;

import org.jspecify.annotations.NullMarked;
