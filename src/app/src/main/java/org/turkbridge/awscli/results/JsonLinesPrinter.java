package org.turkbridge.awscli.results;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.turkbridge.awscli.model.ServiceOperation;
import org.turkbridge.awscli.output.JsonLine;

/**
 * {@code --output jsonl}, which the AWS CLI does not have: each element of the list on a line of
 * its own, as pages arrive; what is left is told on the last line, as {@code {"NextToken":"..."}}.
 * An answer without a list is a line. A query sees one page at a time, as with text.
 */
public final class JsonLinesPrinter implements ResultPrinter {
  private final JsonLine format = new JsonLine();
  private final Selection selection;

  public JsonLinesPrinter(Selection selection) {
    this.selection = selection;
  }

  @Override
  public void print(OperationResult result, OutputStream out) throws IOException {
    if (result instanceof OperationResult.Answer answer) {
      answer(answer.values(), answer.key(), out);
      return;
    }
    OperationResult.Pages pages = (OperationResult.Pages) result;
    while (pages.walk().hasNext()) {
      page(pages.walk().next().get(pages.key()), pages.key(), out);
      out.flush();
    }
    next(pages.walk().resumeToken().orElse(null), out);
  }

  private void answer(Map<String, @Nullable Object> values, @Nullable String key, OutputStream out)
      throws IOException {
    if (key != null) {
      page(values.get(key), key, out);
      next(values.get(ServiceOperation.NEXT_TOKEN), out);
      return;
    }
    Object selected = selection.of(values);
    if (selected != null && !Map.of().equals(selected)) {
      format.write(selected, out);
    }
  }

  private void page(@Nullable Object list, String key, OutputStream out) throws IOException {
    Object selected = selection.isAll() ? list : selection.of(Collections.singletonMap(key, list));
    if (selected != null) {
      format.write(selected, out);
    }
  }

  private void next(@Nullable Object token, OutputStream out) throws IOException {
    if (token != null && selection.isAll()) {
      format.write(Map.of(ServiceOperation.NEXT_TOKEN, token), out);
    }
  }
}
