@NullMarked
package org.turkbridge.verify.recording;

import org.jspecify.annotations.NullMarked;
