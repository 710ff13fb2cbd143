package org.turkbridge.convert;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A reject line as a reader of it sees it. Members that are absent are empty, numbers 0. */
record RejectLine(Map<String, String> members) {
  static List<RejectLine> in(String lines) {
    return lines.lines().map(RejectLine::of).toList();
  }

  private static RejectLine of(String line) {
    Map<String, String> members = new TreeMap<>();
    try (JsonParser json = new JsonFactory().createParser(line)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        members.put(name, json.getText());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(line, e);
    }
    return new RejectLine(members);
  }

  String text(String member) {
    return members.getOrDefault(member, "");
  }

  int number(String member) {
    return Integer.parseInt(members.getOrDefault(member, "0"));
  }

  /** The record as it should stand at the offset. */
  byte[] raw() {
    return text("raw").getBytes(Charset.forName(members.getOrDefault("encoding", "UTF-8")));
  }
}
