package org.turkbridge.verify.report;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The top of the page: verdict, what was checked, and the totals as a picture. */
final class HtmlSummary {
  private static final double PERCENT = 100;

  /** Small parts are drawn this wide, so that they can be seen. */
  private static final double NARROWEST = 0.8;

  private final HtmlWriter html;
  private final Report report;
  private final Totals totals;

  HtmlSummary(HtmlWriter html, Report report) {
    this.html = html;
    this.report = report;
    this.totals = report.totals();
  }

  void write(RunVerdict verdict) throws IOException {
    html.put(
        """
        <header class="{}">
        <p class="badge"><span aria-hidden="true">{}</span> {}</p>
        <h1>{}</h1>
        <p class="verdict">{}</p>
        """,
        verdict.failed() ? "failed" : "passed",
        verdict.failed() ? "✕" : "✓",
        verdict.word(),
        report.title(),
        verdict.sentence());
    facts();
    html.put("</header>\n<main>\n");
    picture();
    records();
    normalisations();
  }

  private void facts() throws IOException {
    html.put("<dl class=\"facts\">\n<div><dt>Checked</dt><dd>");
    List<String> inputs = report.inputs();
    for (int i = 0; i < inputs.size(); i++) {
      html.put(i == 0 ? "<code>{}</code>" : ", <code>{}</code>", inputs.get(i));
    }
    html.put(
        """
        </dd></div>
        <div><dt>When</dt><dd><time datetime="{}">{}</time>, took {}</dd></div>
        <div><dt>Sources</dt><dd>{}</dd></div>
        <div><dt>Program</dt><dd>{}</dd></div>
        </dl>
        """,
        report.begun(),
        Wording.time(report.begun()),
        Wording.duration(report.took()),
        Wording.number(totals.sources()),
        report.program());
  }

  private void picture() throws IOException {
    List<OutcomeCount> outcomes = OutcomeCount.of(totals);
    html.put(
        """
        <section class="card" aria-labelledby="totals">
        <h2 id="totals">{} {}</h2>
        <svg class="bar" width="100%" height="36" role="img" aria-label="{}">
        <defs>
        <pattern id="stripes" width="8" height="8" patternUnits="userSpaceOnUse" \
        patternTransform="rotate(45)"><rect class="under" width="8" height="8"/>\
        <rect class="over" width="3" height="8"/></pattern>
        <pattern id="dots" width="8" height="8" patternUnits="userSpaceOnUse">\
        <rect class="under" width="8" height="8"/><circle class="over" cx="4" cy="4" r="1.7"/>\
        </pattern>
        <pattern id="lines" width="6" height="6" patternUnits="userSpaceOnUse">\
        <rect class="under" width="6" height="6"/><rect class="over" width="6" height="1.5"/>\
        </pattern>
        </defs>
        <rect class="empty" width="100%" height="36"/>
        """,
        Wording.number(totals.checked()), report.unit(), alternative(outcomes));
    double drawn = outcomes.stream().mapToDouble(this::width).sum();
    double at = 0;
    for (OutcomeCount outcome : outcomes) {
      if (outcome.count() > 0) {
        double width = PERCENT * width(outcome) / drawn;
        html.put(
            "<rect class=\"fill-{}\" x=\"{}%\" width=\"{}%\" height=\"36\"/>\n",
            outcome.name(), decimal(at), decimal(width));
        at += width;
      }
    }
    html.put("</svg>\n<ul class=\"legend\">\n");
    for (OutcomeCount outcome : outcomes) {
      html.put(
          """
          <li><svg class="swatch" width="16" height="16" aria-hidden="true">\
          <rect class="fill-{}" width="16" height="16"/></svg>\
          <strong>{}</strong> <span>{}</span> <small>{}</small></li>
          """,
          outcome.name(),
          Wording.number(outcome.count()),
          outcome.label(),
          Wording.share(outcome.count(), totals.checked()));
    }
    html.put("</ul>\n</section>\n");
  }

  private double width(OutcomeCount outcome) {
    return outcome.count() == 0
        ? 0
        : Math.max(NARROWEST, PERCENT * outcome.count() / totals.checked());
  }

  private String alternative(List<OutcomeCount> outcomes) {
    return "Of %s %s: %s"
        .formatted(
            Wording.number(totals.checked()),
            report.unit(),
            outcomes.stream()
                .map(outcome -> Wording.number(outcome.count()) + " " + outcome.label())
                .collect(Collectors.joining(", ")));
  }

  private void records() throws IOException {
    if (totals.records().isEmpty()) {
      return;
    }
    html.put(
        """
        <section class="card" aria-labelledby="records">
        <h2 id="records">Kinds of records</h2>
        <table><thead><tr><th scope="col">Kind</th><th scope="col" class="count">{}</th></tr>
        </thead><tbody>
        """,
        capital(report.unit()));
    rows(totals.records());
  }

  private void normalisations() throws IOException {
    if (totals.normalisations().isEmpty()) {
      return;
    }
    html.put(
        """
        <section class="card" aria-labelledby="normalisations">
        <h2 id="normalisations">Normalisations</h2>
        <p class="hint">Differences of notation that were undone before comparing.</p>
        <table><thead><tr><th scope="col">Notation</th><th scope="col" class="count">{}</th></tr>
        </thead><tbody>
        """,
        capital(report.unit()));
    rows(totals.normalisations());
  }

  /** The counts of a table, whose head is written, and its end. */
  private void rows(Map<String, Long> counts) throws IOException {
    for (Map.Entry<String, Long> entry : counts.entrySet()) {
      html.put(
          "<tr><td>{}</td><td class=\"count\">{}</td></tr>\n",
          entry.getKey(),
          Wording.number(entry.getValue()));
    }
    html.put("</tbody></table>\n</section>\n");
  }

  private static String capital(String word) {
    return word.isEmpty()
        ? word
        : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  private static String decimal(double number) {
    return String.format(Locale.ROOT, "%.3f", number);
  }

  /**
   * One of the ways in which what was checked came out.
   *
   * @param name for the style sheet
   * @param label for people
   */
  private record OutcomeCount(String name, String label, long count) {
    /** All of them, in the order in which they are shown. */
    static List<OutcomeCount> of(Totals totals) {
      return List.of(
          new OutcomeCount("equal", "equal", totals.equal()),
          new OutcomeCount("normalised", "equal after normalisation", totals.normalised()),
          new OutcomeCount("different", "different", totals.different()),
          new OutcomeCount("unchecked", "not compared", totals.unchecked()));
    }
  }
}
