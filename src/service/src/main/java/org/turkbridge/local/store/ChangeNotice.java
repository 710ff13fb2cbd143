package org.turkbridge.local.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What stores over one database tell each other: an array of JSON, of the sender and arrays of a
 * kind and ids.
 *
 * @param sender of each open store another
 */
record ChangeNotice(String sender, Collection<StoreChange> changes) {
  /** PostgreSQL takes less than 8,000 bytes. */
  private static final int LONGEST_BYTES = 7_900;

  private static final JsonFactory JSON = new JsonFactory();

  /** In few enough bytes; what does not fit is unknown. */
  String text() {
    String text = json();
    return text.getBytes(StandardCharsets.UTF_8).length <= LONGEST_BYTES
        ? text
        : new ChangeNotice(sender, List.of(StoreChange.UNKNOWN)).json();
  }

  private String json() {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartArray();
      json.writeString(sender);
      for (StoreChange change : changes) {
        json.writeStartArray();
        json.writeString(change.kind().name());
        for (String id : change.ids()) {
          json.writeString(id);
        }
        json.writeEndArray();
      }
      json.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** What another version may have sent in another way is unknown. */
  static ChangeNotice of(String text) {
    List<StoreChange> changes = new ArrayList<>();
    String sender = "";
    try (JsonParser json = JSON.createParser(text)) {
      json.nextToken();
      sender = String.valueOf(json.nextTextValue());
      while (json.nextToken() == JsonToken.START_ARRAY) {
        StoreChange.Kind kind = StoreChange.Kind.valueOf(json.nextTextValue());
        List<String> ids = new ArrayList<>();
        while (json.nextToken() == JsonToken.VALUE_STRING) {
          ids.add(json.getText());
        }
        changes.add(new StoreChange(kind, ids));
      }
      return new ChangeNotice(sender, changes);
    } catch (IOException | RuntimeException e) {
      return new ChangeNotice(sender, List.of(StoreChange.UNKNOWN));
    }
  }
}
