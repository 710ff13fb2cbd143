@NullMarked
package org.turkbridge.local.review;

import org.jspecify.annotations.NullMarked;
