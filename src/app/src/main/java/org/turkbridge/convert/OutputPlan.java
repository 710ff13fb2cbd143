package org.turkbridge.convert;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.turkbridge.archive.RecordKind;

/** Where the records of each input go. */
sealed interface OutputPlan {
  /**
   * Where the output of one document goes, in a folder of outputs.
   *
   * @param name of the output, relative to the folder, without extension
   * @throws OutputNameException if there can be no file of that name
   */
  static Path place(Path folder, String name, String extension) throws OutputNameException {
    Path place;
    try {
      place = folder.resolve(name + "." + extension).normalize();
    } catch (InvalidPathException e) {
      throw new OutputNameException(
          "cannot be named after it under this locale: set LC_ALL=C.UTF-8 and run it again, or name"
              + " one file for all with -o");
    }
    if (!place.startsWith(folder.normalize())) {
      throw new OutputNameException("would be outside of " + folder + ": " + place);
    }
    if (LongNames.isTooLong(place)) {
      throw new OutputNameException(
          "would have a longer name than the file system allows: name one file for all with -o, or"
              + " unpack the archive and rename it");
    }
    return place;
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

  /**
   * The records of each kind to a file of its own, which is named after the kind.
   *
   * @param folder the one that was named; it need not be there
   */
  record FilePerKind(Path folder, String extension) implements OutputPlan {
    Path place(RecordKind kind) {
      return folder.resolve(kind.label() + "." + extension);
    }
  }
}
