package org.turkbridge.verify.records;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.turkbridge.archive.RecordFormat;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.RecordWriter;
import org.turkbridge.archive.xml.LegacyXmlWriter;
import org.turkbridge.translate.Normalisation;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

/** Writes legacy records by the right translation with one mistake in it. */
record FaultyFormat(Fault fault) implements RecordFormat {
  @Override
  public String extension() {
    return "xml";
  }

  @Override
  public void begin(RecordKind kind, OutputStream out) {}

  @Override
  public void separate(OutputStream out) {}

  @Override
  public void end(RecordKind kind, OutputStream out, boolean empty) {}

  @Override
  public RecordWriter writer(OutputStream out) {
    return new Writer(fault, out);
  }

  private record Writer(Fault fault, OutputStream out) implements RecordWriter {
    @Override
    public Set<Normalisation> write(RecordKind kind, SdkPojo value) throws IOException {
      ByteArrayOutputStream xml = new ByteArrayOutputStream();
      LegacyXmlWriter writer = new LegacyXmlWriter(xml);
      writer.write(kind, fault.toCurrent().apply((QualificationRequest) value));
      writer.flush();
      out.write(
          fault.xml().apply(xml.toString(StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
      return Set.of();
    }

    @Override
    public void flush() {}
  }
}
