package org.turkbridge.verify.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON document as plain values: {@link Map} in the order of the document, {@link List}, {@link
 * String}, {@link java.math.BigDecimal}, {@link Boolean}, and {@link #NULL}.
 */
public final class JsonValueTree {
  /** The value {@code null}. */
  public static final Object NULL =
      new Object() {
        @Override
        public String toString() {
          return "null";
        }
      };

  /** HAR files hold whole answers as one text. */
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
          .build();

  private final JsonParser json;

  private JsonValueTree(JsonParser json) {
    this.json = json;
  }

  /**
   * The one value of a document.
   *
   * @throws JsonProcessingException if it is none; it says at which line
   */
  public static Object read(byte[] document) throws JsonProcessingException {
    try (JsonParser json = FACTORY.createParser(document)) {
      JsonValueTree tree = new JsonValueTree(json);
      Object value = tree.value(json.nextToken());
      if (json.nextToken() != null) {
        throw new com.fasterxml.jackson.core.JsonParseException(json, "more than one value");
      }
      return value;
    } catch (JsonProcessingException e) {
      throw e;
    } catch (IOException e) {
      throw new IllegalStateException("An array cannot fail to be read", e);
    }
  }

  /** The member of an object; empty if it has none of that name, or is no object. */
  public static Optional<Object> member(Object value, String name) {
    return value instanceof Map<?, ?> object
        ? Optional.ofNullable(object.get(name))
        : Optional.empty();
  }

  /** The member, if it is a text. */
  public static Optional<String> text(Object value, String name) {
    return member(value, name).filter(String.class::isInstance).map(String.class::cast);
  }

  /** The items of a member; none if it is no array. */
  public static List<Object> items(Object value, String name) {
    return member(value, name).orElse(NULL) instanceof List<?> list
        ? List.<Object>copyOf(list)
        : List.of();
  }

  /** A value as JSON, without white space. */
  public static String print(Object value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      write(value, json);
    } catch (IOException e) {
      throw new IllegalStateException("A text cannot fail to be written", e);
    }
    return text.toString();
  }

  private static void write(Object value, JsonGenerator json) throws IOException {
    if (value instanceof Map<?, ?> object) {
      json.writeStartObject();
      for (Map.Entry<?, ?> member : object.entrySet()) {
        json.writeFieldName(String.valueOf(member.getKey()));
        write(member.getValue(), json);
      }
      json.writeEndObject();
    } else if (value instanceof List<?> array) {
      json.writeStartArray();
      for (Object item : array) {
        write(item, json);
      }
      json.writeEndArray();
    } else if (value instanceof String string) {
      json.writeString(string);
    } else {
      json.writeRawValue(value.toString());
    }
  }

  private Object value(JsonToken token) throws IOException {
    if (token == null) {
      throw new com.fasterxml.jackson.core.JsonParseException(json, "no value");
    }
    return switch (token) {
      case START_OBJECT -> object();
      case START_ARRAY -> array();
      case VALUE_STRING -> json.getText();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getDecimalValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> NULL;
      default -> throw new IllegalStateException("Not the start of a value: " + token);
    };
  }

  private Map<String, Object> object() throws IOException {
    Map<String, Object> members = new LinkedHashMap<>();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      members.put(name, value(json.nextToken()));
    }
    return members;
  }

  private List<Object> array() throws IOException {
    List<Object> items = new ArrayList<>();
    for (JsonToken token = json.nextToken();
        token != JsonToken.END_ARRAY;
        token = json.nextToken()) {
      items.add(value(token));
    }
    return items;
  }
}
