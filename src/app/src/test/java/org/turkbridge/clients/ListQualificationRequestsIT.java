package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The same command by the AWS CLI and by Turkbridge, at the same service: a table of cases. */
@DrivenBy(Client.AWS_CLI)
final class ListQualificationRequestsIT {
  private static final int LEAST_CASES = 60;
  private static final Path TURKBRIDGE = Jar.file().resolveSibling("turkbridge");

  @TempDir private Path folder;

  @Test
  void tableIsLong() {
    assertThat(CommandCase.all()).hasSizeGreaterThanOrEqualTo(LEAST_CASES);
  }

  /** The AWS CLI goes ahead: neither waits for the other. */
  @TestFactory
  Stream<DynamicTest> sameAsTheAwsCli(ListingBridge bridge, AwsCli cli) throws IOException {
    ExecutorService ahead = Executors.newSingleThreadExecutor();
    List<DynamicTest> tests = new ArrayList<>();
    for (CommandCase line : CommandCase.all()) {
      Path home = Files.createTempDirectory(folder, "home");
      Map<String, String> environment = environment(line, home);
      List<String> words = words(line, bridge, home);
      Future<Finished> theirs = ahead.submit(() -> cli.run(words, environment));
      tests.add(
          dynamicTest(
              line.name(),
              () -> SameRuns.check(line, cli, theirs.get(), run(line, words, environment))));
    }
    ahead.shutdown();
    return tests.stream();
  }

  private static Finished run(
      CommandCase line, List<String> words, Map<String, String> environment) {
    if (line.process() == null) {
      return OwnCommand.run(words, environment);
    }
    List<String> command = new ArrayList<>(List.of(TURKBRIDGE.toString()));
    command.addAll(words);
    return Command.run(command, environment);
  }

  private static List<String> words(CommandCase line, ListingBridge bridge, Path home)
      throws IOException {
    Files.writeString(home.resolve("type.txt"), ListingBridge.ONE);
    Files.writeString(
        home.resolve("input.json"), "{\"QualificationTypeId\": \"" + ListingBridge.ONE + "\"}");
    Files.writeString(home.resolve("input.yaml"), "QualificationTypeId: " + ListingBridge.ONE);
    List<String> words = new ArrayList<>();
    if (!line.endpoint().equals("none")) {
      words.addAll(List.of("--endpoint-url", bridge.endpoint(line.endpoint())));
    }
    words.addAll(line.before());
    words.addAll(List.of("mturk", "list-qualification-requests"));
    line.args().stream()
        .map(
            word ->
                word.replace("{home}", home.toString())
                    .replace("{embedded}", bridge.endpoint("embedded"))
                    .replace("{legacy}", bridge.jar().legacy().toString())
                    .replace("{none}", ListingBridge.NONE)
                    .replace("{one}", ListingBridge.ONE)
                    .replace("{page}", ListingBridge.PAGE)
                    .replace("{odd}", ListingBridge.ODD)
                    .replace("{many}", ManyRequests.TYPE))
        .forEach(words::add);
    return words;
  }

  private static Map<String, String> environment(CommandCase line, Path home) throws IOException {
    Map<String, String> environment = SameRuns.environment(home);
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    line.env()
        .forEach(
            (name, value) -> {
              if (value.equals("{unset}")) {
                environment.remove(name);
              } else {
                environment.put(name, value);
              }
            });
    if (line.config() != null) {
      Path aws = Files.createDirectory(home.resolve(".aws"));
      Files.writeString(aws.resolve("config"), line.config());
      Keys.credentialsFile(aws);
    }
    return environment;
  }
}
