package org.turkbridge.archive.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.RawRecord;
import org.turkbridge.archive.Refusal;
import org.turkbridge.archive.RefusalKind;

class RejectLinesTest {
  private static final Place IN_RECORD = new Place("a/b.xml", 3, 17);

  @Test
  void aRecordIsALineWithItsPlaceItsCauseAndItself() throws IOException {
    assertThat(line(IN_RECORD, raw("<Q>é\n</Q>", StandardCharsets.UTF_8, true)))
        .isEqualTo(
            "{\"file\":\"a/b.xml\",\"record\":3,\"offset\":4711,\"line\":17,"
                + "\"kind\":\"not a time\",\"cause\":\"SubmitTime \\\"x\\\" is no time\","
                + "\"raw\":\"<Q>é\\n</Q>\"}\n");
  }

  @Test
  void outsideOfRecordsThereIsNeitherNumberNorRecord() throws IOException {
    assertThat(line(new Place("a.xml", 0, 2), null))
        .isEqualTo(
            "{\"file\":\"a.xml\",\"offset\":4711,\"line\":2,"
                + "\"kind\":\"not a time\",\"cause\":\"SubmitTime \\\"x\\\" is no time\"}\n");
  }

  @Test
  void anotherEncodingIsNamed() throws IOException {
    assertThat(line(IN_RECORD, raw("é", StandardCharsets.ISO_8859_1, true)))
        .endsWith(",\"raw\":\"é\",\"encoding\":\"ISO-8859-1\"}\n");
  }

  @Test
  void bytesThatAreNoTextAreKeptAsBytes() throws IOException {
    RawRecord raw = new RawRecord(new byte[] {'<', (byte) 0xff}, StandardCharsets.UTF_8, true);

    assertThat(line(IN_RECORD, raw)).endsWith(",\"rawBase64\":\"PP8=\"}\n").doesNotContain("raw\"");
  }

  @Test
  void aTextThatWouldNotGiveTheSameBytesIsKeptAsBytes() throws IOException {
    byte[] bytes = {0x1b, 0x28, 0x42, 'x'};

    assertThat(line(IN_RECORD, new RawRecord(bytes, Charset.forName("ISO-2022-JP"), true)))
        .endsWith(",\"rawBase64\":\"" + Base64.getEncoder().encodeToString(bytes) + "\"}\n");
  }

  @Test
  void aRecordThatWasCutSaysSo() throws IOException {
    assertThat(line(IN_RECORD, raw("<Q>", StandardCharsets.UTF_8, false)))
        .endsWith(",\"raw\":\"<Q>\",\"rawTruncated\":true}\n");
  }

  @Test
  void nothingThatATerminalWouldObeyIsLeft() throws IOException {
    assertThat(line(IN_RECORD, raw("\u001b[2J\u009b2J\u007f\r", StandardCharsets.UTF_8, true)))
        .endsWith(",\"raw\":\"\\u001B[2J\\u009b2J\\u007F\\r\"}\n");
  }

  @Property
  void everyRecordCanBeHadFromItsLineByteForByte(@ForAll byte[] bytes) throws IOException {
    String line = line(IN_RECORD, new RawRecord(bytes, StandardCharsets.UTF_8, true));

    assertThat(recordOf(line)).isEqualTo(bytes);
    assertThat(line.indexOf('\n')).isEqualTo(line.length() - 1);
  }

  @Property
  void everyTextComesBack(@ForAll String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

    assertThat(recordOf(line(IN_RECORD, new RawRecord(bytes, StandardCharsets.UTF_8, true))))
        .isEqualTo(bytes);
  }

  private static byte[] recordOf(String line) throws IOException {
    try (JsonParser json = new JsonFactory().createParser(line)) {
      while (json.nextToken() != null) {
        if ("raw".equals(json.currentName())) {
          return json.nextTextValue().getBytes(StandardCharsets.UTF_8);
        }
        if ("rawBase64".equals(json.currentName())) {
          return Base64.getDecoder().decode(json.nextTextValue());
        }
      }
    }
    throw new AssertionError("no record in " + line);
  }

  private static RawRecord raw(String text, Charset charset, boolean whole) {
    return new RawRecord(text.getBytes(charset), charset, whole);
  }

  private static String line(Place place, @Nullable RawRecord raw) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new RejectLines()
        .write(
            new Refusal(place, 4711, RefusalKind.INVALID_TIME, "SubmitTime \"x\" is no time", raw),
            out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
