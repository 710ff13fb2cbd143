/** This process: its terminal and its version. */
@NullMarked
package org.turkbridge.cli.console;

import org.jspecify.annotations.NullMarked;
