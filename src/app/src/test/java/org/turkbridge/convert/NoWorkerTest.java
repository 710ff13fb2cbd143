package org.turkbridge.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.convert.Xml.json;
import static org.turkbridge.convert.Xml.list;
import static org.turkbridge.convert.Xml.record;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.turkbridge.archive.InvalidCharacters;
import org.turkbridge.archive.RecordFormat;
import org.turkbridge.archive.Timestamps;
import org.turkbridge.archive.csv.CsvFormat;
import org.turkbridge.archive.json.JsonFormat;
import org.turkbridge.archive.json.JsonLinesFormat;
import org.turkbridge.archive.xml.LegacyXmlFormat;
import org.turkbridge.translate.Normalisation;

/** Records that name no Worker, as those of before March 2006, are carried over. */
class NoWorkerTest {
  private static final String NO_WORKER = record("A").replace("<SubjectId>W</SubjectId>", "");
  private static final String LINE = json("A").replace("\"WorkerId\":\"W\",", "");
  private static final RecordFormat LINES = new JsonLinesFormat(Timestamps.ISO8601);
  private static final RecordFormat LEGACY = LegacyXmlFormat.bare(InvalidCharacters.REJECT);

  private static Run.Done converted(String document, RecordFormat format) throws IOException {
    Run.Done done =
        Run.ofStandardInput(document.getBytes(StandardCharsets.UTF_8)).as(format).done();
    assertThat(done.rejectLines()).isEmpty();
    assertThat(done.report().refused()).isFalse();
    assertThat(done.report().tally().normalised()).isEqualTo(Map.of(Normalisation.NO_WORKER, 1L));
    return done;
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<?xml version='1.0' encoding='UTF-16'?>"})
  void theMemberIsAbsent(String ordinaryReader) throws IOException {
    byte[] bytes =
        (ordinaryReader + list(NO_WORKER, record("B")))
            .getBytes(ordinaryReader.isEmpty() ? StandardCharsets.UTF_8 : StandardCharsets.UTF_16);

    Run.Done done = Run.ofStandardInput(bytes).done();

    assertThat(done.out()).isEqualTo(LINE + json("B"));
    assertThat(done.report().tally().normalised()).containsEntry(Normalisation.NO_WORKER, 1L);
  }

  @Test
  void itComesBackFromEveryForm() throws IOException {
    String xml = converted(list(NO_WORKER), LEGACY).out();

    assertThat(xml).contains(NO_WORKER);
    assertThat(converted(xml, LINES).out()).isEqualTo(LINE);
    assertThat(converted(converted(xml, new JsonFormat()).out(), LEGACY).out()).isEqualTo(xml);
    assertThat(converted(LINE, LEGACY).out()).isEqualTo(xml);
    assertThat(
            converted(list(NO_WORKER), new CsvFormat(Timestamps.ISO8601, InvalidCharacters.REJECT))
                .out())
        .contains("A,Q,,,,2014-08-15T00:01:00Z");
  }

  @Test
  void anEmptyOneStaysEmpty() throws IOException {
    String empty = record("A").replace("<SubjectId>W<", "<SubjectId><");
    String line = json("A").replace("\"W\"", "\"\"");

    assertThat(converted(list(empty), LINES).out()).isEqualTo(line);
    assertThat(converted(line, LEGACY).out()).contains(empty);
  }

  @Test
  void nullIsAbsent() throws IOException {
    assertThat(converted(json("A").replace("\"W\"", "null"), LINES).out()).isEqualTo(LINE);
  }
}
