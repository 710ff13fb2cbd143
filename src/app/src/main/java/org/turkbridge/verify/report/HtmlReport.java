package org.turkbridge.verify.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import org.turkbridge.digest.Sha256;

/**
 * The report for people: one HTML file that needs nothing else, and may fetch nothing. Without
 * JavaScript only filter and search are missing.
 */
public final class HtmlReport implements ReportFormat {
  @Override
  public void write(Report report, boolean strict, OutputStream out) throws IOException {
    OwnResource style = OwnResource.named("report.css");
    OwnResource script = OwnResource.named("report.js");
    Writer buffer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    HtmlWriter html = new HtmlWriter(buffer);
    head(html, report, style, script);
    new HtmlSummary(html, report).write(RunVerdict.of(report, strict));
    new HtmlCauses(html, report).write();
    new HtmlFindings(html, report).write();
    html.put("</main>\n<footer><p>Made by {}</p></footer>\n<script>", report.program());
    html.resource(script);
    html.put("</script>\n</body>\n</html>\n");
    buffer.flush();
  }

  private static void head(HtmlWriter html, Report report, OwnResource style, OwnResource script)
      throws IOException {
    html.put(
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src {}; \
        script-src {}; base-uri 'none'; form-action 'none'">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="referrer" content="no-referrer">
        <title>{}</title>
        <style>\
        """,
        style.source(),
        script.source(),
        report.title());
    html.resource(style);
    html.put("</style>\n</head>\n<body>\n");
    html.put("<a class=\"skip\" href=\"#findings\">Skip to the findings</a>\n");
  }

  /** A file of the program that becomes part of a page. */
  record OwnResource(String text) {
    /**
     * @param name beside this class
     */
    static OwnResource named(String name) throws IOException {
      try (InputStream in =
          Objects.requireNonNull(OwnResource.class.getResourceAsStream(name), name)) {
        return new OwnResource(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }

    /** By which a Content-Security-Policy allows it. */
    String source() {
      byte[] digest = Sha256.digest().digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    }
  }
}
