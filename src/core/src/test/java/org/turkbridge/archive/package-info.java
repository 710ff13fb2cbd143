/** Tests of reading and writing archives. */
@NullMarked
package org.turkbridge.archive;

import org.jspecify.annotations.NullMarked;
