package org.turkbridge.archive.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.ArchiveVisitor;
import org.turkbridge.archive.Place;

/** Notices the way in which the service says no: {@code {"__type": ..., "Message": ...}}. */
final class ErrorAnswer {
  private @Nullable String type;
  private String message = "";

  /** Looks at a member of an object; the parser stands on its value. */
  void member(String name, JsonParser json) throws IOException {
    if (json.currentToken() != JsonToken.VALUE_STRING) {
      return;
    }
    switch (name) {
      case "__type" -> type = json.getText();
      case "Message", "message" -> message = json.getText();
      default -> {
        // Nothing is known by another name.
      }
    }
  }

  /** Tells the error, if the object was one. */
  void tell(Place place, ArchiveVisitor visitor) {
    if (type != null) {
      // A namespace may stand before the name.
      visitor.failedResponse(place, type.substring(type.indexOf('#') + 1) + ": " + message);
    }
  }
}
