@NullMarked
package org.turkbridge.archive.documents;

import org.jspecify.annotations.NullMarked;
