package org.turkbridge.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs several commands in one JVM: the build learns from it which classes to put into the archive
 * that the launcher starts from.
 */
final class Rehearsal {
  private static final String NEXT = "--";
  private static final String SERVICE = "{service}";

  private Rehearsal() {}

  /**
   * Runs the command lines, each closed by {@code --}; {@code {service}} stands for the URL of a
   * service. Their exit codes do not matter.
   */
  public static void main(String[] args) throws IOException {
    try (RehearsalService service = RehearsalService.start()) {
      List<String> command = new ArrayList<>();
      for (String arg : args) {
        if (arg.equals(NEXT)) {
          Turkbridge.run(command.toArray(String[]::new));
          command.clear();
        } else {
          command.add(arg.replace(SERVICE, service.uri().toString()));
        }
      }
    }
  }
}
