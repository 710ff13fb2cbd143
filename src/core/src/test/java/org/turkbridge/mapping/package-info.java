@NullMarked
package org.turkbridge.mapping;

import org.jspecify.annotations.NullMarked;
