package org.turkbridge.archive.csv;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row before all columns are known, in a notation of its own: how many fields and answers, then
 * their texts, each its length in bytes and its UTF-8.
 *
 * @param fields of the columns that are known; null of what is absent
 * @param answers to questions, by their identifiers
 */
record DraftRow(List<@Nullable String> fields, Map<String, String> answers) {
  private static final int ABSENT = -1;

  void write(DataOutputStream out) throws IOException {
    out.writeInt(fields.size());
    out.writeInt(answers.size());
    for (@Nullable String field : fields) {
      write(field, out);
    }
    for (Map.Entry<String, String> answer : answers.entrySet()) {
      write(answer.getKey(), out);
      write(answer.getValue(), out);
    }
  }

  private static void write(@Nullable String text, DataOutputStream out) throws IOException {
    if (text == null) {
      out.writeInt(ABSENT);
      return;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /** The next one; null if there is none. */
  static @Nullable DraftRow read(DataInputStream in) throws IOException {
    int fields;
    try {
      fields = in.readInt();
    } catch (EOFException end) {
      return null;
    }
    int answers = in.readInt();
    List<@Nullable String> row = new ArrayList<>(fields);
    for (int field = 0; field < fields; field++) {
      row.add(text(in));
    }
    Map<String, String> answered = new LinkedHashMap<>();
    for (int answer = 0; answer < answers; answer++) {
      answered.put(Objects.requireNonNull(text(in)), Objects.requireNonNull(text(in)));
    }
    return new DraftRow(row, answered);
  }

  private static @Nullable String text(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length == ABSENT) {
      return null;
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
