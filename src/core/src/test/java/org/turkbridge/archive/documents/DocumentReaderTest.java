package org.turkbridge.archive.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.turkbridge.archive.InStretches;
import org.turkbridge.archive.InvalidCharacters;
import org.turkbridge.archive.RecordFormat;
import org.turkbridge.archive.Requests;
import org.turkbridge.archive.Samples;
import org.turkbridge.archive.Timestamps;
import org.turkbridge.archive.Told;
import org.turkbridge.archive.Written;
import org.turkbridge.archive.json.JsonFormat;
import org.turkbridge.archive.json.JsonLinesFormat;
import org.turkbridge.archive.xml.LegacyXmlFormat;
import org.turkbridge.translate.Whitespace;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

class DocumentReaderTest {
  private static final DocumentReader READER = new DocumentReader(Whitespace.STRIP);
  private static final QualificationRequest REQUEST =
      Requests.request("R", "<T>\u00e9</T>", null, Instant.EPOCH);

  static List<byte[]> samples() {
    return Samples.documents();
  }

  static List<RecordFormat> formats() {
    return List.of(
        new JsonFormat(),
        new JsonLinesFormat(Timestamps.EPOCH),
        LegacyXmlFormat.bare(InvalidCharacters.REJECT));
  }

  @ParameterizedTest
  @MethodSource("formats")
  void tellsTheModelsApartByTheirContent(RecordFormat format) throws IOException {
    byte[] document = Written.in(format, List.of(REQUEST)).bytes();

    assertThat(requests(read(document))).containsExactly(REQUEST);
    assertThat(requests(cut(document))).containsExactly(REQUEST);
  }

  @ParameterizedTest
  @MethodSource("formats")
  void looksBehindWhiteSpaceAndByteOrderMarks(RecordFormat format) throws IOException {
    String document = "\ufeff \r\n\t" + Written.in(format, List.of(REQUEST)).text();
    for (Charset charset :
        List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      // A declaration may not stand behind white space.
      byte[] bytes = document.replaceFirst("<\\?xml.*?\\?>", "").getBytes(charset);

      assertThat(requests(read(bytes))).as("%s", charset).containsExactly(REQUEST);
      assertThat(requests(cut(bytes))).as("%s", charset).containsExactly(REQUEST);
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void samplesInStretchesGiveWhatTheyGiveInOnePiece(byte[] sample) throws IOException {
    assertThat(cut(sample).words()).isEqualTo(read(sample).words());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\n"})
  void nothingGivesNothing(String document) throws IOException {
    byte[] bytes = document.getBytes(StandardCharsets.UTF_8);

    assertThat(read(bytes).words()).isEmpty();
    assertThat(cut(bytes).words()).isEmpty();
  }

  @Test
  void longLinesOfJsonAreCutBetweenThem() throws IOException {
    QualificationRequest request = Requests.request("R", "x".repeat(300_000), null, Instant.EPOCH);
    byte[] document =
        Written.in(new JsonLinesFormat(Timestamps.EPOCH), List.of(request, request, request))
            .bytes();

    assertThat(READER.cut("a", new ByteArrayInputStream(document)).next())
        .isNotNull()
        .extracting(stretch -> stretch.length())
        .isEqualTo(document.length / 3);
    assertThat(cut(document).words()).isEqualTo(read(document).words());
  }

  private static List<QualificationRequest> requests(Told told) {
    assertThat(told.refusals()).isEmpty();
    return told.records().stream().map(record -> record.value(QualificationRequest.class)).toList();
  }

  private static Told read(byte[] document) throws IOException {
    Told told = new Told();
    READER.read("a", new ByteArrayInputStream(document), told);
    return told;
  }

  private static Told cut(byte[] document) throws IOException {
    return InStretches.read(READER.cut("a", new ByteArrayInputStream(document)));
  }
}
