package org.turkbridge.archive.json;

import java.io.IOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.turkbridge.archive.ModelMember;

/**
 * What stands around the values of a record.
 *
 * @param open before the first member, its brace included
 * @param between two members
 * @param colon between a name and a value
 * @param close behind the last member, its brace included
 * @param separator between two records
 * @param time how a time is written
 */
record JsonLayout(
    String open, String between, String colon, String close, String separator, TimeValue time) {
  /** Writes a time as a JSON value. */
  @FunctionalInterface
  interface TimeValue {
    void write(Instant time, JsonOutput out) throws IOException;
  }

  /** The names of the members with their colons. */
  Map<ModelMember, byte[]> names() {
    Map<ModelMember, byte[]> names = new EnumMap<>(ModelMember.class);
    for (ModelMember member : ModelMember.values()) {
      names.put(member, JsonOutput.ascii('"' + member.label() + '"' + colon));
    }
    return names;
  }
}
