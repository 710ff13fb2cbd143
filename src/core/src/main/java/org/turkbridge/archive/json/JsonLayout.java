package org.turkbridge.archive.json;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.turkbridge.archive.RecordKind;
import software.amazon.awssdk.utils.Lazy;

/**
 * What stands around the values of records; made once, for there may be many documents.
 *
 * @param breaks what stands before a value that has a line of its own, by how deep it is nested in
 *     its record; nothing if no value has
 * @param colon between a name and a value
 * @param names of the members of each kind with their quotes and colons, in the model's order
 * @param isTagged whether a record begins with its kind
 * @param standAlone whether nothing around the records tells their kind: one begins with it if its
 *     members do not tell
 * @param end behind a record
 * @param separator between two records
 * @param time how a time is written
 */
@SuppressWarnings("ArrayRecordComponent") // Written, never compared.
record JsonLayout(
    List<byte[]> breaks,
    String colon,
    Map<RecordKind, Lazy<List<byte[]>>> names,
    boolean isTagged,
    boolean standAlone,
    byte[] end,
    byte[] separator,
    TimeValue time) {
  /** The member that names the kind of a record. */
  static final String KIND = "kind";

  /** Deeper than anything in a record is. */
  private static final int DEEPEST = 12;

  private static final int INDENT = 4;

  /** Writes a time as a JSON value. */
  @FunctionalInterface
  interface TimeValue {
    void write(Instant time, JsonOutput out) throws IOException;
  }

  /** A record a line. */
  static JsonLayout lines(boolean isTagged, TimeValue time) {
    return new JsonLayout(
        Collections.nCopies(DEEPEST, new byte[0]),
        ":",
        names(":"),
        isTagged,
        true,
        JsonOutput.ascii("\n"),
        new byte[0],
        time);
  }

  /**
   * A value a line, as Python writes them.
   *
   * @param depth of the records
   */
  static JsonLayout indented(int depth, TimeValue time) {
    List<byte[]> breaks = new ArrayList<>();
    for (int level = depth; level < depth + DEEPEST; level++) {
      breaks.add(JsonOutput.ascii("\n" + " ".repeat(INDENT * level)));
    }
    return new JsonLayout(
        List.copyOf(breaks),
        ": ",
        names(": "),
        false,
        false,
        new byte[0],
        JsonOutput.ascii(","),
        time);
  }

  private static Map<RecordKind, Lazy<List<byte[]>>> names(String colon) {
    Map<RecordKind, Lazy<List<byte[]>>> names = new EnumMap<>(RecordKind.class);
    for (RecordKind kind : RecordKind.values()) {
      names.put(
          kind,
          new Lazy<>(
              () ->
                  kind.members().stream()
                      .map(member -> name(member.locationName(), colon))
                      .toList()));
    }
    return Collections.unmodifiableMap(names);
  }

  /** A name with its quotes and colon. */
  static byte[] name(String name, String colon) {
    return JsonOutput.ascii('"' + name + '"' + colon);
  }
}
