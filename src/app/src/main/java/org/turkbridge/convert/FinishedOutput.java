package org.turkbridge.convert;

import java.util.List;
import org.turkbridge.archive.summary.ConversionTally;

/**
 * A line of a {@link Manifest}: an output that was whole when it was written.
 *
 * @param output its path, relative to the manifest's folder; empty if it is files of that folder
 * @param content what it held; unknown if it is several files
 * @param files which these are, if it is several; else none
 * @param inputs what it was made from, in their order
 * @param tally what was counted while it was made
 * @param rejectsOffset where its reject lines begin among those of the manifest, in bytes
 * @param rejectsLength of its reject lines, in bytes
 */
record FinishedOutput(
    String output,
    Fingerprint content,
    List<FinishedFile> files,
    List<FinishedFile> inputs,
    ConversionTally tally,
    long rejectsOffset,
    long rejectsLength) {
  FinishedOutput {
    files = List.copyOf(files);
    inputs = List.copyOf(inputs);
  }

  /**
   * A file that was read or made.
   *
   * @param name of the document in it, as shown to the user, or of the file in the manifest's
   *     folder
   * @param content of the file
   */
  record FinishedFile(String name, Fingerprint content) {}
}
