/** The encodings in which documents that begin with ASCII are written. */
@NullMarked
package org.turkbridge.archive.text;

import org.jspecify.annotations.NullMarked;
