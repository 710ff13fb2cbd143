/** Archived documents as streams of records, read and written. */
@NullMarked
package org.turkbridge.archive;

import org.jspecify.annotations.NullMarked;
