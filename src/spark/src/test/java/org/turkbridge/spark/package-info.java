@NullMarked
package org.turkbridge.spark;

import org.jspecify.annotations.NullMarked;
