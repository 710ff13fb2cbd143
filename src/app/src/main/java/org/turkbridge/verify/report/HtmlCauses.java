package org.turkbridge.verify.report;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Why something is told, and how often; each a button that filters, once the script is there. */
final class HtmlCauses {
  private static final double PERCENT = 100;
  private static final double NARROWEST = 1;

  private final HtmlWriter html;
  private final Totals totals;

  HtmlCauses(HtmlWriter html, Report report) {
    this.html = html;
    this.totals = report.totals();
  }

  void write() throws IOException {
    List<Map.Entry<FindingKind, Long>> causes =
        totals.findings().entrySet().stream()
            .filter(cause -> cause.getValue() > 0)
            .sorted(
                Comparator.comparing((Map.Entry<FindingKind, Long> c) -> c.getKey().weight())
                    .thenComparing(Map.Entry.comparingByValue(Comparator.reverseOrder())))
            .toList();
    if (causes.isEmpty()) {
      return;
    }
    long most = causes.stream().mapToLong(Map.Entry::getValue).max().orElse(1);
    html.put(
        """
        <section class="card" aria-labelledby="causes">
        <h2 id="causes">Causes</h2>
        <ul class="causes">
        """);
    for (Map.Entry<FindingKind, Long> cause : causes) {
      cause(cause.getKey(), cause.getValue(), most);
    }
    html.put("</ul>\n</section>\n");
  }

  private void cause(FindingKind kind, long count, long most) throws IOException {
    html.put(
        """
        <li><button type="button" class="cause" data-kind="{}" aria-pressed="false" disabled>\
        """,
        JsonReport.name(kind));
    weight(html, kind.weight());
    html.put(
        """
        <span class="name">{}</span> <span class="count">{}</span>\
        <svg class="share {}" width="100%" height="6" aria-hidden="true">\
        <rect class="empty" width="100%" height="6" rx="3"/>\
        <rect class="part" width="{}%" height="6" rx="3"/></svg></button></li>
        """,
        kind.label(),
        Wording.number(count),
        JsonReport.name(kind.weight()),
        String.format(Locale.ROOT, "%.2f", Math.max(NARROWEST, PERCENT * count / most)));
  }

  /** A sign and a word, so that the colour says nothing alone. */
  static void weight(HtmlWriter html, Severity weight) throws IOException {
    html.put(
        "<span class=\"weight {}\"><span aria-hidden=\"true\">{}</span> {}</span> ",
        JsonReport.name(weight),
        switch (weight) {
          case DIFFERENCE -> "≠";
          case ERROR -> "✕";
          case WARNING -> "!";
          case NOTE -> "i";
        },
        JsonReport.name(weight));
  }
}
