package org.turkbridge.convert;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.files.OwnerOnly;
import org.turkbridge.archive.summary.ConversionTally;
import org.turkbridge.convert.FinishedOutput.FinishedFile;

/**
 * Which outputs are finished, so that a later run need not make them again: a hidden file of JSON
 * Lines, beside it another with the reject lines of those outputs. Its first line holds the
 * settings; if they differ, or if a line cannot be read, everything is made again. A last line that
 * was not written whole does not count. Outputs are made one after another. Errors are {@link
 * OutputException}s.
 */
final class Manifest implements Closeable {
  private static final int BUFFER = 1 << 16;

  private final Path place;
  private final FileChannel lines;
  private final FileChannel rejects;
  private final ManifestIndex index;
  private final Fingerprints fingerprints = new Fingerprints();

  private Manifest(Path place, FileChannel lines, FileChannel rejects, ManifestIndex index) {
    this.place = place;
    this.lines = lines;
    this.rejects = rejects;
    this.index = index;
  }

  /**
   * What an output is made from.
   *
   * @param name as shown to the user
   * @param file that it is in
   */
  record Input(String name, Path file) {}

  /**
   * Opens the manifest, or begins it.
   *
   * @param file of the manifest, see {@link HiddenNames}
   * @param place the file or folder of outputs, to be named in errors
   * @param settings by which the same input could give other output, in an order that stays the
   *     same
   * @throws OutputException if another process has it open, or if it cannot be read or written
   */
  static Manifest open(Path file, Path place, Map<String, String> settings) throws IOException {
    List<FileChannel> opened = new ArrayList<>();
    try {
      Folders.create(file);
      FileChannel lines = LockedFile.open(file, place);
      opened.add(lines);
      FileChannel rejects = rejects(HiddenNames.rejectsOf(file), place);
      opened.add(rejects);
      ManifestIndex index =
          ManifestIndex.read(lines, ManifestLine.settings(settings), rejects.size());
      rejects.truncate(index.rejectsEnd());
      rejects.position(index.rejectsEnd());
      Folders.sync(file);
      return new Manifest(place, lines, rejects, index);
    } catch (IOException e) {
      for (FileChannel channel : opened) {
        channel.close();
      }
      throw OutputException.of(place, e);
    }
  }

  /**
   * Every file that runs made or were about to make, relative to the manifest's folder; none
   * without a manifest.
   *
   * @param file of the manifest
   * @param place the folder of outputs, to be named in errors
   */
  static Set<String> names(Path file, Path place) throws IOException {
    if (!Files.exists(file)) {
      return Set.of();
    }
    try (FileChannel lines = FileChannel.open(file)) {
      return ManifestIndex.names(lines);
    } catch (IOException e) {
      throw OutputException.of(place, e);
    }
  }

  private static FileChannel rejects(Path file, Path place) throws IOException {
    return LockedFile.open(file, place, OwnerOnly.attributes(file));
  }

  /**
   * What is recorded of an output, if it is finished: if it was made from these inputs, and if they
   * and the output still have the content that they had. Reads them.
   *
   * @param output relative to the manifest's folder; empty for files of that folder
   * @param file the output, or that folder
   * @param inputs in their order
   */
  Optional<FinishedOutput> finished(String output, Path file, List<Input> inputs)
      throws IOException {
    Optional<FinishedOutput> recorded;
    try {
      recorded = index.find(output);
    } catch (IOException e) {
      throw OutputException.of(place, e);
    }
    if (recorded.isPresent() && areFrom(inputs, recorded.get()) && isThere(recorded.get(), file)) {
      return recorded;
    }
    return Optional.empty();
  }

  private static boolean isThere(FinishedOutput finished, Path file) {
    Fingerprints fingerprints = new Fingerprints();
    return finished.files().isEmpty()
        ? fingerprints.fits(finished.content(), file)
        : finished.files().stream()
            .allMatch(one -> fingerprints.fits(one.content(), file.resolve(one.name())));
  }

  private boolean areFrom(List<Input> inputs, FinishedOutput finished) {
    if (inputs.size() != finished.inputs().size()) {
      return false;
    }
    for (int i = 0; i < inputs.size(); i++) {
      Input input = inputs.get(i);
      FinishedFile recorded = finished.inputs().get(i);
      if (!recorded.name().equals(input.name())
          || !fingerprints.fits(recorded.content(), input.file())) {
        return false;
      }
    }
    return true;
  }

