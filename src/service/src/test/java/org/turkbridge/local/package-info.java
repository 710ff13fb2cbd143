@NullMarked
package org.turkbridge.local;

import org.jspecify.annotations.NullMarked;
