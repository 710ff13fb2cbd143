package org.turkbridge.awscli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.turkbridge.awscli.model.PythonJson;

/** {@code --output json} of a map with one list, whose elements come bit by bit. */
public final class JsonDocument implements Closeable {
  private final JsonGenerator json;
  private final String key;
  private boolean isBegun;

  /**
   * Writes nothing yet.
   *
   * @param out gets UTF-8; is neither flushed nor closed
   * @param key of the list
   */
  public JsonDocument(OutputStream out, String key) throws IOException {
    this.json = PythonJson.generator(out, JsonValues.printer());
    this.key = key;
  }

  /** Adds elements to the list; the first time, it begins. */
  public void add(List<?> elements) throws IOException {
    if (!isBegun) {
      isBegun = true;
      json.writeStartObject();
      json.writeFieldName(key);
      json.writeStartArray();
    }
    for (Object element : elements) {
      PythonJson.write(element, json);
    }
  }

  /**
   * Ends it; a list that never began prints nothing.
   *
   * @param name of another member behind the list
   * @param value of it; null if there is none
   */
  public void end(String name, @Nullable String value) throws IOException {
    if (isBegun) {
      json.writeEndArray();
      if (value != null) {
        json.writeStringField(name, value);
      }
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  @Override
  public void close() throws IOException {
    json.close();
  }
}