  /** Writes the reject lines of a finished output. */
  void copyRejects(FinishedOutput finished, OutputStream out) throws IOException {
    long at = finished.rejectsOffset();
    long end = at + finished.rejectsLength();
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    while (at < end) {
      buffer.clear().limit((int) Math.min(buffer.capacity(), end - at));
      int read = rejects.read(buffer, at);
      if (read < 0) {
        throw OutputException.of(place, new EOFException("its kept reject lines were changed"));
      }
      out.write(buffer.array(), 0, read);
      at += read;
    }
  }

  /**
   * Begins an output, when all reject lines of the one before it are written; that may be finished
   * later. Reads the inputs, to know them again.
   *
   * @param output relative to the manifest's folder; empty for files of that folder
   * @param inputs in their order
   */
  Entry begin(String output, List<Input> inputs) throws IOException {
    List<FinishedFile> fingerprinted = new ArrayList<>();
    for (Input input : inputs) {
      fingerprinted.add(new FinishedFile(input.name(), fingerprints.of(input.file())));
    }
    if (!output.isEmpty()) {
      plan(output);
    }
    return new Entry(output, fingerprinted, rejectsEnd());
  }

  private void plan(String file) throws IOException {
    try {
      index.plan(file);
    } catch (IOException e) {
      throw OutputException.of(place, e);
    }
  }

  private long rejectsEnd() throws IOException {
    try {
      return rejects.position();
    } catch (IOException e) {
      throw OutputException.of(place, e);
    }
  }

  @Override
  public void close() throws IOException {
    try (lines;
        rejects) {
      // Both are closed even if one cannot be.
    } catch (IOException e) {
      throw OutputException.of(place, e);
    }
  }

  /** An output that is being made. */
  final class Entry {
    private final String output;
    private final List<FinishedFile> inputs;
    private final long rejectsOffset;
    private final CountedOutput rejectLines = new CountedOutput(new ChannelOutput(place, rejects));

    private Entry(String output, List<FinishedFile> inputs, long rejectsOffset) {
      this.output = output;
      this.inputs = inputs;
      this.rejectsOffset = rejectsOffset;
    }

    /** To be called before a file is made, if the output is several. */
    void plan(String file) throws IOException {
      Manifest.this.plan(file);
    }

    /** Where its reject lines are kept. Not buffered: write large pieces. */
    OutputStream rejects() {
      return rejectLines;
    }

    /**
     * To be called when the output is in its place; returns when that is on the disk.
     *
     * @param content of the output
     */
    void finish(Fingerprint content, ConversionTally tally) throws IOException {
      finish(content, List.of(), tally);
    }

    /** The same of an output that is several files. */
    void finish(List<FinishedFile> files, ConversionTally tally) throws IOException {
      finish(Fingerprint.UNKNOWN, files, tally);
    }

    private void finish(Fingerprint content, List<FinishedFile> files, ConversionTally tally)
        throws IOException {
      long rejectsLength = rejectLines.size();
      try {
        if (rejectsLength > 0) {
          rejects.force(true);
        }
        index.add(
            new FinishedOutput(
                output, content, files, inputs, tally, rejectsOffset, rejectsLength));
      } catch (IOException e) {
        throw OutputException.of(place, e);
      }
    }
  }

  /** Of input files. Several inputs in a row may be in one file, which is then read once. */
  private static final class Fingerprints {
    private @Nullable Path lastFile;
    private @Nullable Fingerprint last;

    /** {@link Fingerprint#UNKNOWN} if the file cannot be read; its reader will say why. */
    Fingerprint of(Path file) {
      if (last == null || !file.equals(lastFile)) {
        last = read(file);
        lastFile = file;
      }
      return last;
    }

    private static Fingerprint read(Path file) {
      try {
        return Fingerprint.of(file);
      } catch (IOException e) {
        return Fingerprint.UNKNOWN;
      }
    }

    /** Whether the file has that content. Reads it only if its size is right. */
    boolean fits(Fingerprint content, Path file) {
      return !content.equals(Fingerprint.UNKNOWN)
          && file.toFile().length() == content.size()
          && of(file).equals(content);
    }
  }
}
