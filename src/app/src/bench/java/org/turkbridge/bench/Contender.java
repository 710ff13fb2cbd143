package org.turkbridge.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A converter that runs as a process of its own.
 *
 * @param folder where its output goes
 * @param writesToStandardOutput rather than to the file that it was given
 * @param check of the output, which fails unless all of the corpus is in it
 */
record Contender(
    String name, Path folder, boolean writesToStandardOutput, CommandLine line, Check check) {
  /** Of one whose output is text. */
  Contender(String name, Path folder, boolean writesToStandardOutput, CommandLine line) {
    this(name, folder, writesToStandardOutput, line, OutputCheck::check);
  }

  /** Looks at an output. */
  @FunctionalInterface
  interface Check {
    /**
     * Fails unless all of the corpus is in the output.
     *
     * @throws IllegalStateException if anything is missing
     */
    void check(Corpus corpus, Path output) throws IOException;
  }

  /** Makes the command. */
  @FunctionalInterface
  interface CommandLine {
    List<String> of(Corpus corpus, Path output);
  }
}
