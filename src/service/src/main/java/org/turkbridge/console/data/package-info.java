/** What the embedded service has, as people look at it, and what they decide there. */
@NullMarked
package org.turkbridge.console.data;

import org.jspecify.annotations.NullMarked;
