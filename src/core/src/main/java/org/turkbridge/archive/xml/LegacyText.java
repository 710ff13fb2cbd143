package org.turkbridge.archive.xml;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import org.codehaus.stax2.io.EscapingWriterFactory;
import org.turkbridge.xml.XmlEscaper;

/** Escapes text as the old service did, and a carriage return by its number in decimals. */
final class LegacyText extends FilterWriter {
  private LegacyText(Writer out) {
    super(out);
  }

  static EscapingWriterFactory factory() {
    return new EscapingWriterFactory() {
      @Override
      public Writer createEscapingWriterFor(Writer out, String encoding) {
        return new LegacyText(out);
      }

      @Override
      public Writer createEscapingWriterFor(OutputStream out, String encoding) {
        throw new UnsupportedOperationException("text goes to a writer");
      }
    };
  }

  @Override
  public void write(int c) throws IOException {
    write(new char[] {(char) c}, 0, 1);
  }

  @Override
  public void write(String text, int from, int length) throws IOException {
    write(text.toCharArray(), from, length);
  }

  @Override
  public void write(char[] text, int from, int length) throws IOException {
    XmlEscaper.ELEMENT.write(text, from, length, out);
  }
}
