package org.turkbridge.convert;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the lines of a manifest stand; there may be too many to hold them. Of several lines of one
 * output the last counts.
 */
final class ManifestIndex {
  private final FileChannel lines;
  private final Map<String, Span> spans = new HashMap<>();
  private long rejectsEnd;

  /** A line, without its end. */
  private record Span(long offset, int length) {}

  private ManifestIndex(FileChannel lines) {
    this.lines = lines;
  }

  /**
   * Reads what is there and cuts off a last line that is not whole. If the rest cannot be used, it
   * is removed and the manifest begun anew.
   *
   * @param settings the first line, with its end
   * @param rejectsSize how many bytes of reject lines there are
   */
  static ManifestIndex read(FileChannel lines, byte[] settings, long rejectsSize)
      throws IOException {
    ManifestIndex index = new ManifestIndex(lines);
    if (index.load(settings) && index.rejectsEnd <= rejectsSize) {
      return index;
    }
    lines.truncate(0);
    ManifestIndex empty = new ManifestIndex(lines);
    empty.append(settings);
    return empty;
  }

  /** Where the reject lines of all outputs end. */
  long rejectsEnd() {
    return rejectsEnd;
  }

  Optional<FinishedOutput> find(String output) throws IOException {
    Span span = spans.get(output);
    if (span == null) {
      return Optional.empty();
    }
    ByteBuffer line = ByteBuffer.allocate(span.length());
    while (line.hasRemaining()) {
      if (lines.read(line, span.offset() + line.position()) < 0) {
        throw new EOFException("its manifest was changed while it was read");
      }
    }
    return Optional.of(ManifestLine.read(line.array()));
  }

  /** Adds an output and waits until that is on the disk. */
  void add(FinishedOutput finished) throws IOException {
    long offset = lines.size();
    byte[] line = ManifestLine.of(finished);
    append(line);
    note(finished, offset, line.length - 1);
  }

  private void append(byte[] line) throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(line);
    lines.position(lines.size());
    while (rest.hasRemaining()) {
      lines.write(rest);
    }
    lines.force(true);
  }

  /** Whether all whole lines can be used. */
  private boolean load(byte[] settings) throws IOException {
    lines.position(0);
    // Closing it would close the channel.
    InputStream in = new BufferedInputStream(Channels.newInputStream(lines));
    byte @Nullable [] line = nextLine(in);
    if (line == null || !Arrays.equals(line, Arrays.copyOf(settings, settings.length - 1))) {
      return false;
    }
    long offset = settings.length;
    for (line = nextLine(in); line != null; line = nextLine(in)) {
      FinishedOutput finished;
      try {
        finished = ManifestLine.read(line);
      } catch (IOException unreadable) {
        return false;
      }
      note(finished, offset, line.length);
      offset += line.length + 1;
    }
    lines.truncate(offset);
    return true;
  }

  private void note(FinishedOutput finished, long offset, int length) {
    spans.put(finished.output(), new Span(offset, length));
    rejectsEnd = Math.max(rejectsEnd, finished.rejectsOffset() + finished.rejectsLength());
  }

  /** Without its end; null if there is no whole one. */
  private static byte @Nullable [] nextLine(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0; b = in.read()) {
      if (b == '\n') {
        return line.toByteArray();
      }
      line.write(b);
    }
    return null;
  }
}
