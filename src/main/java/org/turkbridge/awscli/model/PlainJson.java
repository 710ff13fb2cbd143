package org.turkbridge.awscli.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads JSON as the plain values of this room. */
public final class PlainJson {
  /**
   * How deep a value may be nested, so that reading and printing it does not overflow the stack.
   */
  public static final int MOST_LEVELS = 1000;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNestingDepth(MOST_LEVELS)
                  .build())
          .build();

  private PlainJson() {}

  /** What is not JSON, or more than one value, or nested too deeply. */
  public static final class NotJsonException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean isTooDeep;

    private NotJsonException(String message) {
      super(message);
      this.isTooDeep = false;
    }

    private NotJsonException(StreamConstraintsException cause) {
      super(cause.getOriginalMessage());
      this.isTooDeep = cause.getOriginalMessage().contains("nesting depth");
    }

    /** Whether there are more than {@link #MOST_LEVELS} levels. */
    public boolean isTooDeep() {
      return isTooDeep;
    }
  }

  /**
   * The value of a text.
   *
   * @throws NotJsonException if it is not one value of JSON
   */
  public static @Nullable Object read(String text) {
    return read(() -> JSON.createParser(text));
  }

  /**
   * The value of a text in UTF-8.
   *
   * @throws NotJsonException if it is not one value of JSON
   */
  public static @Nullable Object read(byte[] text) {
    return read(() -> JSON.createParser(text));
  }

  /**
   * The value of a text in UTF-8, whose long strings are {@link EncodedText}s where they can be.
   *
   * @throws NotJsonException if it is not one value of JSON
   */
  public static @Nullable Object readEncoded(byte[] text) {
    return read(() -> JSON.createParser(text), text);
  }

  /**
   * The text that a member of an object has; nothing behind it is looked at.
   *
   * @return null if there is no such text, or no object
   */
  public static @Nullable String textMember(byte[] object, String name) {
    try (JsonParser json = JSON.createParser(object)) {
      if (json.nextToken() == JsonToken.START_OBJECT) {
        for (String each = json.nextFieldName(); each != null; each = json.nextFieldName()) {
          JsonToken value = json.nextToken();
          if (each.equals(name)) {
            return value == JsonToken.VALUE_STRING ? json.getText() : null;
          }
          json.skipChildren();
        }
      }
      return null;
    } catch (JsonProcessingException e) {
      // Who reads all of it is told.
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Source {
    JsonParser open() throws IOException;
  }

  private static @Nullable Object read(Source source) {
    return read(source, null);
  }

  /**
   * @param encoded what the parser reads, to keep strings as they stand there; null to decode all
   */
  private static @Nullable Object read(Source source, byte @Nullable [] encoded) {
    try (JsonParser json = source.open()) {
      if (json.nextToken() == null) {
        throw new NotJsonException("there is no value");
      }
      Object value = value(json, encoded);
      if (json.nextToken() != null) {
        throw new NotJsonException("something follows the value");
      }
      return value;
    } catch (StreamConstraintsException e) {
      throw new NotJsonException(e);
    } catch (JsonProcessingException e) {
      throw new NotJsonException(e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable Object value(JsonParser json, byte @Nullable [] encoded)
      throws IOException {
    return switch (json.currentToken()) {
      case START_OBJECT -> object(json, encoded);
      case START_ARRAY -> array(json, encoded);
      case VALUE_NUMBER_INT -> integer(json);
      case VALUE_NUMBER_FLOAT -> json.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> json.getText();
    };
  }

  private static Map<String, @Nullable Object> object(JsonParser json, byte @Nullable [] encoded)
      throws IOException {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      EncodedText text = encoded == null ? null : EncodedText.at(json, encoded);
      members.put(name, text == null ? value(json, encoded) : text);
    }
    return members;
  }

  private static List<@Nullable Object> array(JsonParser json, byte @Nullable [] encoded)
      throws IOException {
    List<@Nullable Object> elements = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      elements.add(value(json, encoded));
    }
    return elements;
  }

  private static Number integer(JsonParser json) throws IOException {
    return json.getNumberType() == JsonParser.NumberType.BIG_INTEGER
        ? json.getBigIntegerValue()
        : Long.valueOf(json.getLongValue());
  }
}
