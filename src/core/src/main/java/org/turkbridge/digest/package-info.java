/** What tells content apart. */
@NullMarked
package org.turkbridge.digest;

import org.jspecify.annotations.NullMarked;
