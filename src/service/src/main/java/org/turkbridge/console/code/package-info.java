/** Legacy calls as programs of the current API. */
@NullMarked
package org.turkbridge.console.code;

import org.jspecify.annotations.NullMarked;
