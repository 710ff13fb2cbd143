/** JSON as values, for what is compared or looked into as a whole. */
@NullMarked
package org.turkbridge.verify.json;

import org.jspecify.annotations.NullMarked;
