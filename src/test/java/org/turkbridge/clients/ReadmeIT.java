package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What README.md says of the command is what the command says. */
final class ReadmeIT {
  private static final Readme README = Readme.read();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String CUT = "...";

  @TempDir private Path folder;

  @Test
  void firstScreenIsWhatServePrints() {
    List<String> arguments = README.firstArguments();
    assertThat(arguments).startsWith("serve", "--import");
    List<String> shown = README.firstOutput();
    assertThat(shown).hasSizeGreaterThan(10);
    try (RunningJar jar =
        new Jar(folder).serve(arguments.subList(1, arguments.size()).toArray(String[]::new))) {
      String printed =
          jar.err()
              .replace(jar.legacy().toString(), "http://127.0.0.1:8014/")
              .replace(jar.current().toString(), "http://127.0.0.1:8017/")
              .stripTrailing();
      assertThat(printed.lines())
          .zipSatisfy(
              shown,
              (line, wanted) ->
                  assertThat(line).as("README: %s", wanted).matches(withCuts(wanted)));
    }
  }

  /** Three dots stand for any text. */
  private static Pattern withCuts(String line) {
    return Pattern.compile(
        Arrays.stream(line.split(Pattern.quote(CUT), -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".+")));
  }

  @Test
  void optionsOfServeAreThoseOfTheHelp() {
    assertThat(README.firstCells("option", Pattern.compile("^\\| `(--[a-z-]+)")))
        .isNotEmpty()
        .isEqualTo(optionsOf("serve"));
  }

  @Test
  void optionsOfConvertAreThoseOfTheHelp() {
    assertThat(
            README.firstCells(
                "option of `convert`", Pattern.compile("^\\| (?:`-\\w`, )?`(--[a-z-]+)")))
        .isNotEmpty()
        .isEqualTo(optionsOf("convert"));
  }

  private Set<String> optionsOf(String command) {
    return without(inHelp(command, "(?m)^ +(?:-\\w, )?(--[a-z-]+)"), "--help", "--version");
  }

  private static Set<String> without(Set<String> all, String... some) {
    Set<String> rest = new TreeSet<>(all);
    assertThat(rest.removeAll(List.of(some))).isTrue();
    return rest;
  }

  @Test
  void exitCodesAreThoseOfTheHelp() {
    assertThat(README.firstCells("exit code", Pattern.compile("^\\| ([0-9]+) \\|")))
        .isNotEmpty()
        .isEqualTo(inHelp("serve", "(?m)^ +([0-9]+) +\\w"));
  }

  private Set<String> inHelp(String command, String regex) {
    return found(regex, new Jar(folder).run(command, "--help").out());
  }

  private static Set<String> found(String regex, String text) {
    return Pattern.compile(regex)
        .matcher(text)
        .results()
        .map(match -> match.group(1))
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
      String metrics = text(HttpRequest.newBuilder(URI.create(jar.legacy() + "metrics")));
      assertThat(README.firstCells("metric", Pattern.compile("^\\| `(\\w+)`")))
          .isNotEmpty()
          .isEqualTo(found("(?m)^# TYPE (\\w+) ", metrics));
    }
  }

  private static String text(HttpRequest.Builder request) throws IOException, InterruptedException {
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString(Finished.CHARSET)).body();
  }
}
