/** Tests of tables of results. */
@NullMarked
package org.turkbridge.archive.table;

import org.jspecify.annotations.NullMarked;
