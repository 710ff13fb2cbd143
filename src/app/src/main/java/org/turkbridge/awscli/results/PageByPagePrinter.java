package org.turkbridge.awscli.results;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.turkbridge.awscli.output.ValueFormat;

/** Prints page by page, each as the service answered it. */
public final class PageByPagePrinter implements ResultPrinter {
  private final ValueFormat format;
  private final Selection selection;

  public PageByPagePrinter(ValueFormat format, Selection selection) {
    this.format = format;
    this.selection = selection;
  }

  @Override
  public void print(OperationResult result, OutputStream out) throws IOException {
    if (result instanceof OperationResult.Answer answer) {
      Object selected = selection.of(answer.values());
      if (!Map.of().equals(selected)) {
        format.write(selected, out);
      }
      return;
    }
    OperationResult.Pages pages = (OperationResult.Pages) result;
    while (pages.walk().hasNext()) {
      format.write(selection.of(pages.walk().next()), out);
      out.flush();
    }
  }
}
