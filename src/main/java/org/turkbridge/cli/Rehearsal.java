package org.turkbridge.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * Runs several commands in one JVM: the build learns from it which classes to put into the archive
 * that the launcher starts from.
 */
final class Rehearsal {
  private static final String NEXT = "--";

  private Rehearsal() {}

  /** Runs the command lines, each closed by {@code --}. Their exit codes do not matter. */
  public static void main(String[] args) {
    List<String> command = new ArrayList<>();
    for (String arg : args) {
      if (arg.equals(NEXT)) {
        String[] words = command.toArray(String[]::new);
        Turkbridge.commandLine(words).execute(words);
        command.clear();
      } else {
        command.add(arg);
      }
    }
  }
}
