package org.turkbridge.awscli.output;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.turkbridge.python.PythonType;

/**
 * {@code --output yaml}: blocks, keys in order; a scalar alone is JSON. An empty map prints
 * nothing.
 */
public final class YamlValues implements ValueFormat {
  private final YamlDocument document = new YamlDocument();

  @Override
  public void write(@Nullable Object value, OutputStream out) throws IOException {
    if (PythonType.isNested(value)) {
      if (!(value instanceof Map<?, ?> map && map.isEmpty())) {
        document.write(value, out);
      }
    } else {
      new JsonValues().write(value, out);
    }
  }
}
