package org.turkbridge.bench;

import java.nio.file.Path;
import java.util.List;

/**
 * A converter that runs as a process of its own.
 *
 * @param folder where its output goes
 * @param writesToStandardOutput rather than to the file that it was given
 */
record Contender(String name, Path folder, boolean writesToStandardOutput, CommandLine line) {
  /** Makes the command. */
  @FunctionalInterface
  interface CommandLine {
    List<String> of(Corpus corpus, Path output);
  }
}
