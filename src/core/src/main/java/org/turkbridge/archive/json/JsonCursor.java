package org.turkbridge.archive.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.util.Objects;

/**
 * A parser that knows where it stands in the document.
 *
 * @param position where in the source it began
 * @param line in which it began, counted from 1
 */
record JsonCursor(JsonParser json, long position, int line) {
  /** A parser that begins where the source stands. */
  static JsonCursor open(JsonFactory factory, JsonSource source, int line) throws IOException {
    long position = source.position();
    return new JsonCursor(factory.createParser(source), position, line);
  }

  /** Where the current token begins. */
  long tokenStart() {
    return position(json.currentTokenLocation());
  }

  /** How far the parser has read. */
  long reached() {
    return position(json.currentLocation());
  }

  /** The line of the current token. */
  int tokenLine() {
    return line(json.currentTokenLocation());
  }

  /** Where a mistake is. */
  long position(JsonProcessingException mistake) {
    return position(location(mistake));
  }

  /** The line of a mistake. */
  int line(JsonProcessingException mistake) {
    return line(location(mistake));
  }

  private JsonLocation location(JsonProcessingException mistake) {
    return Objects.requireNonNullElseGet(mistake.getLocation(), json::currentLocation);
  }

  private long position(JsonLocation location) {
    return position + Math.max(location.getByteOffset(), 0);
  }

  private int line(JsonLocation location) {
    return line + Math.max(location.getLineNr(), 1) - 1;
  }
}
