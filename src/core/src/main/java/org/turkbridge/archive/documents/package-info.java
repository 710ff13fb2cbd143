/** Documents of either model, told apart by their content. */
@NullMarked
package org.turkbridge.archive.documents;

import org.jspecify.annotations.NullMarked;
