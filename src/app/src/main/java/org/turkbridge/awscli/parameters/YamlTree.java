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
import org.turkbridge.awscli.model.PlainJson;

/** Reads YAML 1.2 as the plain values of this room. */
final class YamlTree {
  private YamlTree() {}

  /** What is not YAML, or more than one document, or nested too deeply. */
  static final class NotYamlException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean isTooDeep;

    private NotYamlException(@Nullable YamlEngineException cause, boolean isTooDeep) {
      super(cause);
      this.isTooDeep = isTooDeep;
    }

    /** Whether there are more than {@link PlainJson#MOST_LEVELS} levels. */
    boolean isTooDeep() {
      return isTooDeep;
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
          new Load(LoadSettings.builder().setSchema(new CoreSchema()).build()).loadFromString(text),
          0);
    } catch (YamlEngineException e) {
      throw new NotYamlException(e, false);
    } catch (StackOverflowError e) {
      // The library has no limit of its own.
      throw new NotYamlException(null, true);
    }
  }

  /**
   * @param level how many values it is in; a value that holds itself has no end
   */
  private static @Nullable Object plain(@Nullable Object value, int level) {
    boolean isNested = value instanceof Map || value instanceof List;
    if (isNested && level >= PlainJson.MOST_LEVELS) {
      throw new NotYamlException(null, true);
    }
    if (value instanceof Map<?, ?> map) {
      Map<@Nullable Object, @Nullable Object> members = new LinkedHashMap<>();
      map.forEach((key, member) -> members.put(plain(key, level + 1), plain(member, level + 1)));
      return members;
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> elements = new ArrayList<>();
      list.forEach(element -> elements.add(plain(element, level + 1)));
      return elements;
    }
    return value instanceof Integer number ? Long.valueOf(number) : value;
  }
}
