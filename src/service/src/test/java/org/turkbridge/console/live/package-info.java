@NullMarked
package org.turkbridge.console.live;

import org.jspecify.annotations.NullMarked;
