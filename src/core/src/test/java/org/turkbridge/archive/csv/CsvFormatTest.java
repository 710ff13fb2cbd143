package org.turkbridge.archive.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.turkbridge.archive.Requests.request;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.InvalidCharacters;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.RecordWriter;
import org.turkbridge.archive.Requests;
import org.turkbridge.archive.Timestamps;
import org.turkbridge.archive.Written;
import org.turkbridge.archive.xml.XmlTexts;
import org.turkbridge.translate.Normalisation;
import org.turkbridge.translate.UntranslatableException;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

class CsvFormatTest {
  private static final Instant TIME = Instant.parse("2014-08-15T00:01:00Z");
  private static final String HEADER =
      "QualificationRequestId,QualificationTypeId,WorkerId,Test,Answer,SubmitTime\r\n";
  private static final CsvFormat CSV = new CsvFormat(Timestamps.ISO8601, InvalidCharacters.REJECT);

  @Example
  void writesTable() {
    assertThat(CSV.extension()).isEqualTo("csv");
    assertThat(Written.in(CSV, List.of()).text()).isEqualTo(HEADER);
    assertThat(
            Written.inRuns(
                    CSV,
                    List.of(
                        List.of(
                            request("A", "a,\"b\"", "é\r\n\uD83D\uDE00", TIME),
                            request("B", null, "", TIME)),
                        List.of(request(" C ", "", null, TIME))))
                .text())
        .isEqualTo(
            HEADER
                + "A,Q,W,\"a,\"\"b\"\"\",\"é\r\n\uD83D\uDE00\",2014-08-15T00:01:00Z\r\n"
                + "B,Q,W,,\"\",2014-08-15T00:01:00Z\r\n"
                + " C ,Q,W,\"\",,2014-08-15T00:01:00Z\r\n");
  }

  @Example
  void writesEpochSeconds() {
    assertThat(
            Written.in(
                    new CsvFormat(Timestamps.EPOCH, InvalidCharacters.REJECT),
                    List.of(request("A", null, null, TIME.plusMillis(250))))
                .text())
        .endsWith("A,Q,W,,,1408060860.25\r\n");
  }

  @Example
  void refusesLoneSurrogatesAndWritesNothingOfTheRecord() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RecordWriter writer = CSV.writer(out);

    assertThatThrownBy(
            () ->
                writer.write(
                    RecordKind.QUALIFICATION_REQUEST,
                    request("A", null, "\uD83D\uDE00a\uDE00", TIME)))
        .isInstanceOf(UntranslatableException.class)
        .hasMessage(
            "Answer: character U+DE00 at position 3 cannot be written in CSV; remove it, or have"
                + " it replaced with --invalid-chars replace");
    writer.flush();
    assertThat(out.size()).isZero();
  }

  @Example
  void replacesLoneSurrogatesAndTells() {
    Written written =
        Written.in(
            new CsvFormat(Timestamps.ISO8601, InvalidCharacters.REPLACE),
            List.of(request("A", "\uD800x\uDC00\uD83D\uDE00", "\0", TIME)));

    assertThat(written.text()).contains("A,Q,W,\uFFFDx\uFFFD\uD83D\uDE00,\0,");
    assertThat(written.normalisations()).containsExactly(Normalisation.REPLACED_CHARACTER);
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void isReadBack(@ForAll("requests") List<QualificationRequest> requests) throws IOException {
    Written written = Written.in(CSV, requests);
    assertThat(written.normalisations()).isEmpty();

    try (CsvReader<CsvRecord> reader =
        CsvReader.builder().skipEmptyLines(false).ofCsvRecord(written.text())) {
      List<List<String>> rows = reader.stream().map(CsvRecord::getFields).toList();
      assertThat(rows.subList(1, rows.size()))
          .isEqualTo(requests.stream().map(CsvFormatTest::row).toList());
    }
  }

  private static List<String> row(QualificationRequest request) {
    return Stream.<@Nullable Object>of(
            request.qualificationRequestId(),
            request.qualificationTypeId(),
            request.workerId(),
            request.test(),
            request.answer(),
            Timestamps.ISO8601.print(request.submitTime()))
        .map(field -> Objects.toString(field, ""))
        .toList();
  }

  @Provide
  Arbitrary<List<QualificationRequest>> requests() {
    return Requests.lists(
        Requests.anyText().filter(text -> Surrogates.firstLone(text) < 0), XmlTexts.times());
  }
}
