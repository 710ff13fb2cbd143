package org.turkbridge.awscli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.turkbridge.awscli.model.PythonJson;

/**
 * {@code --output jsonl}, which the AWS CLI does not have: one line for each element of a list, or
 * one for any other value, without spaces.
 */
public final class JsonLine implements ValueFormat {
  @Override
  public void write(@Nullable Object value, OutputStream out) throws IOException {
    try (JsonGenerator json = PythonJson.generator(out, new MinimalPrettyPrinter(""))) {
      if (value instanceof List<?> list) {
        for (Object element : list) {
          line(element, json);
        }
      } else {
        line(value, json);
      }
    }
  }

  private void line(@Nullable Object value, JsonGenerator json) throws IOException {
    PythonJson.write(value, json);
    json.writeRaw('\n');
  }
}
