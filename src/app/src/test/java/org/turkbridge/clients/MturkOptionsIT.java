package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.turkbridge.awscli.model.ServiceOperation;
import org.turkbridge.cli.aws.CommandWords;
import org.turkbridge.json.ModelWords;
import org.turkbridge.json.SdkMembers;
import org.turkbridge.schema.ConstraintTable;
import software.amazon.awssdk.core.SdkField;

/**
 * What the AWS CLI and Turkbridge make of any options of any command, as far as nothing is called.
 */
@DrivenBy(Client.AWS_CLI)
final class MturkOptionsIT {
  private static final long SEED = 20170117;
  private static final int COMMANDS = 200;
  private static final ConstraintTable TABLE = ConstraintTable.bundled();

  private static final List<String> GOOD = List.of("x", "5", "A1");
  private static final List<String> ODD =
      List.of(
          "",
          " ",
          "-5",
          "1_0",
          "1.5",
          "abc def",
          "\u00e9",
          "[]",
          "{}",
          "[1]",
          "[null]",
          "NaN",
          "{\"a\":1}",
          "[\"a\",\"b\"]",
          "{\"PolicyName\":\"a\",\"PolicyName\":\"b\"}",
          "{\"Country\":{\"a\":[1,2.5,null,true,\"x\"]}}",
          "PolicyName=x,Parameters=[{Key=k,Values=[1,2]}]",
          "PolicyName=x,Parameters=[{Key=k,MapEntries=[{Key=z,Values=v}]}]",
          "Name=a,Value=b",
          "QualificationTypeId=a,Comparator=Exists",
          "QualificationTypeId=a,Comparator=In,IntegerValues=[1,2],RequiredToPreview=false",
          "Destination=a,Transport=b,Version=c,EventTypes=d,e",
          "EventTypes={a=b}",
          "Parameters=x,PolicyName=[y]",
          "a=b",
          "=",
          "2030-01-01",
          "http://x/y",
          "file:///no/such/file",
          "file://{home}/list.json",
          "file://{home}/text.txt");
  private static final List<String> DOCUMENTS = List.of("1", "null", "\"\"", "[]", "{\"a\":1}");

  @TempDir private Path home;
  private final Random random = new Random(SEED);

  @Test
  void areTheSame(AwsCli cli) throws IOException {
    Files.writeString(home.resolve("list.json"), "[\"x\"]");
    Files.writeString(home.resolve("text.txt"), "text\r\nmore\n");
    Map<String, String> environment = SameRuns.environment(home);
    int good = 0;
    for (int i = 0; i < COMMANDS; i++) {
      List<String> words = words();
      Finished theirs = cli.run(words, environment);
      Finished ours = OwnCommand.run(words, environment);

      assertThat(ours.exitCode())
          .as("%s: aws said %s, turkbridge said %s", words, theirs.err(), ours.err())
          .isEqualTo(theirs.exitCode());
      assertThat(ours.out()).as("%s", words).isEqualTo(theirs.out());
      if (!theirs.err().startsWith("\nusage:")) {
        assertThat(ours.err()).as("%s", words).isEqualTo(theirs.err());
      }
      good += ours.exitCode() == 0 ? 1 : 0;
    }
    assertThat(good).isBetween(COMMANDS / 4, COMMANDS - COMMANDS / 4);
  }

  private List<String> words() {
    String command = oneOf(CommandWords.COMMANDS.commands());
    ServiceOperation operation = CommandWords.COMMANDS.operation(command, TABLE);
    List<String> words = new ArrayList<>(List.of("mturk", command));
    for (SdkField<?> member : operation.input()) {
      boolean isRequired = operation.constraints().at(member.locationName()).isRequired();
      if (isRequired ? isNot(1, 10) : isNot(2, 3)) {
        words.addAll(option(member));
      }
    }
    if (!operation.input().isEmpty() && !isNot(1, 6)) {
      words.add(oneOf(List.of("--cli-input-json", "--cli-input-yaml")));
      words.add("{\"" + operation.input().get(0).locationName() + "\": " + oneOf(DOCUMENTS) + "}");
    }
    words.addAll(List.of("--generate-cli-skeleton", isNot(1, 6) ? "output" : "input"));
    words.addAll(List.of("--output", oneOf(List.of("json", "text", "table"))));
    return words;
  }

  private List<String> option(SdkField<?> member) {
    String option = ModelWords.option(member.locationName());
    return switch (SdkMembers.type(member)) {
      case BOOLEAN -> List.of(random.nextBoolean() ? option : "--no-" + option.substring(2));
      case LIST -> {
        List<String> words = new ArrayList<>(List.of(option));
        for (int i = random.nextInt(3); i > 0; i--) {
          words.add(value());
        }
        yield words;
      }
      default -> isNot(1, 8) ? List.of(option, value()) : List.of(option + "=" + value());
    };
  }

  private String value() {
    return oneOf(isNot(1, 3) ? GOOD : ODD).replace("{home}", home.toString());
  }

  /** In all but so many of so many cases. */
  private boolean isNot(int cases, int all) {
    return random.nextInt(all) >= cases;
  }

  private <T> T oneOf(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
