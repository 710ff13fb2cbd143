@NullMarked
package org.turkbridge.memory;

import org.jspecify.annotations.NullMarked;
