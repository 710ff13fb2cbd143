package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.turkbridge.cli.aws.CommandWords;

/**
 * Every command by the AWS CLI and by Turkbridge: a table of cases, which each runs from the first
 * to the last, at a service of its own that is the twin of the other's.
 */
@DrivenBy(Client.AWS_CLI)
final class MturkCommandsIT {
  private static final int LEAST_CASES = 5;

  /** Not by list-qualification-requests, which has a table of its own. */
  private static final int CASES = LEAST_CASES * 38;

  @TempDir private Path folder;
  private TwinService theirService;
  private TwinService ourService;

  @BeforeEach
  void start() throws IOException {
    theirService = TwinService.start(Files.createDirectory(folder.resolve("theirs")));
    ourService = TwinService.start(Files.createDirectory(folder.resolve("ours")));
  }

  @AfterEach
  void close() {
    theirService.close();
    ourService.close();
  }

  private record Runs(CommandCase line, Future<Finished> theirs, Finished ours) {}

  @Test
  void theServicesAreTwins() {
    assertThat(theirService.names()).isEqualTo(ourService.names()).isNotEmpty();
  }

  @Test
  void everyCommandHasCases() {
    Map<String, List<CommandCase>> table = CommandCase.byCommand();

    assertThat(table.keySet())
        .containsExactlyInAnyOrderElementsOf(
            CommandWords.COMMANDS.commands().stream()
                .filter(command -> !command.equals(CommandWords.LEGACY))
                .toList());
    assertThat(table)
        .allSatisfy((command, cases) -> assertThat(cases).hasSizeGreaterThanOrEqualTo(LEAST_CASES));
    assertThat(table.values().stream().mapToInt(List::size).sum()).isGreaterThanOrEqualTo(CASES);
  }

  /** The AWS CLI goes ahead: neither waits for the other. */
  @TestFactory
  Stream<DynamicContainer> sameAsTheAwsCli(AwsCli cli) throws IOException {
    ExecutorService ahead = Executors.newSingleThreadExecutor();
    List<DynamicContainer> tests = new ArrayList<>();
    Path home = Files.createDirectory(folder.resolve("home"));
    Files.writeString(home.resolve("question.xml"), ExternalQuestion.text());
    Files.writeString(home.resolve("hit.txt"), ourService.names().get("hit"));
    Files.writeString(home.resolve("states.txt"), "AB");
    Files.writeString(
        home.resolve("requirements.json"),
        "[{\"QualificationTypeId\": \"00000000000000000071\", \"Comparator\": \"Exists\"}]");
    Files.writeString(
        home.resolve("requirements.txt"), "QualificationTypeId=x,Comparator=In,IntegerValues=1");
    Map<String, String> environment = SameRuns.environment(home);
    for (Map.Entry<String, List<CommandCase>> entry : CommandCase.byCommand().entrySet()) {
      String command = entry.getKey();
      List<Runs> runs = new ArrayList<>();
      for (CommandCase line : entry.getValue()) {
        Future<Finished> theirs =
            ahead.submit(
                () -> {
                  theirService.goOn();
                  return cli.run(words(command, line, theirService, home), environment);
                });
        ourService.goOn();
        runs.add(
            new Runs(
                line, theirs, OwnCommand.run(words(command, line, ourService, home), environment)));
      }
      tests.add(dynamicContainer(command, tests(command, runs, cli)));
    }
    ahead.shutdown();
    return tests.stream();
  }

  private static Stream<DynamicTest> tests(String command, List<Runs> runs, AwsCli cli) {
    Stream<DynamicTest> cases =
        runs.stream()
            .map(
                run ->
                    dynamicTest(
                        run.line().name(),
                        () -> SameRuns.check(run.line(), cli, run.theirs().get(), run.ours())));
    DynamicTest kinds =
        dynamicTest(
            "cases of " + command + " succeed, are wrong usage, and are refused",
            () ->
                assertThat(new TreeSet<>(runs.stream().map(run -> run.ours().exitCode()).toList()))
                    .contains(0, 252, 254));
    return Stream.concat(cases, Stream.of(kinds));
  }

  private static List<String> words(
      String command, CommandCase line, TwinService service, Path home) {
    List<String> words = new ArrayList<>(List.of("--endpoint-url", service.endpoint()));
    words.addAll(line.before());
    words.addAll(List.of("mturk", command));
    for (String word : line.args()) {
      String replaced = word.replace("{home}", home.toString());
      for (Map.Entry<String, String> name : service.names().entrySet()) {
        replaced = replaced.replace("{" + name.getKey() + "}", name.getValue());
      }
      words.add(replaced);
    }
    return words;
  }
}
