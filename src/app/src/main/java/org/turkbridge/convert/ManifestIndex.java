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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.summary.ConversionTally;

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
    Set<String> names = names(lines);
    lines.truncate(0);
    ManifestIndex begun = new ManifestIndex(lines);
    begun.append(settings);
    for (String name : names) {
      begun.plan(name);
    }
    lines.force(true);
    return begun;
  }

  /**
   * Every file that a run made or was about to make, whatever its settings were, up to the first
   * line that cannot be used.
   */
  static Set<String> names(FileChannel lines) throws IOException {
    lines.position(0);
    // Closing it would close the channel.
    InputStream in = new BufferedInputStream(Channels.newInputStream(lines));
    Set<String> names = new LinkedHashSet<>();
    nextLine(in);
    for (byte @Nullable [] line = nextLine(in); line != null; line = nextLine(in)) {
      FinishedOutput finished;
      try {
        finished = ManifestLine.read(line);
      } catch (IOException unreadable) {
        return names;
      }
      if (!finished.output().isEmpty()) {
        names.add(finished.output());
      }
      finished.files().forEach(file -> names.add(file.name()));
    }
    return names;
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
    lines.force(true);
    note(finished, offset, line.length - 1);
  }

  /**
   * Names a file that will be made, so that one that a killed run just made is known as its own.
   */
  void plan(String output) throws IOException {
    if (!spans.containsKey(output)) {
      FinishedOutput planned =
          new FinishedOutput(
              output, Fingerprint.UNKNOWN, List.of(), List.of(), ConversionTally.NOTHING, 0, 0);
      long offset = lines.size();
      byte[] line = ManifestLine.of(planned);
      append(line);
      note(planned, offset, line.length - 1);
    }
  }

  private void append(byte[] line) throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(line);
    lines.position(lines.size());
    while (rest.hasRemaining()) {
      lines.write(rest);
    }
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
