package org.turkbridge.awscli.results;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.turkbridge.awscli.model.ServiceOperation;
import org.turkbridge.awscli.output.JsonDocument;

/**
 * Prints all pages as one JSON document, without holding them: nothing is printed if one cannot be
 * had.
 */
public final class JsonPrinter implements ResultPrinter {
  private final ResultPrinter answers;

  /**
   * @param answers prints what is no list of pages
   */
  public JsonPrinter(ResultPrinter answers) {
    this.answers = answers;
  }

  @Override
  public void print(OperationResult result, OutputStream out) throws IOException {
    if (!(result instanceof OperationResult.Pages pages)) {
      answers.print(result, out);
      return;
    }
    try (OutputSpool spool = new OutputSpool()) {
      try (JsonDocument document = new JsonDocument(spool, pages.key())) {
        while (pages.walk().hasNext()) {
          if (pages.walk().next().get(pages.key()) instanceof List<?> part) {
            document.add(part);
          }
        }
        document.end(ServiceOperation.NEXT_TOKEN, pages.walk().resumeToken().orElse(null));
      }
      spool.copyTo(out);
    }
  }
}
