package org.turkbridge.verify.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A note is told in every report, and fails no run. */
class NotesTest {
  private static final Finding NOTE =
      Finding.of(
          FindingKind.NOT_ARCHIVED,
          "a.xml",
          "record 1, line 2",
          "",
          "the HIT of an assignment here is in no file");

  private static Report report() {
    Report clean = SampleReports.clean();
    Totals totals = clean.totals();
    return new Report(
        clean.title(),
        clean.unit(),
        clean.inputs(),
        clean.program(),
        clean.begun(),
        clean.took(),
        new Totals(
            totals.sources(),
            totals.checked(),
            totals.equal(),
            totals.normalised(),
            totals.different(),
            totals.unchecked(),
            totals.records(),
            totals.normalisations(),
            Map.of(NOTE.kind(), 1L)),
        List.of(NOTE),
        0);
  }

  @Test
  void notEvenAStrictRunFails() {
    assertThat(report().totals().failed(true)).isFalse();
    assertThat(RunVerdict.of(report(), true).word()).isEqualTo("Passed");
    assertThat(RunVerdict.of(report(), true).sentence()).endsWith(". 1 note.");
  }

  @Test
  void everyReportHasIt() throws IOException {
    assertThat(SampleReports.written(new JUnitXmlReport(), report(), true))
        .contains("<skipped", NOTE.message())
        .doesNotContain("<failure");
    assertThat(SampleReports.written(new JsonReport(), report(), true))
        .contains("\"kind\" : \"not-archived\"", "\"weight\" : \"note\"", "\"failed\" : false");
    assertThat(SampleReports.written(new HtmlReport(), report(), true))
        .contains("<span class=\"weight note\">", "<option value=\"note\">notes</option>");
  }
}
