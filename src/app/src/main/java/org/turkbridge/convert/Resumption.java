package org.turkbridge.convert;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.summary.ConversionTally;
import org.turkbridge.convert.FinishedOutput.FinishedFile;
import org.turkbridge.digest.Sha256;

/** What earlier runs finished, and what this run finishes for later ones. */
final class Resumption implements Closeable {
  private final Path folder;
  private final @Nullable Manifest manifest;

  private Resumption(Path folder, @Nullable Manifest manifest) {
    this.folder = folder;
    this.manifest = manifest;
  }

  /** Nothing is finished, nothing is remembered. */
  static Resumption none() {
    return new Resumption(Path.of(""), null);
  }

  /**
   * @param folder of the manifest
   */
  static Resumption by(Manifest manifest, Path folder) {
    return new Resumption(folder, manifest);
  }

  /**
   * An output that is being made.
   *
   * @param content of it, on its way to where it is kept
   * @param rejects where its reject lines go too
   * @param completion to be told when it is in its place
   */
  record OutputEntry(OutputStream content, OutputStream rejects, Completion completion) {
    /** One that no later run will ask about. */
    static OutputEntry notRemembered(OutputStream content) {
      return new OutputEntry(content, OutputStream.nullOutputStream(), tally -> {});
    }
  }

  /** Remembers an output when it is in its place. */
  @FunctionalInterface
  interface Completion {
    /**
     * The output is there, whole.
     *
     * @param tally of what is in it
     */
    void finish(ConversionTally tally) throws IOException;
  }

  /** What is known of an output, if it is there as an earlier run made it from the same sources. */
  Optional<FinishedOutput> finished(Path output, List<Source> sources) throws IOException {
    Optional<List<Manifest.Input>> inputs = inputs(sources);
    return manifest == null || inputs.isEmpty()
        ? Optional.empty()
        : manifest.finished(name(output), output, inputs.get());
  }

  /** Begins an output. */
  OutputEntry begin(Path output, List<Source> sources, OutputStream content) throws IOException {
    Optional<List<Manifest.Input>> inputs = inputs(sources);
    if (manifest == null || inputs.isEmpty()) {
      return OutputEntry.notRemembered(content);
    }
    DigestedOutput digested = new DigestedOutput(content);
    Manifest.Entry entry = manifest.begin(name(output), inputs.get());
    return new OutputEntry(
        digested.stream(), entry.rejects(), tally -> entry.finish(digested.fingerprint(), tally));
  }

  /** Begins an output that is several files of the manifest's folder. */
  FilesEntry begin(List<Source> sources) throws IOException {
    Optional<List<Manifest.Input>> inputs = inputs(sources);
    return new FilesEntry(
        manifest == null || inputs.isEmpty() ? null : manifest.begin("", inputs.get()));
  }

  /** An output that is several files, and is finished when all of them are in their places. */
  final class FilesEntry {
    private final Manifest.@Nullable Entry entry;
    private final Map<String, DigestedOutput> files = new LinkedHashMap<>();

    private FilesEntry(Manifest.@Nullable Entry entry) {
      this.entry = entry;
    }

    /** Begins one of the files. */
    OutputEntry file(Path output, OutputStream content) throws IOException {
      if (entry == null) {
        return OutputEntry.notRemembered(content);
      }
      DigestedOutput digested = new DigestedOutput(content);
      entry.plan(name(output));
      files.put(name(output), digested);
      return OutputEntry.notRemembered(digested.stream());
    }

    /** Where reject lines go too. */
    OutputStream rejects() {
      return entry == null ? OutputStream.nullOutputStream() : entry.rejects();
    }

    /**
     * All files are there, whole.
     *
     * @param tally of what is in them
     */
    void finish(ConversionTally tally) throws IOException {
      if (entry != null) {
        List<FinishedFile> finished = new ArrayList<>();
        files.forEach(
            (name, digested) -> finished.add(new FinishedFile(name, digested.fingerprint())));
        entry.finish(finished, tally);
      }
    }
  }

  /** Content that can be known again. */
  private static final class DigestedOutput {
    private final CountedOutput counted;
    private final DigestOutputStream digested;

    DigestedOutput(OutputStream content) {
      this.counted = new CountedOutput(content);
      this.digested = new DigestOutputStream(counted, Sha256.digest());
    }

    OutputStream stream() {
      return digested;
    }

    /** Of what was written so far; once. */
    Fingerprint fingerprint() {
      return Fingerprint.of(counted.size(), digested.getMessageDigest());
    }
  }

  /** Writes the reject lines of a finished output. */
  void copyRejects(FinishedOutput finished, OutputStream out) throws IOException {
    if (manifest != null) {
      manifest.copyRejects(finished, out);
    }
  }

  private String name(Path output) {
    return name(folder, output);
  }

  /**
   * What the manifest calls a file.
   *
   * @param folder of the manifest
   */
  static String name(Path folder, Path file) {
    return folder
        .toAbsolutePath()
        .normalize()
        .relativize(file.toAbsolutePath().normalize())
        .toString();
  }

  /** Empty if one of them can be read only once. */
  private static Optional<List<Manifest.Input>> inputs(List<Source> sources) {
    List<Manifest.Input> inputs = new ArrayList<>();
    for (Source source : sources) {
      if (source.file().isEmpty()) {
        return Optional.empty();
      }
      inputs.add(new Manifest.Input(source.name(), source.file().get()));
    }
    return Optional.of(inputs);
  }

  @Override
  public void close() throws IOException {
    if (manifest != null) {
      manifest.close();
    }
  }
}
