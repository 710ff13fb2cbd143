@NullMarked
package org.turkbridge.local.scoring;

import org.jspecify.annotations.NullMarked;
