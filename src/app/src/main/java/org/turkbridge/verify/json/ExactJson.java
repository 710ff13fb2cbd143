package org.turkbridge.verify.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.turkbridge.json.JsonTree;

/**
 * A JSON document as plain values: {@link Map} in the order of the document, {@link List}, {@link
 * String}, {@link java.math.BigDecimal}, {@link Boolean}, and {@link #NULL}.
 */
public final class ExactJson {
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

  private ExactJson() {}

  /**
   * The one value of a document.
   *
   * @throws JsonProcessingException if it is none; it says at which line
   */
  public static Object read(byte[] document) throws JsonProcessingException {
    try (JsonParser json = FACTORY.createParser(document)) {
      return Objects.requireNonNull(JsonTree.read(json, ExactJson::scalar));
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
      JsonTree.write(value, json, ExactJson::scalar);
    } catch (IOException e) {
      throw new IllegalStateException("A text cannot fail to be written", e);
    }
    return text.toString();
  }

  private static Object scalar(JsonParser json) throws IOException {
    return switch (json.currentToken()) {
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getDecimalValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> NULL;
      default -> json.getText();
    };
  }

  private static void scalar(@Nullable Object value, JsonGenerator json) throws IOException {
    if (value instanceof String string) {
      json.writeString(string);
    } else {
      json.writeRawValue(String.valueOf(value));
    }
  }
}
