package org.turkbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.turkbridge.archive.RecordKind;
import picocli.CommandLine;

/** What {@code --help} says of each command. */
final class CommandHelpTest {
  /** Two lines beside the names of the commands. */
  private static final int LONGEST = 100;

  static Stream<CommandLine> commands() {
    return below(Turkbridge.commandLine());
  }

  private static Stream<CommandLine> below(CommandLine command) {
    return command.getSubcommands().values().stream()
        .flatMap(each -> Stream.concat(Stream.of(each), below(each)));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void listsEachCommandWithOneWholeShortSentence(CommandLine command) {
    String listed = command.getCommandSpec().usageMessage().description()[0];

    assertThat(listed).matches("[A-Z][^.]*\\.").hasSizeLessThanOrEqualTo(LONGEST);
    assertThat(onOneLine(command.getParent().getUsageMessage()))
        .contains(command.getCommandName() + " " + listed);
  }

  @Test
  void listsTheSameCommandsBehindAnOption() {
    assertThat(Turkbridge.commandLine("--help").getUsageMessage())
        .isEqualTo(Turkbridge.commandLine().getUsageMessage());
  }

  @Test
  void namesAllKindsOfRecordsAndOfWhatIsRead() {
    CommandLine convert = Turkbridge.commandLine().getSubcommands().get("convert");

    assertThat(onOneLine(convert.getUsageMessage()))
        .contains(
            Arrays.stream(RecordKind.values())
                .map(RecordKind::label)
                .collect(Collectors.joining(", ", "Which records: ", ". Several")))
        .contains("tables of results, or notification messages");
  }

  private static String onOneLine(String text) {
    return text.replaceAll("\\s+", " ");
  }
}
