@NullMarked
package org.turkbridge.cli;

import org.jspecify.annotations.NullMarked;
