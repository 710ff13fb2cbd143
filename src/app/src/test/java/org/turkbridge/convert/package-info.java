@NullMarked
package org.turkbridge.convert;

import org.jspecify.annotations.NullMarked;
