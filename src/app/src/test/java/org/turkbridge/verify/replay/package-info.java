@NullMarked
package org.turkbridge.verify.replay;

import org.jspecify.annotations.NullMarked;
