package org.turkbridge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** MIGRATION.md, taken apart. */
public final class MigrationGuide {
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  private final String text;

  private MigrationGuide(String text) {
    this.text = text;
  }

  /** The guide at the top of the repository. */
  public static MigrationGuide read() {
    try {
      return new MigrationGuide(Files.readString(Path.of("MIGRATION.md")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rows of the table whose first heading that is, without their headings. */
  public List<List<String>> table(String firstHeading) {
    List<String> lines = text.lines().toList();
    int heading =
        lines.indexOf(
            lines.stream()
                .filter(line -> line.startsWith("| " + firstHeading + " |"))
                .findFirst()
                .orElseThrow());
    return lines.stream()
        .skip(heading + 2L)
        .takeWhile(line -> line.startsWith("|"))
        .map(MigrationGuide::cells)
        .toList();
  }

  /** What follows the given words, up to an empty line. */
  String paragraph(String start) {
    int from = text.indexOf("\n" + start);
    return text.substring(from + 1 + start.length(), text.indexOf("\n\n", from));
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.substring(1).split("\\|")).map(String::strip).toList();
  }

  /** What a cell has between backquotes. */
  public static List<String> code(String cell) {
    return CODE.matcher(cell).results().map(found -> found.group(1)).toList();
  }

  /** Every match in a text. */
  static List<String> all(String regex, String text) {
    return Pattern.compile(regex).matcher(text).results().map(MatchResult::group).toList();
  }
}
