package org.turkbridge.awscli.results;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.turkbridge.awscli.model.ServiceOperation;
import org.turkbridge.awscli.output.ValueFormat;

/** Prints page by page: a query sees one page at a time, and of it the list alone. */
public final class TextPrinter implements ResultPrinter {
  private final ValueFormat format;
  private final Selection selection;

  public TextPrinter(ValueFormat format, Selection selection) {
    this.format = format;
    this.selection = selection;
  }

  @Override
  public void print(OperationResult result, OutputStream out) throws IOException {
    if (result instanceof OperationResult.Answer answer) {
      format.write(selection.of(answer.values()), out);
      return;
    }
    OperationResult.Pages pages = (OperationResult.Pages) result;
    while (pages.walk().hasNext()) {
      Object list = pages.walk().next().get(pages.key());
      format.write(selection.of(Collections.singletonMap(pages.key(), list)), out);
      out.flush();
    }
    if (pages.walk().resumeToken().isPresent()) {
      format.write(selection.of(next(pages.walk().resumeToken().get())), out);
    }
  }

  private static Map<String, @Nullable Object> next(String token) {
    return Map.of(ServiceOperation.NEXT_TOKEN, Map.of(ServiceOperation.NEXT_TOKEN, token));
  }
}
