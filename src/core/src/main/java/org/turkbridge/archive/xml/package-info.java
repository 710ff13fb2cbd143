/** Legacy XML, read and written as a stream of records. */
@NullMarked
package org.turkbridge.archive.xml;

import org.jspecify.annotations.NullMarked;
