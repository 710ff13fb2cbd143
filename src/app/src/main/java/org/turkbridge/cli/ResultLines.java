package org.turkbridge.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.turkbridge.convert.NamedOutputStream;
import org.turkbridge.translate.Printable;

/**
 * What a run finds, line by line and at once, in UTF-8. If a line cannot be written, the run is
 * over: nobody would learn of the rest.
 */
final class ResultLines {
  private final Writer out;

  ResultLines(OutputStream out) {
    this.out = new OutputStreamWriter(out, StandardCharsets.UTF_8);
  }

  /**
   * Lines on standard output.
   *
   * @param isTaken whether that is for something else: they go to standard error then
   */
  static ResultLines onStandardOutput(boolean isTaken) {
    return new ResultLines(
        isTaken
            ? new NamedOutputStream("standard error", new FileOutputStream(FileDescriptor.err))
            : standardOutput());
  }

  /** Standard output, not buffered, which says why it cannot be written. */
  static OutputStream standardOutput() {
    return new NamedOutputStream("standard output", new FileOutputStream(FileDescriptor.out));
  }

  /** Lines on a terminal, above its last one. */
  static ResultLines above(InputProgress progress) {
    return new ResultLines(new NamedOutputStream("standard output", progress.lines()));
  }

  /**
   * Writes a line; what would not be one is made visible.
   *
   * @throws UncheckedIOException of an {@link org.turkbridge.convert.OutputException}
   */
  void print(String line) {
    write(Printable.line(line));
  }

  /**
   * Writes a line of columns with tabs between, for programs.
   *
   * @throws UncheckedIOException as above
   */
  void print(List<String> columns) {
    write(columns.stream().map(Printable::line).collect(Collectors.joining("\t")));
  }

  private void write(String line) {
    try {
      out.write(line);
      out.write(System.lineSeparator());
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
