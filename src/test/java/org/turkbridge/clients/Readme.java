package org.turkbridge.clients;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** README.md, taken apart. */
final class Readme {
  private static final String FENCE = "```";

  private final List<String> lines;

  private Readme(List<String> lines) {
    this.lines = lines;
  }

  static Readme read() {
    try {
      return new Readme(Files.readAllLines(Path.of("README.md")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The arguments of the first command that runs the jar. */
  List<String> firstArguments() {
    String command = "java -jar target/turkbridge.jar ";
    String line = lines.get(first(each -> each.contains(command)));
    return List.of(line.substring(line.indexOf(command) + command.length()).split(" "));
  }

  /** The first block that is in no language: what that command prints. */
  List<String> firstOutput() {
    int command = first(line -> line.contains("java -jar target/turkbridge.jar "));
    List<String> after = lines.subList(command + 2, lines.size());
    int opening = after.indexOf(FENCE);
    return after.stream().skip(opening + 1L).takeWhile(line -> !line.equals(FENCE)).toList();
  }

  /**
   * The first block of a language under a heading, with its line ends.
   *
   * @param heading as it is written, such as {@code ## Access keys}
   */
  String block(String heading, String language) {
    List<String> under = lines.subList(first(heading::equals) + 1, lines.size());
    int opening = under.indexOf(FENCE + language);
    return under.stream()
        .skip(opening + 1L)
        .takeWhile(line -> !line.equals(FENCE))
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  /**
   * What the rows of a table begin with.
   *
   * @param firstHeading of the table
   * @param wanted finds, as its group, what to return of a row
   */
  Set<String> firstCells(String firstHeading, Pattern wanted) {
    return lines.stream()
        .skip(first(line -> line.startsWith("| " + firstHeading + " |")) + 2L)
        .takeWhile(line -> line.startsWith("|"))
        .map(row -> only(wanted, row))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String only(Pattern wanted, String row) {
    Matcher found = wanted.matcher(row);
    if (!found.find()) {
      throw new IllegalStateException("no " + wanted + " in the row " + row);
    }
    return found.group(1);
  }

  private int first(Predicate<String> wanted) {
    for (int at = 0; at < lines.size(); at++) {
      if (wanted.test(lines.get(at))) {
        return at;
      }
    }
    throw new IllegalStateException("README.md has no such line");
  }
}
