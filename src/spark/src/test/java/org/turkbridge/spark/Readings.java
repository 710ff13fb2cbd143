package org.turkbridge.spark;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.AnswerCount;
import org.turkbridge.archive.ArchiveVisitor;
import org.turkbridge.archive.ArchivedRecord;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.RawRecord;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.Refusal;
import org.turkbridge.archive.documents.DocumentReader;
import org.turkbridge.translate.Whitespace;

/** Documents read whole, as {@code convert} reads them, and in pieces, in the same words. */
final class Readings {
  static final Configuration CONFIGURATION = new Configuration(false);

  private Readings() {}

  /** What a document gives of a kind in one piece. */
  static List<String> whole(String name, byte[] bytes, RecordKind kind) throws IOException {
    WordsVisitor words = new WordsVisitor(kind);
    new DocumentReader(Whitespace.STRIP).read(name, new ByteArrayInputStream(bytes), words);
    return words.words();
  }

  /** A large file, and it alone, undivided. */
  static List<ArchivePiece> undivided(Path file) throws IOException {
    List<ArchiveFile> listed = ArchiveFile.list(List.of(file.toString()), CONFIGURATION);
    return new ArchivePlan(Set.of(), 0, Long.MAX_VALUE, new LocalSteps()).pieces(listed);
  }

  /** Divides files. */
  static List<ArchivePiece> pieces(List<Path> files, long splitBytes) throws IOException {
    List<ArchiveFile> listed =
        ArchiveFile.list(files.stream().map(Path::toString).toList(), CONFIGURATION);
    return new ArchivePlan(Set.of(), splitBytes, splitBytes, new LocalSteps()).pieces(listed);
  }

  /** What a piece gives of a kind. */
  static List<String> piece(ArchivePiece piece, RecordKind kind) throws IOException {
    return piece(piece, kind, CONFIGURATION);
  }

  /** What a piece gives of a kind, of a file system with those settings. */
  static List<String> piece(ArchivePiece piece, RecordKind kind, Configuration configuration)
      throws IOException {
    List<String> words = new ArrayList<>();
    List<String> last = new ArrayList<>();
    DocumentReader reader = new DocumentReader(Whitespace.STRIP);
    HadoopFile file = new HadoopFile(piece.path(), piece.size(), configuration);
    try (RowBatchReader source =
        piece.range() == null
            ? new RowBatchQueue(
                new WholeFileReading(
                    file, reader, length -> new RowBatchBuilder(Set.of(kind), true)))
            : new RangeReader(
                piece,
                piece.range(),
                file,
                reader,
                length -> new RowBatchBuilder(Set.of(kind), true))) {
      for (@Nullable RowBatch part = source.next(); part != null; part = source.next()) {
        part.rows().forEach(found -> words.add(word(found)));
        part.summary()
            .failures()
            .forEach(failure -> last.add(failure.place() + failure.codeAndMessage()));
        part.summary().counts().forEach(count -> last.add(word(count)));
      }
    }
    words.addAll(last);
    return words;
  }

  private static String word(RecordOrReject found) {
    Refusal refusal = found.refusal();
    return refusal == null
        ? found.place() + " at " + found.offset() + " " + found.accepted()
        : word(refusal);
  }

  private static String word(Refusal refusal) {
    RawRecord raw = refusal.raw();
    return "%s at %d %s %s %s"
        .formatted(
            refusal.place(),
            refusal.offset(),
            refusal.kind(),
            refusal.cause(),
            raw == null ? "" : raw.text());
  }

  private static String word(AnswerCount count) {
    return count.place() + " " + count.message();
  }

  /** Every step in this JVM. */
  private static final class LocalSteps implements ArchivePlan.Steps {
    @Override
    public <T extends Serializable, R extends Serializable> List<R> map(
        List<T> things, ArchivePlan.Step<T, R> step, boolean isLong) throws IOException {
      List<R> results = new ArrayList<>();
      for (T thing : things) {
        results.add(step.take(thing, CONFIGURATION));
      }
      return results;
    }
  }

  private static final class WordsVisitor implements ArchiveVisitor {
    private final List<String> words = new ArrayList<>();
    private final List<String> last = new ArrayList<>();
    private final RecordKind kind;
    private long offset;

    WordsVisitor(RecordKind kind) {
      this.kind = kind;
    }

    List<String> words() {
      words.addAll(last);
      return words;
    }

    @Override
    public boolean wantsBytes() {
      return true;
    }

    @Override
    public void bytesOfNext(RawRecord raw) {
      offset = raw.offset();
    }

    @Override
    public void record(ArchivedRecord record) {
      if (record.kind() == kind) {
        words.add(record.place() + " at " + offset + " " + record.value());
      }
    }

    @Override
    public void refused(Refusal refusal) {
      if (refusal.recordKind() == null || refusal.recordKind() == kind) {
        words.add(word(refusal));
      }
    }

    @Override
    public void failedResponse(Place place, String codeAndMessage) {
      last.add(place + codeAndMessage);
    }

    @Override
    public void counted(AnswerCount count) {
      last.add(word(count));
    }
  }
}
