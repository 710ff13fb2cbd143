package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.turkbridge.Document;

/** What the documents say of the commands is what the commands say. */
final class DocumentIT {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String CUT = "...";
  private static final Pattern OPTION = Pattern.compile("^\\| (?:`-\\w`, )?`(--[a-z-]+)");
  private static final Pattern EXIT_CODE = Pattern.compile("^\\| ([0-9]+) \\|");
  private static final Pattern METRIC = Pattern.compile("^\\| `(\\w+)`");

  @TempDir private Path folder;

  /** A table about a command, such as {@code option of `serve`}. */
  private record CommandTable(Document document, String command, List<String> rows) {
    Set<String> firstCells(Pattern wanted) {
      return DocumentIT.firstCells(rows, wanted);
    }

    @Override
    public String toString() {
      return document + ", " + command;
    }
  }

  private static Stream<CommandTable> tables(String about) {
    Pattern heading = Pattern.compile(Pattern.quote(about) + " of `([a-z -]+)`");
    List<CommandTable> found = new ArrayList<>();
    for (Document document : Document.all()) {
      for (Document.Table table : document.tables()) {
        Matcher command = heading.matcher(table.heading());
        if (command.matches()) {
          found.add(new CommandTable(document, command.group(1), table.rows()));
        }
      }
    }
    return found.stream();
  }

  static Stream<CommandTable> options() {
    return tables("option");
  }

  @ParameterizedTest
  @MethodSource("options")
  void optionsAreThoseOfTheHelp(CommandTable table) {
    assertThat(table.firstCells(OPTION)).isNotEmpty().isEqualTo(optionsOf(table.command()));
  }

  static Stream<CommandTable> exitCodes() {
    return tables("exit code");
  }

  @ParameterizedTest
  @MethodSource("exitCodes")
  void exitCodesAreThoseOfTheHelp(CommandTable table) {
    assertThat(table.firstCells(EXIT_CODE))
        .isNotEmpty()
        .isEqualTo(inHelp(table.command(), "(?m)^ +([0-9]+) +\\w"));
  }

  @Test
  void optionsAndExitCodesOfServeAndConvertAreThere() {
    assertThat(options().map(CommandTable::command))
        .contains(
            "serve",
            "convert",
            "worker request",
            "worker hits",
            "worker accept",
            "worker submit",
            "worker return");
    assertThat(exitCodes().map(CommandTable::command)).contains("serve", "convert");
  }

  /** What a block in no language shows is what the command before it prints. */
  private record Shown(Document document, List<String> arguments, List<String> output) {
    private static final Pattern COMMAND =
        Pattern.compile("(?:java -jar target/turkbridge\\.jar|target/turkbridge) (serve .*)");

    @Override
    public String toString() {
      return document + ", " + String.join(" ", arguments);
    }
  }

  static List<Shown> outputs() {
    List<Shown> shown = new ArrayList<>();
    for (Document document : Document.all()) {
      List<String> arguments = List.of();
      for (Document.CodeBlock block : document.blocks()) {
        Matcher command = Shown.COMMAND.matcher(block.text());
        if (block.language().equals("sh") && command.find()) {
          arguments = List.of(command.group(1).split(" "));
        } else if (block.language().isEmpty()) {
          shown.add(new Shown(document, arguments, block.text().lines().toList()));
        }
      }
    }
    return shown;
  }

  @ParameterizedTest
  @MethodSource("outputs")
  void outputIsWhatServePrints(Shown shown) {
    assertThat(shown.arguments()).as("a command before it").startsWith("serve", "--import");
    assertThat(shown.output()).hasSizeGreaterThan(10);
    try (RunningJar jar =
        new Jar(folder)
            .serve(shown.arguments().subList(1, shown.arguments().size()).toArray(String[]::new))) {
      String printed =
          jar.err()
              .replace(jar.legacy().toString(), "http://127.0.0.1:8014/")
              .replace(jar.current().toString(), "http://127.0.0.1:8017/")
              .stripTrailing();
      assertThat(printed + "\n").matches(withCuts(shown.output()));
    }
  }

  /** Three dots stand for any text, on a line of their own for any lines. */
  private static Pattern withCuts(List<String> lines) {
    return Pattern.compile(
        lines.stream()
            .map(line -> line.equals(CUT) ? "(?:.*\n)+" : withCuts(line) + "\n")
            .collect(Collectors.joining()));
  }

  private static String withCuts(String line) {
    return Arrays.stream(line.split(Pattern.quote(CUT), -1))
        .map(Pattern::quote)
        .collect(Collectors.joining(".+"));
  }

  private Set<String> optionsOf(String command) {
    Set<String> all = inHelp(command, "(?m)^[ *]+(?:-\\w, )?(--[a-z-]+)");
    assertThat(all.removeAll(List.of("--help", "--version"))).isTrue();
    return all;
  }

  private Set<String> inHelp(String command, String regex) {
    List<String> arguments = new ArrayList<>(List.of(command.split(" ")));
    arguments.add("--help");
    return found(regex, new Jar(folder).run(arguments.toArray(String[]::new)).out());
  }

  private static Set<String> found(String regex, String text) {
    return Pattern.compile(regex)
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * What the rows of a table begin with.
   *
   * @param wanted finds, as its group, what to return of a row
   */
  private static Set<String> firstCells(List<String> rows, Pattern wanted) {
    return rows.stream()
        .map(
            row -> {
              Matcher found = wanted.matcher(row);
              assertThat(found.find()).as("%s in the row %s", wanted, row).isTrue();
              return found.group(1);
            })
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void metricsAreThoseThatAreServed() throws IOException, InterruptedException {
    String file = Keys.credentialsFile(folder).toString();
    try (RunningJar jar = new Jar(folder).serve("--credentials", file)) {
      // A metric with labels is shown from its first call on.
      new RestCall(Keys.TESTER).get(HTTP, jar.legacy());
      text(HttpRequest.newBuilder(jar.current()).POST(HttpRequest.BodyPublishers.ofString("{}")));
      text(HttpRequest.newBuilder(URI.create(jar.legacy() + "no-such-path")));
      Set<String> served =
          found(
              "(?m)^# TYPE (\\w+) ",
              text(HttpRequest.newBuilder(URI.create(jar.legacy() + "metrics"))));
      assertThat(
              Document.all().stream()
                  .flatMap(document -> document.tables().stream())
                  .filter(table -> table.heading().equals("metric")))
          .isNotEmpty()
          .allSatisfy(table -> assertThat(firstCells(table.rows(), METRIC)).isEqualTo(served));
    }
  }

  private static String text(HttpRequest.Builder request) throws IOException, InterruptedException {
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString(Finished.CHARSET)).body();
  }
}
