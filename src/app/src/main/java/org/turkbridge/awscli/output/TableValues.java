package org.turkbridge.awscli.output;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import org.jspecify.annotations.Nullable;
import org.turkbridge.python.PythonType;

/**
 * {@code --output table}. What Python takes for false, such as an empty list, prints nothing.
 *
 * @param title of the outermost table: the operation
 * @param colored {@code --color on}, without a pager
 * @param terminalWidth in characters; a wider table is turned upright where a section has one row
 */
public record TableValues(String title, boolean colored, int terminalWidth) implements ValueFormat {
  @Override
  public void write(@Nullable Object value, OutputStream out) throws IOException {
    if (PythonType.isTrue(value)) {
      TableSections sections = new TableSections();
      sections.add(title, value, 0);
      try (Writer text = Utf8.on(out)) {
        new TableRenderer(new TableOutput(text, colored)).render(sections.fitting(terminalWidth));
      }
    }
  }
}
