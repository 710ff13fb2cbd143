package org.turkbridge.convert;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** Where the records of each input go. */
sealed interface OutputPlan {
  /**
   * Where the output of one document goes, in a folder of outputs.
   *
   * @param document as shown to the user
   * @param name of the output, relative to the folder, without extension
   * @throws OutputRefusedException if there can be no file of that name
   */
  static Path place(Path folder, String document, String name, String extension)
      throws OutputRefusedException {
    try {
      return folder.resolve(name + "." + extension).normalize();
    } catch (InvalidPathException e) {
      throw new OutputRefusedException(
          ("The output of %s cannot be named after it under this locale: set LC_ALL=C.UTF-8 and run"
                  + " it again, or name one file for all with -o.")
              .formatted(document));
    }
  }

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
