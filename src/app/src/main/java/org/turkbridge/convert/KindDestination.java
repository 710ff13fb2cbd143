package org.turkbridge.convert;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.summary.ConversionTally;

/** The records of each kind as a document of their own, all in one folder. */
final class KindDestination implements Destination {
  private final Opener opener;
  private final Resumption.FilesEntry entry;
  private final Map<RecordKind, Path> replaceable;
  private final Map<RecordKind, FormattedOutput> outputs = new EnumMap<>(RecordKind.class);

  /** Begins outputs. */
  @FunctionalInterface
  interface Opener {
    FormattedOutput open(RecordKind kind) throws IOException;
  }

  /**
   * @param entry of all documents together
   * @param replaceable the places of documents that may be there of earlier runs: without records
   *     of its kind, such a file goes
   */
  KindDestination(Opener opener, Resumption.FilesEntry entry, Map<RecordKind, Path> replaceable) {
    this.opener = opener;
    this.entry = entry;
    this.replaceable = Map.copyOf(replaceable);
  }

  @Override
  public void begin(Source document) {}

  @Override
  public void write(KindBytes records) throws IOException {
    if (records.bytes().size() == 0) {
      return;
    }
    @Nullable FormattedOutput output = outputs.get(records.kind());
    if (output == null) {
      output = opener.open(records.kind());
      outputs.put(records.kind(), output);
    }
    output.write(records);
  }

  @Override
  public OutputStream rejects() {
    return entry.rejects();
  }

  @Override
  public void end(ConversionTally document) {}

  @Override
  public void endAll() throws IOException {
    for (FormattedOutput output : outputs.values()) {
      output.end();
      output.seal();
    }
  }

  @Override
  public void finish(ConversionTally all) throws IOException {
    for (FormattedOutput output : outputs.values()) {
      output.publish(all);
    }
    for (Map.Entry<RecordKind, Path> place : replaceable.entrySet()) {
      if (!outputs.containsKey(place.getKey())) {
        removeFile(place.getValue());
      }
    }
    entry.finish(all);
  }

  /** Pipes and devices stay. */
  private static void removeFile(Path place) throws IOException {
    if (Files.isRegularFile(place)) {
      try {
        Files.delete(place);
      } catch (IOException e) {
        throw OutputException.of(place, e);
      }
    }
  }

  @Override
  public void close() throws IOException {
    for (FormattedOutput output : outputs.values()) {
      output.close();
    }
  }
}
