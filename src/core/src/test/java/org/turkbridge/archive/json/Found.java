package org.turkbridge.archive.json;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.turkbridge.archive.ArchivedRecord;
import org.turkbridge.archive.Refusal;
import org.turkbridge.archive.ToldInOrder;

/** Keeps what a reader tells. */
final class Found extends ToldInOrder {
  static Found in(String json) {
    return in(json.getBytes(StandardCharsets.UTF_8));
  }

  static Found in(byte[] bytes) {
    return in(new ByteArrayInputStream(bytes));
  }

  static Found in(InputStream stream) {
    Found found = new Found();
    try {
      new JsonArchiveReader().read("a.json", stream, found);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  /** The only record of a text that has nothing else. */
  static ArchivedRecord onlyIn(String json) {
    return in(json).only();
  }

  /** The only refusal of a text that has nothing else. */
  static Refusal refusalOf(String json) {
    Found found = in(json);
    if (found.order().size() != 1 || found.refusals().size() != 1) {
      throw new AssertionError(found + " in " + json);
    }
    return found.refusals().get(0);
  }

  /** A record whose texts follow from the id, in one line. */
  static String record(String id) {
    return record(id, "\"Test\":\"<T>" + id + "</T>\",");
  }

  static String record(String id, String documents) {
    return "{\"QualificationRequestId\":\""
        + id
        + "\",\"QualificationTypeId\":\"Q\",\"WorkerId\":\"W\","
        + documents
        + "\"SubmitTime\":1408060860}";
  }

  /** The raw text of the refusal with that index. */
  String raw(int refusal) {
    return text(refusals().get(refusal));
  }

  static String text(Refusal refusal) {
    return refusal.raw() == null ? "none" : refusal.raw().text().orElse("not valid");
  }
}
