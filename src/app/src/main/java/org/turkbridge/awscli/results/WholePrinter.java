package org.turkbridge.awscli.results;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.turkbridge.awscli.model.ServiceOperation;
import org.turkbridge.awscli.output.ValueFormat;

/**
 * Puts all pages together and prints them as one value: nothing is printed if one cannot be had.
 */
public final class WholePrinter implements ResultPrinter {
  private final ValueFormat format;
  private final Selection selection;

  public WholePrinter(ValueFormat format, Selection selection) {
    this.format = format;
    this.selection = selection;
  }

  @Override
  public void print(OperationResult result, OutputStream out) throws IOException {
    Map<String, @Nullable Object> whole =
        result instanceof OperationResult.Pages pages
            ? together(pages)
            : ((OperationResult.Answer) result).values();
    format.write(selection.of(whole), out);
  }

  private static Map<String, @Nullable Object> together(OperationResult.Pages pages) {
    List<@Nullable Object> list = new ArrayList<>();
    boolean isThere = false;
    while (pages.walk().hasNext()) {
      if (pages.walk().next().get(pages.key()) instanceof List<?> part) {
        list.addAll(part);
        isThere = true;
      }
    }
    Map<String, @Nullable Object> whole = new LinkedHashMap<>();
    if (isThere) {
      whole.put(pages.key(), list);
    }
    pages.walk().resumeToken().ifPresent(token -> whole.put(ServiceOperation.NEXT_TOKEN, token));
    return whole;
  }
}
