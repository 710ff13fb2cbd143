package org.turkbridge.awscli.command;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.turkbridge.awscli.service.Sleeper;

/**
 * Where a command runs.
 *
 * @param variables those of the environment
 * @param home the user's home folder where the variable {@code HOME} does not name one
 * @param zone the local time zone
 * @param sleeper for the pauses before other attempts
 * @param isTerminal whether standard output is one
 * @param width of the terminal, in characters; 80 where there is none
 * @param userAgent how this program calls itself
 * @param display where results go
 * @param notes for what the user has to know besides
 */
public record CommandEnvironment(
    Map<String, String> variables,
    Path home,
    ZoneId zone,
    Instant now,
    Sleeper sleeper,
    boolean isTerminal,
    int width,
    String userAgent,
    Display display,
    Consumer<String> notes) {
  /** Where results go. */
  @FunctionalInterface
  public interface Display {
    /**
     * Opens it.
     *
     * @param pager the command to show them with, on a terminal; empty for none
     */
    OutputStream open(Optional<String> pager) throws IOException;
  }
}
