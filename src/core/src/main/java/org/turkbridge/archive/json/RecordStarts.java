package org.turkbridge.archive.json;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.turkbridge.archive.RecordKind;
import software.amazon.awssdk.core.SdkField;

/**
 * Finds in broken JSON where the next record begins: at a brace that is the first character of a
 * line and followed by a name, or at any brace followed by the name of a member of a record.
 * Neither can stand within a string, which has no line break and escapes its quotes.
 */
final class RecordStarts {
  private static final Set<String> NAMES =
      Stream.concat(
              RecordKind.QUALIFICATION_REQUEST.members().stream().map(SdkField::locationName),
              Stream.of("AssignmentId", "HITId"))
          .collect(Collectors.toUnmodifiableSet());
  private static final int LONGEST_NAME = 30;
  private static final int MOST_SPACE = 1000;

  private final JsonSource source;

  RecordStarts(JsonSource source) {
    this.source = source;
  }

  /**
   * Goes to the next one, or to the end of the document.
   *
   * @return how many lines end before it
   */
  int seek() throws IOException {
    int lines = 0;
    boolean lineBegins = false;
    for (int b = source.read(); b >= 0; b = source.read()) {
      if (b == '\n') {
        lines++;
        lineBegins = true;
      } else if (b == '{') {
        long brace = source.position() - 1;
        if (isRecord(brace, lineBegins)) {
          source.rewind(brace);
          return lines;
        }
        lineBegins = false;
      } else {
        lineBegins &= isSpace(b);
      }
    }
    return lines;
  }

  private boolean isRecord(long brace, boolean lineBegins) throws IOException {
    long at = brace + 1;
    while (isSpace(source.at(at)) && at - brace < MOST_SPACE) {
      at++;
    }
    return source.at(at) == '"' && (lineBegins || NAMES.contains(name(at + 1)));
  }

  private String name(long start) throws IOException {
    byte[] name = new byte[LONGEST_NAME];
    int length = 0;
    while (length < LONGEST_NAME && source.at(start + length) > '"') {
      name[length] = (byte) source.at(start + length);
      length++;
    }
    return source.at(start + length) == '"'
        ? new String(name, 0, length, StandardCharsets.UTF_8)
        : "";
  }

  static boolean isSpace(int b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }
}
