@NullMarked
package org.turkbridge.archive.pipeline;

import org.jspecify.annotations.NullMarked;
