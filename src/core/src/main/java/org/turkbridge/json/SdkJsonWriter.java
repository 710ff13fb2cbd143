package org.turkbridge.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.turkbridge.translate.EpochSeconds;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;

/**
 * Writes the types of the current model as its wire has them: what is null is left out, and so is a
 * list that was never given; times are seconds since 1970, with a fraction if there is one.
 */
public final class SdkJsonWriter {
  /** Shorter texts are not worth the copies. */
  private static final int SHORT = 64;

  private static final JsonFactory JSON = new JsonFactory();

  private final JsonGenerator json;
  private final JsonTextBuffer buffer = new JsonTextBuffer();

  private SdkJsonWriter(JsonGenerator json) {
    this.json = json;
  }

  /** Writes a type of the SDK as a JSON object, its members in the model's order. */
  public static void write(SdkPojo value, JsonGenerator json) throws IOException {
    new SdkJsonWriter(json).object(value);
  }

  /** The same as a text. */
  public static String text(SdkPojo value) {
    // Into bytes, for generators of characters do not take long texts as they are written here.
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      write(value, json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private void object(SdkPojo value) throws IOException {
    json.writeStartObject();
    for (SdkField<?> field : value.sdkFields()) {
      @Nullable Object member = field.getValueOrDefault(value);
      if (member != null && !(member instanceof SdkAutoConstructList)) {
        json.writeFieldName(field.locationName());
        value(member);
      }
    }
    json.writeEndObject();
  }

  private void text(String text) throws IOException {
    if (text.length() < SHORT) {
      json.writeString(text);
    } else {
      buffer.encode(text);
      json.writeRawUTF8String(buffer.bytes(), 0, buffer.length());
    }
  }

  /**
   * @param value null as an element of a list
   */
  private void value(@Nullable Object value) throws IOException {
    if (value instanceof String text) {
      text(text);
    } else if (value instanceof Integer number) {
      json.writeNumber(number);
    } else if (value instanceof Long number) {
      json.writeNumber(number);
    } else if (value instanceof Boolean truth) {
      json.writeBoolean(truth);
    } else if (value instanceof Instant time) {
      json.writeNumber(EpochSeconds.print(time));
    } else if (value instanceof List<?> list) {
      json.writeStartArray();
      for (Object element : list) {
        value(element);
      }
      json.writeEndArray();
    } else if (value instanceof SdkPojo object) {
      object(object);
    } else if (value == null) {
      json.writeNull();
    } else {
      throw new IllegalStateException("No JSON is known for a " + value.getClass().getName());
    }
  }

  /**
   * Encodes one text after the other for JSON: several times as fast as the library's generators
   * for texts of several scripts. Not for more than one thread.
   */
  private static final class JsonTextBuffer {
    private char[] chars = {};
    private byte[] bytes = {};
    private int length;

    /** Encodes a text; what was there before is gone. */
    void encode(String text) {
      if (chars.length < text.length()) {
        chars = new char[text.length()];
        bytes = new byte[text.length() * JsonCharacters.LONGEST];
      }
      text.getChars(0, text.length(), chars, 0);
      length = JsonCharacters.encode(chars, text.length(), bytes, 0);
    }

    /**
     * Its characters in UTF-8, without quotes; valid up to {@link #length}, until the next text.
     */
    byte[] bytes() {
      return bytes;
    }

    int length() {
      return length;
    }
  }
}
