@NullMarked
package org.turkbridge.archive.summary;

import org.jspecify.annotations.NullMarked;
