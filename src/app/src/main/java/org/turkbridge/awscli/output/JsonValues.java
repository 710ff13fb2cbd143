package org.turkbridge.awscli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.turkbridge.awscli.model.PythonJson;

/** {@code --output json}. An empty map prints nothing. */
public final class JsonValues implements ValueFormat {
  private static final DefaultIndenter INDENTER = new DefaultIndenter("    ", "\n");

  private static final Separators SEPARATORS =
      Separators.createDefaultInstance()
          .withObjectFieldValueSpacing(Spacing.AFTER)
          .withObjectEmptySeparator("")
          .withArrayEmptySeparator("");

  @Override
  public void write(@Nullable Object value, OutputStream out) throws IOException {
    if (value instanceof Map<?, ?> map && map.isEmpty()) {
      return;
    }
    try (JsonGenerator json = PythonJson.generator(out, printer())) {
      PythonJson.write(value, json);
      json.writeRaw('\n');
    }
  }

  /** A fresh one: it counts where it is. */
  static PrettyPrinter printer() {
    return new DefaultPrettyPrinter(SEPARATORS)
        .withArrayIndenter(INDENTER)
        .withObjectIndenter(INDENTER);
  }
}
