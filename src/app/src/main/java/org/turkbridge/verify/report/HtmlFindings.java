package org.turkbridge.verify.report;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The findings one by one, and the tools to find some among them. */
final class HtmlFindings {
  /** More of them would hide the list. */
  private static final int OPEN_AT_FIRST = 20;

  /** More of them are laid out when they are scrolled to. */
  private static final int MANY = 200;

  private final HtmlWriter html;
  private final Report report;

  HtmlFindings(HtmlWriter html, Report report) {
    this.html = html;
    this.report = report;
  }

  void write() throws IOException {
    html.put(
        """
        <section id="findings" tabindex="-1" aria-labelledby="findings-title">
        <h2 id="findings-title">Findings</h2>
        """);
    if (report.leftOut() > 0) {
      html.put(
          """
          <p class="notice"><strong>{} left out.</strong> The first {} are listed; the counts above \
          include all of them.</p>
          """,
          Wording.counted(report.leftOut(), "finding"),
          Wording.number(report.findings().size()));
    }
    if (report.findings().isEmpty()) {
      html.put("<p class=\"nothing\">Nothing was found.</p>\n</section>\n");
      return;
    }
    tools();
    html.put("<div class=\"{}\">\n", report.findings().size() > MANY ? "many" : "few");
    int number = 0;
    for (Finding finding : report.findings()) {
      number++;
      finding(finding, number);
    }
    html.put(
        """
        </div>
        <p class="nothing" id="nothing" hidden>No finding matches. \
        <button type="button" class="plain" data-clear>Clear the filters</button></p>
        </section>
        """);
  }

  private void tools() throws IOException {
    html.put(
        """
        <form class="tools" id="tools" role="search" hidden>
        <div class="field grow"><label for="search">Search</label>\
        <input type="search" id="search" autocomplete="off" spellcheck="false" \
        placeholder="identifier, file, value, message" aria-keyshortcuts="/"></div>
        <div class="field"><label for="weight">Weight</label><select id="weight">
        <option value="">all</option>
        """);
    for (Severity weight : Severity.values()) {
      if (report.totals().of(weight) > 0) {
        html.put(
            "<option value=\"{}\">{}s</option>\n",
            JsonReport.name(weight),
            JsonReport.name(weight));
      }
    }
    html.put(
        """
        </select></div>
        <div class="field"><label for="kind">Cause</label><select id="kind">
        <option value="">all</option>
        """);
    for (Map.Entry<FindingKind, Long> kind : report.totals().findings().entrySet()) {
      html.put(
          "<option value=\"{}\">{}</option>\n",
          JsonReport.name(kind.getKey()),
          kind.getKey().label());
    }
    html.put(
        """
        </select></div>
        <div class="actions"><button type="button" id="open">Expand all</button>\
        <button type="button" id="close">Collapse all</button>\
        <button type="button" data-clear>Clear</button></div>
        <output id="shown" aria-live="polite"></output>
        </form>
        """);
  }

  private void finding(Finding finding, int number) throws IOException {
    html.put(
        """
        <details class="finding" id="finding-{}" data-kind="{}" data-weight="{}"\
        """,
        number,
        JsonReport.name(finding.kind()),
        JsonReport.name(finding.kind().weight()));
    html.put(number <= OPEN_AT_FIRST ? " open>\n<summary>" : ">\n<summary>");
    HtmlCauses.weight(html, finding.kind().weight());
    html.put("<span class=\"name\">{}</span> ", finding.kind().label());
    if (!finding.subject().isEmpty()) {
      html.put("<strong class=\"subject\"><bdi>{}</bdi></strong> ", finding.subject());
    }
    if (!finding.path().isEmpty()) {
      html.put("<code class=\"path\"><bdi>{}</bdi></code> ", finding.path());
    }
    html.put("<span class=\"place\"><bdi>{}</bdi>", finding.source());
    if (!finding.place().isEmpty()) {
      html.put(", <bdi>{}</bdi>", finding.place());
    }
    html.put("</span></summary>\n<p class=\"message\"><bdi>{}</bdi></p>\n", finding.message());
    @Nullable String before = finding.before();
    @Nullable String after = finding.after();
    if (before != null && finding.kind().weight() != Severity.DIFFERENCE && after == null) {
      new HtmlSides(html).write(before);
    } else if (before != null || after != null) {
      new HtmlSides(html).write(before, after);
    }
    html.put("</details>\n");
  }
}
