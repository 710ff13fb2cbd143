package org.turkbridge.awscli.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.turkbridge.json.JsonTree;
import org.turkbridge.python.PythonText;

/** Writes plain values as Python's module json spells them. */
public final class PythonJson {
  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
          .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
          .build()
          .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
          .disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT)
          .disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);

  private static final char LAST_PRINTABLE_ASCII = '~';

  private PythonJson() {}

  /**
   * Begins values in one output, of which {@code ensure_ascii=False} is true.
   *
   * @param out gets UTF-8; is neither flushed nor closed
   * @param printer null for no white space
   */
  public static JsonGenerator generator(OutputStream out, @Nullable PrettyPrinter printer)
      throws IOException {
    return FACTORY.createGenerator(out).setPrettyPrinter(printer);
  }

  /** Writes a value there. */
  public static void write(@Nullable Object value, JsonGenerator json) throws IOException {
    JsonTree.write(value, json, PythonJson::scalar);
  }

  /** {@code json.dumps(value, separators=(',', ':'), default=str)}: nothing but ASCII. */
  public static String dumps(@Nullable Object value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      write(value, json.setHighestNonEscapedChar(LAST_PRINTABLE_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void scalar(@Nullable Object value, JsonGenerator json) throws IOException {
    if (value instanceof String text) {
      json.writeString(text);
    } else if (value instanceof EncodedText text) {
      text.write(json);
    } else if (value == null) {
      json.writeNull();
    } else if (value instanceof Boolean truth) {
      json.writeBoolean(truth);
    } else if (value instanceof Double number) {
      json.writeNumber(number(number));
    } else if (value instanceof Number) {
      json.writeNumber(value.toString());
    } else {
      json.writeString(PythonText.str(value));
    }
  }

  private static String number(double number) {
    if (Double.isNaN(number)) {
      return "NaN";
    }
    if (Double.isInfinite(number)) {
      return number > 0 ? "Infinity" : "-Infinity";
    }
    return PythonText.number(number);
  }
}
