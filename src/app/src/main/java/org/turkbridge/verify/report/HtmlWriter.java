package org.turkbridge.verify.report;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.io.IOException;
import java.io.Writer;
import org.turkbridge.xml.XmlEscaper;

/**
 * Writes HTML: the markup is constants of the program, which the compiler sees to, and everything
 * else is escaped.
 */
final class HtmlWriter {
  private static final String GAP = "{}";

  private final Writer out;

  HtmlWriter(Writer out) {
    this.out = out;
  }

  /**
   * Writes markup.
   *
   * @param values one for each {@code {}} in it, which stands in text or in a quoted attribute
   */
  void put(@CompileTimeConstant String markup, Object... values) throws IOException {
    int at = 0;
    for (Object value : values) {
      int gap = markup.indexOf(GAP, at);
      out.write(markup, at, gap - at);
      text(value.toString());
      at = gap + GAP.length();
    }
    out.write(markup, at, markup.length() - at);
  }

  /** Writes text. */
  void text(String text) throws IOException {
    XmlEscaper.HTML.write(text, out);
  }

  /** Writes one of our own resources, as the content of an element that is not escaped. */
  void resource(HtmlReport.OwnResource resource) throws IOException {
    out.write(resource.text());
  }
}
