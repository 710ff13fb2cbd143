package org.turkbridge.convert;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.turkbridge.archive.RefusalKind;
import org.turkbridge.convert.FinishedOutput.FinishedInput;
import org.turkbridge.translate.Normalisation;

/** The lines of a manifest as bytes, each with its end. */
final class ManifestLine {
  static final String OUTPUT = "output";
  static final String SIZE = "size";
  static final String SHA256 = "sha256";
  static final String INPUTS = "inputs";
  static final String NAME = "name";
  static final String RECORDS = "records";
  static final String BYTES = "bytes";
  static final String REJECTS = "rejects";
  static final String NORMALISED = "normalised";
  static final String FAILED_RESPONSES = "failedResponses";
  static final String WITHOUT_REQUESTS = "withoutRequests";
  static final String MISCOUNTED = "miscounted";
  static final String REJECTS_OFFSET = "rejectsOffset";
  static final String REJECTS_LENGTH = "rejectsLength";

  /** Another form of the lines gets another number. */
  private static final int VERSION = 2;

  private static final JsonFactory JSON = new JsonFactory();

  private ManifestLine() {}

  /** Writes into a line. */
  @FunctionalInterface
  private interface Content {
    void write(JsonGenerator line) throws IOException;
  }

  /** The first line: everything by which the same input could give other output. */
  static byte[] settings(Map<String, String> settings) {
    return line(
        line -> {
          line.writeNumberField("manifest", VERSION);
          for (Map.Entry<String, String> setting : settings.entrySet()) {
            line.writeStringField(setting.getKey(), setting.getValue());
          }
        });
  }

  static byte[] of(FinishedOutput finished) {
    return line(line -> write(finished, line));
  }

  private static void write(FinishedOutput finished, JsonGenerator line) throws IOException {
    line.writeStringField(OUTPUT, finished.output());
    write(finished.content(), line);
    line.writeArrayFieldStart(INPUTS);
    for (FinishedInput input : finished.inputs()) {
      line.writeStartObject();
      line.writeStringField(NAME, input.name());
      write(input.content(), line);
      line.writeEndObject();
    }
    line.writeEndArray();
    ConversionTally tally = finished.tally();
    line.writeNumberField(RECORDS, tally.records());
    line.writeNumberField(BYTES, tally.bytes());
    line.writeObjectFieldStart(REJECTS);
    for (Map.Entry<RefusalKind, Long> count : tally.rejects().entrySet()) {
      line.writeNumberField(count.getKey().name(), count.getValue());
    }
    line.writeEndObject();
    line.writeObjectFieldStart(NORMALISED);
    for (Map.Entry<Normalisation, Long> count : tally.normalised().entrySet()) {
      line.writeNumberField(count.getKey().name(), count.getValue());
    }
    line.writeEndObject();
    line.writeNumberField(FAILED_RESPONSES, tally.failedResponses());
    line.writeNumberField(WITHOUT_REQUESTS, tally.withoutRequests());
    line.writeNumberField(MISCOUNTED, tally.miscounted());
    line.writeNumberField(REJECTS_OFFSET, finished.rejectsOffset());
    line.writeNumberField(REJECTS_LENGTH, finished.rejectsLength());
  }

  private static void write(Fingerprint content, JsonGenerator line) throws IOException {
    line.writeNumberField(SIZE, content.size());
    line.writeStringField(SHA256, content.sha256());
  }

  private static byte[] line(Content content) {
    try (ByteArrayBuilder bytes = new ByteArrayBuilder();
        JsonGenerator line = JSON.createGenerator(bytes)) {
      line.writeStartObject();
      content.write(line);
      line.writeEndObject();
      line.writeRaw('\n');
      line.flush();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
