package org.turkbridge.awscli.output;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Short ways to make values and to print them. */
public final class Values {
  private Values() {}

  public static Map<String, @Nullable Object> map(@Nullable Object... keysAndValues) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
    }
    return map;
  }

  public static List<@Nullable Object> list(@Nullable Object... elements) {
    return new ArrayList<>(Arrays.asList(elements));
  }

  public static String print(ValueFormat format, @Nullable Object value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      format.write(value, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
