package org.turkbridge.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.turkbridge.archive.ArchiveVisitor;
import org.turkbridge.archive.ArchivedQualificationRequest;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.RecordWriter;
import org.turkbridge.archive.Refusal;
import org.turkbridge.archive.Timestamps;
import org.turkbridge.archive.json.JsonLinesFormat;
import org.turkbridge.archive.xml.XmlArchiveReader;
import org.turkbridge.translate.Whitespace;

/**
 * The converter's own way from XML to JSON Lines, without files, threads and progress around it.
 */
final class OwnReading implements ParseSpeed.Reading {
  private final XmlArchiveReader reader = new XmlArchiveReader(Whitespace.STRIP);
  private final JsonLinesFormat format = new JsonLinesFormat(Timestamps.ISO8601);

  /** How many bytes of JSON came out. */
  @Override
  public long read(Path file) throws IOException {
    Counter counter = new Counter();
    RecordWriter writer = format.writer(counter);
    try (InputStream in = Files.newInputStream(file)) {
      reader.read(file.toString(), in, new Writing(writer));
    }
    writer.flush();
    return counter.bytes;
  }

  private record Writing(RecordWriter writer) implements ArchiveVisitor {
    @Override
    public void record(ArchivedQualificationRequest record) {
      try {
        writer.write(record.request());
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
  }

  private static final class Counter extends OutputStream {
    private long bytes;

    @Override
    public void write(int next) {
      bytes++;
    }

    @Override
    public void write(byte[] some, int from, int length) {
      bytes += length;
    }
  }
}
