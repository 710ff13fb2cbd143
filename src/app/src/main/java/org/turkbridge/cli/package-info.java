/**
 * The command line: parses, calls, prints.
 *
 * <p>The public face of the module turkbridge is the command; no type of it is meant for programs.
 */
@NullMarked
package org.turkbridge.cli;

import org.jspecify.annotations.NullMarked;
