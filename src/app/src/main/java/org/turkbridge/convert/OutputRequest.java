package org.turkbridge.convert;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.turkbridge.archive.RecordKind;

/**
 * What a user asked for, as far as it says where the outputs go.
 *
 * @param output a file, an existing folder, or the name of a folder with {@code /} at its end;
 *     absent or {@code -} is standard output
 * @param rejects the file of the reject lines; absent if they go to standard error
 * @param extension of outputs in a folder, without a dot
 * @param kinds each of which gets a file of its own; none if kinds make no difference
 * @param force whether files that exist may be replaced
 * @param resume whether what an earlier run has finished is kept
 * @param inputFolders the folders that were named as inputs
 * @param inputs in their order
 */
record OutputRequest(
    Optional<String> output,
    Optional<Path> rejects,
    String extension,
    Set<RecordKind> kinds,
    boolean force,
    boolean resume,
    List<Path> inputFolders,
    List<PlannedInput> inputs) {
  OutputRequest {
    kinds = Set.copyOf(kinds);
    inputFolders = List.copyOf(inputFolders);
    inputs = List.copyOf(inputs);
  }

  /**
   * A document that gets an output of its own if there are several.
   *
   * @param name as shown to the user
   * @param outputName of its output, relative to the folder of outputs, with {@code /} between its
   *     parts and without an extension
   * @param file that it is in; absent for standard input
   * @param archive that it is a member of, by its number among the inputs; 0 if it is none
   */
  record PlannedInput(String name, String outputName, Optional<Path> file, int archive) {
    /** An input that is one document. */
    PlannedInput(String name, String outputName, Optional<Path> file) {
      this(name, outputName, file, 0);
    }

    boolean isMember() {
      return archive > 0;
    }
  }
}
