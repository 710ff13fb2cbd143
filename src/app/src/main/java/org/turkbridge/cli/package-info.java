/** The command line: parses, calls, prints. */
@NullMarked
package org.turkbridge.cli;

import org.jspecify.annotations.NullMarked;
