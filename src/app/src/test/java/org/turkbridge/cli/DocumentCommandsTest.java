package org.turkbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.turkbridge.Document;
import org.turkbridge.ShellCommands;
import org.turkbridge.cli.aws.CommandWords;
import org.turkbridge.legacy.LegacyOperations;
import picocli.CommandLine;
import software.amazon.awssdk.services.mturk.MTurkClient;

/** The commands in the documents are there, with the options that stand there. */
final class DocumentCommandsTest {
  private static final String JAR = "target/turkbridge.jar";
  private static final String BENCHMARK = "src/app/src/bench/run.sh";
  private static final Set<String> OURS = Set.of("turkbridge", "target/turkbridge");
  private static final Set<String> OTHERS =
      Set.of(
          "curl",
          "date",
          "export",
          "grep",
          "jq",
          "keytool",
          "openssl",
          "base64",
          "printf",
          "shift",
          "sort",
          "spark-submit",
          "uniq",
          "wc",
          "zcat");

  /** Names a program or service of the reader's. */
  private static final Set<String> PLACEHOLDERS = Set.of("./program");

  private static final Set<String> PHASES = Set.of("package", "test", "verify", "install");
  private static final Pattern SCRIPT = Pattern.compile("(?:\\./)?([\\w./-]+\\.sh|\\.ci/run)");
  private static final Pattern FUNCTION = Pattern.compile("(\\w+)\\(\\)");

  /**
   * A command, and where it stands.
   *
   * @param whole whether it can be pasted; one that a sentence names may leave out what is required
   */
  private record Written(Document document, List<String> words, boolean whole) {
    @Override
    public String toString() {
      return document + ": " + String.join(" ", words);
    }
  }

  static Stream<Written> commands() {
    return Document.all().stream().flatMap(DocumentCommandsTest::commands);
  }

  private static Stream<Written> commands(Document document) {
    Stream<Written> scripts =
        document.blocks().stream()
            .filter(block -> block.language().equals("sh"))
            .flatMap(block -> written(document, block.text(), true));
    Stream<Written> inSentences =
        document.codeSpans().stream()
            .filter(span -> span.matches("(?:(?:target/)?turkbridge|java -jar|mvn) .*"))
            .flatMap(span -> written(document, span, false));
    return Stream.concat(scripts, inSentences);
  }

  /** Three dots stand for any arguments. */
  private static Stream<Written> written(Document document, String script, boolean whole) {
    return ShellCommands.of(script).stream()
        .map(words -> words.stream().filter(word -> !word.equals("...")).toList())
        .map(words -> new Written(document, words, whole));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void isThere(Written command) {
    List<String> words = command.words();
    String name = words.get(0);
    List<String> rest = words.subList(1, words.size());
    if (OURS.contains(name)) {
      assertIsOurs(rest, command.whole());
    } else if (name.equals("java")) {
      assertRuns(rest, command.whole());
    } else if (name.equals(BENCHMARK)) {
      assertMeasures(rest.get(0));
    } else if (name.equals("mvn")) {
      assertBuilds(rest);
    } else if (name.equals("aws") || name.equals("mturk")) {
      assertCallsTheCurrentApi(rest);
    } else if (name.equals("old")) {
      assertThat(LegacyOperations.all()).containsKey(rest.get(0));
    } else if (name.equals("sh") || SCRIPT.matcher(name).matches()) {
      assertThat(Path.of(name.equals("sh") ? rest.get(0) : name)).isExecutable();
    } else if (!FUNCTION.matcher(name).matches() && !PLACEHOLDERS.contains(name)) {
      assertThat(OTHERS).contains(name);
    }
  }

  private static void assertIsOurs(List<String> arguments, boolean whole) {
    String[] words = CommandWords.commandFirst(arguments.toArray(String[]::new));
    Throwable thrown = catchThrowable(() -> Turkbridge.commandLine(words).parseArgs(words));
    if (whole || !(thrown instanceof CommandLine.MissingParameterException)) {
      assertThat(thrown).isNull();
    }
  }

  private static void assertRuns(List<String> arguments, boolean whole) {
    int jar = arguments.indexOf("-jar");
    if (jar >= 0) {
      assertThat(arguments.get(jar + 1)).isEqualTo(JAR);
      assertIsOurs(arguments.subList(jar + 2, arguments.size()), whole);
    } else {
      assertThat(arguments).allMatch(option -> option.startsWith("-D"));
    }
  }

  private static void assertMeasures(String benchmark) {
    assertThat(Path.of(BENCHMARK)).isExecutable();
    assertThatCode(
            () ->
                Class.forName("org.turkbridge.bench." + benchmark)
                    .getDeclaredMethod("main", String[].class))
        .doesNotThrowAnyException();
  }

  private static void assertBuilds(List<String> arguments) {
    for (String argument : arguments) {
      if (argument.startsWith("-D") && argument.contains("test=")) {
        assertThat(testsNamed(argument.substring(argument.indexOf('=') + 1)))
            .as(argument)
            .isNotEmpty();
      } else if (argument.contains(":")) {
        assertThat(pom()).contains(argument.substring(0, argument.indexOf(':')) + "-maven-plugin");
      } else if (!argument.startsWith("-")) {
        assertThat(PHASES).contains(argument);
      }
    }
  }

  private static List<Path> testsNamed(String pattern) {
    String name = pattern.replace("*", ".*") + "\\.java";
    return Stream.of("core", "service", "junit", "spark", "app")
        .flatMap(module -> filesBelow(Path.of("src", module, "src/test/java")).stream())
        .filter(file -> file.getFileName().toString().matches(name))
        .toList();
  }

  private static List<Path> filesBelow(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String pom() {
    try {
      return Files.readString(Path.of("pom.xml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The command is the first word that is neither an option nor its value. */
  private static void assertCallsTheCurrentApi(List<String> arguments) {
    List<String> operations =
        Arrays.stream(MTurkClient.class.getMethods()).map(method -> method.getName()).toList();
    assertThat(arguments)
        .anyMatch(word -> word.equals("$@") || operations.contains(camelCase(word)));
  }

  private static String camelCase(String command) {
    return Pattern.compile("-(\\w)")
        .matcher(command)
        .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT))
        .replace("HitsFor", "HITsFor");
  }

  @Test
  void commandsAreTakenFromScripts() {
    assertThat(
            ShellCommands.of(
                "A=1 sudo one 'a b' \"c $(inner x | other)\" \\\n  d # no\ntwo && three; f() { four \"$@\"; }"))
        .containsExactly(
            List.of("inner", "x"),
            List.of("other"),
            List.of("one", "a b", "c RESULT", "d"),
            List.of("two"),
            List.of("three"),
            List.of("f()"),
            List.of("four", "$@"));
  }
}
