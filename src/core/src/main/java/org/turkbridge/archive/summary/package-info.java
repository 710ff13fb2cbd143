/** What came of a conversion, counted and in words. */
@NullMarked
package org.turkbridge.archive.summary;

import org.jspecify.annotations.NullMarked;
