package org.turkbridge.archive.xml;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The elements around the records that are open at a place in a document. */
final class OpenElements {
  /** What these hold is told when they end: they are not cut in two. */
  private static final Set<String> WHOLE =
      Set.of(
          "Request",
          "OperationRequest",
          "Errors",
          "Error",
          "Fault",
          "IsValid",
          OpenAnswers.COUNTER);

  private final List<byte[]> tags = new ArrayList<>();
  private final List<String> names = new ArrayList<>();

  void open(byte[] bytes, int from, int to) {
    byte[] tag = Arrays.copyOfRange(bytes, from, to);
    for (int i = 0; i < tag.length; i++) {
      if (tag[i] == '\n' || tag[i] == '\r') {
        // Means the same in a tag, and lines are counted from where the tag is not.
        tag[i] = ' ';
      }
    }
    tags.add(tag);
    names.add(localName(bytes, from + 1, to));
  }

  /** Whether there was one to close. */
  boolean close() {
    if (names.isEmpty()) {
      return false;
    }
    tags.remove(tags.size() - 1);
    names.remove(names.size() - 1);
    return true;
  }

  /** Whether the document may be cut here. */
  boolean mayBeCut() {
    return names.stream().noneMatch(WHOLE::contains);
  }

  /** Their start tags, which put a parser in the same place. */
  byte[] startTags() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    tags.forEach(out::writeBytes);
    return out.toByteArray();
  }

  /** Their names without prefixes, from the outermost. */
  List<String> names() {
    return List.copyOf(names);
  }

  /** The name in a tag, without its prefix. */
  static String localName(byte[] bytes, int from, int to) {
    int end = from;
    while (end < to && !endsName(bytes[end])) {
      end++;
    }
    return XmlCursor.localName(new String(bytes, from, end - from, StandardCharsets.UTF_8));
  }

  private static boolean endsName(byte b) {
    return b == '>' || b == '/' || b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }
}
