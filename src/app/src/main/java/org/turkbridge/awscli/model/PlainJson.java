package org.turkbridge.awscli.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.turkbridge.json.JsonTree;
import org.turkbridge.python.PythonInt;

/**
 * Reads JSON as the plain values of this room: a whole number is a Long or a BigInteger, any other
 * a Double.
 */
public final class PlainJson {
  /**
   * How deep a value may be nested, so that reading and printing it does not overflow the stack.
   */
  public static final int MOST_LEVELS = 1000;

  /** One object for all, as in Python: a list equals another that has the same NaN. */
  private static final Double NAN = Double.NaN;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxNestingDepth(MOST_LEVELS)
                  .build())
          .build();

  /** What the parser says of a text that it does not show. */
  private static final Pattern SOURCE = Pattern.compile("\\[Source: [^;]*; ");

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
    return read(() -> JSON.createParser(text), PlainJson::scalar);
  }

  /**
   * The value of a text, which may be or hold what only Python takes for JSON: {@code NaN}, {@code
   * Infinity} and {@code -Infinity}.
   *
   * @throws NotJsonException if it is not one value of that
   */
  public static @Nullable Object readPython(String text) {
    return read(
        () ->
            JSON.createParser(text)
                .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS.mappedFeature()),
        PlainJson::scalar);
  }

  /**
   * The value of a text in UTF-8.
   *
   * @throws NotJsonException if it is not one value of JSON
   */
  public static @Nullable Object read(byte[] text) {
    return read(() -> JSON.createParser(text), PlainJson::scalar);
  }

  /**
   * The value of a text in UTF-8, whose long strings are {@link EncodedText}s where they can be.
   *
   * @throws NotJsonException if it is not one value of JSON
   */
  public static @Nullable Object readEncoded(byte[] text) {
    return read(
        () -> JSON.createParser(text),
        json -> {
          EncodedText encoded = EncodedText.at(json, text);
          return encoded == null ? scalar(json) : encoded;
        });
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

  private static @Nullable Object read(Source source, JsonTree.ScalarReader scalars) {
    try (JsonParser json = source.open()) {
      return JsonTree.read(json, scalars);
    } catch (StreamConstraintsException e) {
      throw new NotJsonException(e);
    } catch (JsonProcessingException e) {
      throw new NotJsonException(SOURCE.matcher(e.getOriginalMessage()).replaceAll("["));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable Object scalar(JsonParser json) throws IOException {
    return switch (json.currentToken()) {
      case VALUE_NUMBER_INT -> integer(json);
      case VALUE_NUMBER_FLOAT -> json.isNaN() ? constant(json) : (Object) json.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> json.getText();
    };
  }

  private static Number integer(JsonParser json) throws IOException {
    if (json.getTextLength() > PythonInt.MOST_DIGITS
        && json.getText().replace("-", "").length() > PythonInt.MOST_DIGITS) {
      throw new JsonParseException(json, "Exceeds the limit of digits");
    }
    return json.getNumberType() == JsonParser.NumberType.BIG_INTEGER
        ? json.getBigIntegerValue()
        : Long.valueOf(json.getLongValue());
  }

  /** The parser knows more names of them than Python. */
  private static Double constant(JsonParser json) throws IOException {
    return switch (json.getText()) {
      case "NaN" -> NAN;
      case "Infinity" -> Double.POSITIVE_INFINITY;
      case "-Infinity" -> Double.NEGATIVE_INFINITY;
      default -> throw new JsonParseException(json, "no value");
    };
  }
}
