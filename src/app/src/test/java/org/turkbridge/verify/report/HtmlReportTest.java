package org.turkbridge.verify.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
  @Test
  void whatWasFoundIsNeverMarkup() throws IOException {
    String html = SampleReports.html(SampleReports.mixed());

    assertThat(html)
        .doesNotContain("<img", "<script>document", "'owned'</script>")
        .contains("&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;amp;{}&lt;!--")
        .containsOnlyOnce("<script>")
        .containsOnlyOnce("</script>");
  }

  @Test
  void nothingMayBeFetched() throws IOException {
    assertThat(SampleReports.html(SampleReports.mixed()))
        .contains(
            "content=\"default-src 'none'; style-src &#39;sha256-",
            "; base-uri 'none'; form-action 'none'\"")
        .doesNotContain("http://", "https://", " style=", "<link", "@import");
  }

  @Test
  void changedWordsAreMarked() throws IOException {
    assertThat(SampleReports.html(SampleReports.mixed()))
        .contains(
            "It was <del>sunny</del> in <del>Seattle</del>.",
            "It was <ins>rainy</ins> in <ins>Portland</ins>.");
  }

  @Test
  void longEqualTextIsFoldedAndThereAllTheSame() throws IOException {
    String words = "word ".repeat(100);

    assertThat(sides("old " + words + "end", "new " + words + "end"))
        .contains("equal characters</button><span class=\"folded\">" + " word".repeat(10));
    assertThat(sides("old " + "word ".repeat(20), "new " + "word ".repeat(20)))
        .doesNotContain("equal characters");
  }

  @Test
  void whiteSpaceIsShownWhereItIsTheChange() throws IOException {
    assertThat(sides("a  b\tc\n", "a b c"))
        .contains(
            "Only white space differs.",
            "a<del class=\"blank\"><span class=\"space\">·</span><span class=\"space\">·</span>"
                + "</del>b<del class=\"blank\"><span class=\"space\">→</span></del>c"
                + "<del class=\"blank\"><span class=\"space\">↵</span>\n</del>");
    assertThat(sides("a\u00A0b", "a b")).contains("<span class=\"code-point\">U+00A0</span>");
    assertThat(sides("a b", "a c")).doesNotContain("·</span>", "Only white space");
  }

  @Test
  void whatCannotBeSeenHasItsNumber() throws IOException {
    assertThat(sides("a\u202Eb\u0000\uD800", "c"))
        .contains(
            "a<span class=\"code-point\">U+202E</span>b<span class=\"code-point\">U+0000</span>"
                + "<span class=\"code-point\">U+D800</span>");
    assertThat(sides("caf\u00e9", "cafe\u0301")).contains("composed in another way");
  }

  @Test
  void noValueAndAnEmptyOneAreTwoThings() throws IOException {
    assertThat(sides("", null)).contains("<p class=\"none\">empty</p>", ">no value</p>");
  }

  @Test
  void hugeValuesAreCut() throws IOException {
    assertThat(sides("x".repeat(100_000), "y"))
        .hasSizeLessThan(70_000)
        .contains("80,000 characters more, which only the JSON report holds");
  }

  @Test
  void theVerdictIsInWords() throws IOException {
    assertThat(SampleReports.html(SampleReports.mixed()))
        .contains("9 of 1,346 records differ; 2 could not be compared. 1 error, 1 warning.")
        .contains("<strong>4 findings left out.</strong> The first 7 are listed");
    assertThat(SampleReports.html(SampleReports.clean()))
        .contains("</span> Passed</p>", "No difference in 1,337 records; 2 could not be compared.");
  }

  @Test
  void theKindsOfRecordsAreCounted() throws IOException {
    assertThat(SampleReports.html(SampleReports.mixed()))
        .contains(
            "<h2 id=\"records\">Kinds of records</h2>",
            "<tr><td>Assignment</td><td class=\"count\">1,337</td></tr>\n"
                + "<tr><td>HIT</td><td class=\"count\">11</td></tr>");
  }

  @Test
  void warningsThatCountAreSaidToCount() throws IOException {
    Report clean = SampleReports.clean();
    Totals totals =
        new Totals(
            1, 1, 1, 0, 0, 0, new TreeMap<>(), new TreeMap<>(), Map.of(FindingKind.DUPLICATE, 1L));
    Report report =
        new Report(
            clean.title(),
            clean.unit(),
            clean.inputs(),
            clean.program(),
            clean.begun(),
            clean.took(),
            totals,
            List.of(Finding.of(FindingKind.DUPLICATE, "a", "", "", "m")),
            0);

    assertThat(SampleReports.written(new HtmlReport(), report, true))
        .contains("</span> Failed</p>", "1 warning. Warnings count in this run.");
    assertThat(SampleReports.html(report))
        .contains("</span> Passed</p>")
        .doesNotContain("Kinds of records")
        .doesNotContain("Warnings count");
  }

  private static String sides(String before, @Nullable String after) throws IOException {
    Report clean = SampleReports.clean();
    return SampleReports.html(
        new Report(
            clean.title(),
            clean.unit(),
            clean.inputs(),
            clean.program(),
            clean.begun(),
            clean.took(),
            clean.totals(),
            List.of(new Finding(FindingKind.CHANGED_VALUE, "a", "", "", "", before, after, "m")),
            0));
  }
}
