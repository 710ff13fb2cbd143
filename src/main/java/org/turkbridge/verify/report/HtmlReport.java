package org.turkbridge.verify.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.turkbridge.translate.XmlCharacters;

/** The report for people: one HTML file that needs nothing else. */
public final class HtmlReport implements ReportFormat {
  @Override
  public void write(Report report, boolean strict, OutputStream out) throws IOException {
    Writer html = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    html.write("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>");
    html.write(escaped(report.title()));
    html.write("</title><h1>" + escaped(report.title()) + "</h1>");
    for (Finding finding : report.findings()) {
      html.write("<p>" + escaped(finding.message()) + "</p>");
    }
    html.flush();
  }

  private static String escaped(String text) {
    return XmlCharacters.replaceInvalid(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
