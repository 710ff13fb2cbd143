/** Documents read in parts, several at a time, by whatever is to be done with their records. */
@NullMarked
package org.turkbridge.archive.pipeline;

import org.jspecify.annotations.NullMarked;
