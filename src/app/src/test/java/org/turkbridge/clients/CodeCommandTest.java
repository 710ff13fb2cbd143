package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.turkbridge.Document;
import org.turkbridge.ShellCommands;

/** What {@code turkbridge code} takes and prints; what the programs do is tried elsewhere. */
final class CodeCommandTest {
  private static final String GRANT =
      """
      aws --region us-east-1 mturk accept-qualification-request \\
        --qualification-request-id R1 \\
        --integer-value 5
      """;

  @TempDir private Path folder;

  @Test
  void takesAnOperationAndItsParameters() {
    Finished run =
        code("GrantQualification", "QualificationRequestId=R1", "IntegerValue=5", "--language=cli");

    assertThat(run).isEqualTo(new Finished(0, GRANT, ""));
  }

  @Test
  void takesAUrlAndLeavesOutWhoCalled() {
    Finished run =
        code(
            "http://127.0.0.1:8014/?Operation=GrantQualification&QualificationRequestId=R1"
                + "&IntegerValue=5&AWSAccessKeyId=AKIDEXAMPLE&Signature=secret",
            "--language=cli");

    assertThat(run).isEqualTo(new Finished(0, GRANT, ""));
  }

  @Test
  void takesASoapMessageWithSeveralRequests() throws IOException {
    Path message =
        Files.writeString(
            folder.resolve("call.xml"),
            """
            <e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body>
            <GrantQualification xmlns="http://requester.mturk.amazonaws.com/doc/2014-08-15">
            <Request><QualificationRequestId>R1</QualificationRequestId>
            <IntegerValue>5</IntegerValue></Request>
            <Request><QualificationRequestId>R2</QualificationRequestId>
            <IntegerValue>6</IntegerValue></Request>
            </GrantQualification></e:Body></e:Envelope>
            """);

    Finished run = code(message.toString(), "--language=CLI");

    assertThat(run).isEqualTo(new Finished(0, "# GrantQualification, 2 calls\n" + GRANT, ""));
  }

  @Test
  void takesRecordingsOfWhichThoseOfTheSameKindBecomeOneProgram() throws IOException {
    record("0001-GetHIT.http", "Operation=GetHIT&HITId=H1&Signature=REMOVED");
    record("0002-GetAccountBalance.http", "Operation=GetAccountBalance");
    record("0003-GetHIT.http", "Operation=GetHIT&HITId=H2");
    record("0004-Help.http", "Operation=Help&About=GetHIT");
    Files.writeString(folder.resolve("0005-broken.http"), "no recording");

    Finished run = code(folder.toString(), "--language=cli");

    assertThat(run.out())
        .startsWith("# GetHIT, 2 calls\naws --region us-east-1 mturk get-hit \\\n  --hit-id H1\n")
        .contains(
            "\n\n# GetAccountBalance, 1 call\naws --region us-east-1 mturk get-account-balance\n")
        .doesNotContain("H2");
    assertThat(run.err()).contains("0005-broken.http", "Help has no counterpart");
    assertThat(run.exitCode()).isEqualTo(1);
  }

  private void record(String name, String query) throws IOException {
    Files.writeString(
        folder.resolve(name),
        """
        # turkbridge recording 1: legacy
        GET /?%s HTTP/1.1

        ### answer
        HTTP/1.1 200
        Content-Type: text/xml

        <a/>
        """
            .formatted(query));
  }

  @Test
  void saysWhatTheGuideSaysInTheCommentsOfTheLanguage() {
    Finished run = code("AssignQualification", "--notes", "--language=java");

    assertThat(run.out())
        .contains(
            "\n// MIGRATION.md, What moved, and what Turkbridge does about it: in the old API: ");
    assertThat(run.out().lines().filter(line -> line.contains("MIGRATION.md")))
        .allMatch(line -> line.startsWith("// "));
  }

  @Test
  void callsWhereItIsToldTo() {
    Finished run = code("GetAccountBalance", "--endpoint-url=http://127.0.0.1:8017");

    assertThat(run.out()).contains("endpoint_url=\"http://127.0.0.1:8017\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Help", "GetWorkerAcceptLimit", "GetHTI", "ExtendHIT HITId=H1"})
  void refusesWhatHasNoProgram(String call) {
    Finished run = code(call.split(" "));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("turkbridge: ").hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"GetHIT H1", "GetHIT =H1", "http://x/?Operation=GetHIT HITId=H1", "?HITId=H1"})
  void refusesWhatIsNoCall(String call) {
    Finished run = code(call.split(" "));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("Try 'turkbridge code --help'.");
  }

  @Test
  void printsWhatThePageShows() {
    List<Document.CodeBlock> blocks =
        Document.all().stream()
            .filter(each -> each.toString().equals("src/docs/calls.md"))
            .findFirst()
            .orElseThrow()
            .blocks();
    List<String> command = ShellCommands.of(blocks.get(0).text()).get(0);

    Finished run = code(command.subList(2, command.size()).toArray(String[]::new));

    assertThat(run).isEqualTo(new Finished(0, blocks.get(1).text(), ""));
  }

  private Finished code(String... arguments) {
    return OwnCommand.run(
        Stream.concat(Stream.of("code"), Stream.of(arguments)).toList(),
        Map.of("HOME", folder.toString()));
  }
}
