package org.turkbridge.archive.documents;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.turkbridge.archive.ArchiveVisitor;
import org.turkbridge.archive.ArchivedRecord;
import org.turkbridge.archive.DiscardingVisitor;
import org.turkbridge.archive.Origin;
import org.turkbridge.archive.PassingVisitor;
import org.turkbridge.archive.Refusal;
import org.turkbridge.archive.Stretch;
import org.turkbridge.archive.json.JsonArchiveReader;

/** Whole lines of JSON, or what was taken for them. */
final class JsonStretch implements Stretch {
  private final JsonArchiveReader reader;
  private final String name;
  private final byte[] bytes;
  private final Kind kind;

  /** What follows a stretch. */
  enum Kind {
    /** Another stretch. */
    INNER,
    /** Nothing. */
    LAST,
    /** The rest of the document, which cannot be cut. */
    OPEN
  }

  /**
   * @param bytes belong to the stretch
   */
  JsonStretch(JsonArchiveReader reader, String name, byte[] bytes, Kind kind) {
    this.reader = reader;
    this.name = name;
    this.bytes = bytes;
    this.kind = kind;
  }

  @Override
  public int length() {
    return bytes.length;
  }

  @Override
  public InputStream bytes() {
    return new ByteArrayInputStream(bytes);
  }

  @Override
  public boolean isOpen() {
    return kind == Kind.OPEN;
  }

  @Override
  public Optional<Origin> read(ArchiveVisitor visitor) {
    Counting counting = new Counting(visitor);
    boolean whole;
    try {
      whole = reader.read(name, bytes(), counting);
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory cannot fail to be read", e);
    }
    return whole || kind == Kind.LAST
        ? Optional.of(new Origin(counting.records, bytes.length, lines()))
        : Optional.empty();
  }

  @Override
  public Optional<Origin> extent() {
    return read(DiscardingVisitor.INSTANCE);
  }

  @Override
  public void readOn(InputStream rest, ArchiveVisitor visitor) throws IOException {
    reader.read(name, new SequenceInputStream(bytes(), rest), visitor);
  }

  private int lines() {
    int lines = 0;
    for (int i = 0; i < bytes.length; i++) {
      // As the parser counts them: a carriage return ends a line by itself too.
      boolean isPair = bytes[i] == '\r' && i + 1 < bytes.length && bytes[i + 1] == '\n';
      lines += bytes[i] == '\n' || (bytes[i] == '\r' && !isPair) ? 1 : 0;
    }
    return lines;
  }

  private static final class Counting extends PassingVisitor {
    private long records;

    Counting(ArchiveVisitor visitor) {
      super(visitor);
    }

    @Override
    public void record(ArchivedRecord record) {
      records = record.place().record();
      super.record(record);
    }

    @Override
    public void refused(Refusal refusal) {
      records = Math.max(records, refusal.place().record());
      super.refused(refusal);
    }
  }
}
