@NullMarked
package org.turkbridge.legacy;

import org.jspecify.annotations.NullMarked;
