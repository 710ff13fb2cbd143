package org.turkbridge.archive.json;

import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.turkbridge.archive.ModelMember;

/** What stands around the values of a record; made once, for there may be many documents. */
final class JsonLayout {
  private final byte[] open;
  private final byte[] between;
  private final byte[] close;
  private final byte[] separator;
  private final Map<ModelMember, byte[]> names;
  private final TimeValue time;

  /** Writes a time as a JSON value. */
  @FunctionalInterface
  interface TimeValue {
    void write(Instant time, JsonOutput out) throws IOException;
  }

  /**
   * @param open before the first member, its brace included
   * @param between two members
   * @param colon between a name and a value
   * @param close behind the last member, its brace included
   * @param separator between two records
   * @param time how a time is written
   */
  JsonLayout(
      String open, String between, String colon, String close, String separator, TimeValue time) {
    this.open = JsonOutput.ascii(open);
    this.between = JsonOutput.ascii(between);
    this.close = JsonOutput.ascii(close);
    this.separator = JsonOutput.ascii(separator);
    Map<ModelMember, byte[]> withColons = new EnumMap<>(ModelMember.class);
    for (ModelMember member : ModelMember.values()) {
      withColons.put(member, JsonOutput.ascii('"' + member.label() + '"' + colon));
    }
    this.names = Collections.unmodifiableMap(withColons);
    this.time = time;
  }

  byte[] open() {
    return open;
  }

  byte[] between() {
    return between;
  }

  byte[] close() {
    return close;
  }

  byte[] separator() {
    return separator;
  }

  /** The names of the members with their colons. */
  Map<ModelMember, byte[]> names() {
    return names;
  }

  TimeValue time() {
    return time;
  }
}
