package org.turkbridge.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.AnswerCount;
import org.turkbridge.archive.ArchiveVisitor;
import org.turkbridge.archive.ArchivedRecord;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.RecordWriter;
import org.turkbridge.archive.Refusal;
import org.turkbridge.archive.Stretch;
import org.turkbridge.archive.Stretches;
import org.turkbridge.archive.Timestamps;
import org.turkbridge.archive.documents.DocumentReader;
import org.turkbridge.archive.json.JsonLinesFormat;
import org.turkbridge.translate.Whitespace;

/**
 * The converter's own way from XML to JSON Lines, without files, threads and progress around it.
 */
final class OwnReading implements ParseSpeed.Reading {
  private final DocumentReader reader = new DocumentReader(Whitespace.STRIP);
  private final JsonLinesFormat format = new JsonLinesFormat(Timestamps.ISO8601);

  /** How many bytes of JSON came out. */
  @Override
  public long read(Path file) throws IOException {
    long bytes = 0;
    try (InputStream in = Files.newInputStream(file)) {
      Stretches stretches = reader.cut(file.toString(), in);
      for (@Nullable Stretch stretch = stretches.next();
          stretch != null;
          stretch = stretches.next()) {
        bytes += read(stretch);
      }
    }
    return bytes;
  }

  private long read(Stretch stretch) throws IOException {
    ByteArrayOutputStream plain = new ByteArrayOutputStream(stretch.length());
    RecordWriter writer = format.writer(plain);
    if (stretch.readPlain(new Writing(writer)).isPresent()) {
      writer.flush();
      return plain.size();
    }
    ByteArrayOutputStream parsed = new ByteArrayOutputStream(stretch.length());
    RecordWriter another = format.writer(parsed);
    if (stretch.read(new Writing(another)).isEmpty()) {
      throw new IllegalStateException("a stretch of a corpus cannot be read by itself");
    }
    another.flush();
    return parsed.size();
  }

  private record Writing(RecordWriter writer) implements ArchiveVisitor {
    @Override
    public void record(ArchivedRecord record) {
      try {
        writer.write(record.kind(), record.value());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void refused(Refusal refusal) {
      throw new IllegalStateException(refusal.toString());
    }

    @Override
    public void failedResponse(Place place, String codeAndMessage) {
      throw new IllegalStateException(codeAndMessage);
    }

    @Override
    public void counted(AnswerCount count) {
      // Of one that began in an earlier stretch only a part is known.
      if (!count.beginsBefore()) {
        throw new IllegalStateException(count.message());
      }
    }
  }
}
