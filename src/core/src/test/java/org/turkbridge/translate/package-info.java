/** Tests of the translation. */
@NullMarked
package org.turkbridge.translate;

import org.jspecify.annotations.NullMarked;
