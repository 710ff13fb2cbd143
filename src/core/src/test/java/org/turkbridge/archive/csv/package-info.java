/** Tests of the table. */
@NullMarked
package org.turkbridge.archive.csv;

import org.jspecify.annotations.NullMarked;
