package org.turkbridge.convert;

import java.util.List;
import org.turkbridge.archive.summary.ConversionTally;

/**
 * A line of a {@link Manifest}: an output that was whole when it was written.
 *
 * @param output its path, relative to the manifest's folder
 * @param content what it held
 * @param inputs what it was made from, in their order
 * @param tally what was counted while it was made
 * @param rejectsOffset where its reject lines begin among those of the manifest, in bytes
 * @param rejectsLength of its reject lines, in bytes
 */
record FinishedOutput(
    String output,
    Fingerprint content,
    List<FinishedInput> inputs,
    ConversionTally tally,
    long rejectsOffset,
    long rejectsLength) {
  FinishedOutput {
    inputs = List.copyOf(inputs);
  }

  /**
   * @param name of the document, as shown to the user
   * @param content of the file that it is in
   */
  record FinishedInput(String name, Fingerprint content) {}
}
