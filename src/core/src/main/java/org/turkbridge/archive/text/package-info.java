/** Documents of text: their encodings, and looking ahead in them. */
@NullMarked
package org.turkbridge.archive.text;

import org.jspecify.annotations.NullMarked;
