/**
 * Asks on the terminal for the options of a command: a line to edit, with completion that comes
 * from picocli's description of the command. JLine is loaded only when there is something to ask.
 */
@NullMarked
package org.turkbridge.cli.prompt;

import org.jspecify.annotations.NullMarked;
