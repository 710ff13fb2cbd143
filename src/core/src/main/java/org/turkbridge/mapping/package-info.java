/** Legacy messages and types of the current model into each other, by what both declare. */
@NullMarked
package org.turkbridge.mapping;

import org.jspecify.annotations.NullMarked;
