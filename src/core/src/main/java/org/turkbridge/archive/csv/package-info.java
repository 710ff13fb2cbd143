/** The current model as a table. */
@NullMarked
package org.turkbridge.archive.csv;

import org.jspecify.annotations.NullMarked;
