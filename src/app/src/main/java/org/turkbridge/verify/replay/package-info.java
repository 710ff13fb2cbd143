/** Sends recorded calls again and compares the answers. */
@NullMarked
package org.turkbridge.verify.replay;

import org.jspecify.annotations.NullMarked;
