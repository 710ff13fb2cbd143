package org.turkbridge.convert;

import java.nio.file.Path;
import java.util.Optional;
import org.turkbridge.archive.files.InputFile;

/**
 * A document that is converted.
 *
 * @param name as shown to the user
 * @param outputName of an output of its own, relative to the folder of outputs, without extension
 * @param file that it is in; empty for standard input
 */
record Source(String name, String outputName, Optional<Path> file) {
  static Source of(InputFile file) {
    return new Source(file.name(), file.outputName(), file.path());
  }
}
