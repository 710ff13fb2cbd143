package org.turkbridge.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON as a tree: a {@link Map} in the order of the document, a {@link List}, and of all else what
 * its reader makes of it. Of members of one name the last counts, unless the parser refuses them.
 */
public final class JsonTree {
  private JsonTree() {}

  /** Reads what is neither an object nor an array. */
  @FunctionalInterface
  public interface ScalarReader {
    /** The text, number, truth value or null that a parser stands on. */
    @Nullable Object read(JsonParser json) throws IOException;
  }

  /** Writes what is neither a map nor a list. */
  @FunctionalInterface
  public interface ScalarWriter {
    void write(@Nullable Object value, JsonGenerator json) throws IOException;
  }

  /**
   * The one value of a document.
   *
   * @param json at its beginning
   * @throws com.fasterxml.jackson.core.JsonProcessingException if it is not one value of JSON
   */
  public static @Nullable Object read(JsonParser json, ScalarReader scalars) throws IOException {
    if (json.nextToken() == null) {
      throw new JsonParseException(json, "no value");
    }
    Object value = value(json, scalars);
    if (json.nextToken() != null) {
      throw new JsonParseException(json, "more than one value");
    }
    return value;
  }

  /** The value that a parser stands on; the parser goes to its end. */
  public static @Nullable Object current(JsonParser json, ScalarReader scalars) throws IOException {
    return value(json, scalars);
  }

  private static @Nullable Object value(JsonParser json, ScalarReader scalars) throws IOException {
    if (json.currentToken() == JsonToken.START_OBJECT) {
      Map<String, @Nullable Object> members = new LinkedHashMap<>();
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        json.nextToken();
        members.put(name, value(json, scalars));
      }
      return members;
    }
    if (json.currentToken() == JsonToken.START_ARRAY) {
      List<@Nullable Object> elements = new ArrayList<>();
      while (json.nextToken() != JsonToken.END_ARRAY) {
        elements.add(value(json, scalars));
      }
      return elements;
    }
    return scalars.read(json);
  }

  /** Writes a value where a generator stands. */
  public static void write(@Nullable Object value, JsonGenerator json, ScalarWriter scalars)
      throws IOException {
    if (value instanceof Map<?, ?> map) {
      json.writeStartObject();
      for (Map.Entry<?, ?> member : map.entrySet()) {
        json.writeFieldName(String.valueOf(member.getKey()));
        write(member.getValue(), json, scalars);
      }
      json.writeEndObject();
    } else if (value instanceof List<?> list) {
      json.writeStartArray();
      for (Object element : list) {
        write(element, json, scalars);
      }
      json.writeEndArray();
    } else {
      scalars.write(value, json);
    }
  }
}
