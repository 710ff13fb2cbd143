package org.turkbridge.awscli.parameters;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Reads YAML 1.2 as the plain values of this room. */
final class YamlTree {
  private YamlTree() {}

  /** What is not YAML, or more than one document. */
  static final class NotYamlException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private NotYamlException(YamlEngineException cause) {
      super(cause);
    }
  }

  /**
   * The value of a document; null of an empty one.
   *
   * @throws NotYamlException if it is not one document of YAML
   */
  static @Nullable Object read(String text) {
    try {
      return plain(
          new Load(LoadSettings.builder().setSchema(new CoreSchema()).build())
              .loadFromString(text));
    } catch (YamlEngineException e) {
      throw new NotYamlException(e);
    }
  }

  private static @Nullable Object plain(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<@Nullable Object, @Nullable Object> members = new LinkedHashMap<>();
      map.forEach((key, member) -> members.put(plain(key), plain(member)));
      return members;
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> elements = new ArrayList<>();
      list.forEach(element -> elements.add(plain(element)));
      return elements;
    }
    return value instanceof Integer number ? Long.valueOf(number) : value;
  }
}
