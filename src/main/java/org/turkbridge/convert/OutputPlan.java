package org.turkbridge.convert;

import java.nio.file.Path;
import java.util.List;

/** Where the records of each input go. */
sealed interface OutputPlan {
  /** All to standard output, as one document. */
  record StandardOutput() implements OutputPlan {}

  /** All to one file, as one document. */
  record SingleFile(Path file) implements OutputPlan {}

  /**
   * Each input's to a file of its own.
   *
   * @param folder the one that was named; it need not be there
   * @param files in the order of the inputs, as many
   */
  record FilePerInput(Path folder, List<Path> files) implements OutputPlan {
    public FilePerInput {
      files = List.copyOf(files);
    }
  }
}
