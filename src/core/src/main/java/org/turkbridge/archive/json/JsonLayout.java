package org.turkbridge.archive.json;

import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.turkbridge.archive.ModelMember;

/**
 * What stands around the values of a record; made once, for there may be many documents.
 *
 * @param open before the first member, its brace included
 * @param between two members
 * @param names of the members with their quotes and colons
 * @param close behind the last member, its brace included
 * @param separator between two records
 * @param time how a time is written
 */
@SuppressWarnings("ArrayRecordComponent") // Written, never compared.
record JsonLayout(
    byte[] open,
    byte[] between,
    Map<ModelMember, byte[]> names,
    byte[] close,
    byte[] separator,
    TimeValue time) {
  /** Writes a time as a JSON value. */
  @FunctionalInterface
  interface TimeValue {
    void write(Instant time, JsonOutput out) throws IOException;
  }

  /**
   * @param colon between a name and a value
   */
  JsonLayout(
      String open, String between, String colon, String close, String separator, TimeValue time) {
    this(
        JsonOutput.ascii(open),
        JsonOutput.ascii(between),
        names(colon),
        JsonOutput.ascii(close),
        JsonOutput.ascii(separator),
        time);
  }

  private static Map<ModelMember, byte[]> names(String colon) {
    Map<ModelMember, byte[]> names = new EnumMap<>(ModelMember.class);
    for (ModelMember member : ModelMember.values()) {
      names.put(member, JsonOutput.ascii('"' + member.label() + '"' + colon));
    }
    return Collections.unmodifiableMap(names);
  }
}
