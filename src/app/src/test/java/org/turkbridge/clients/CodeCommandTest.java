package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
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
import org.turkbridge.cli.Turkbridge;

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

  @ParameterizedTest
  @ValueSource(strings = {"", "empty", "junk", "current"})
  void refusesWhatHoldsNoCall(String name) throws IOException {
    Files.createDirectories(folder.resolve("empty"));
    Files.writeString(
        Files.createDirectories(folder.resolve("junk")).resolve("a.txt"), "no recording");
    Files.writeString(
        Files.createDirectories(folder.resolve("current")).resolve("1.http"),
        """
        # turkbridge recording 1: current
        POST / HTTP/1.1
        X-Amz-Target: MTurkRequesterServiceV20170117.GetAccountBalance

        {}
        ### answer
        HTTP/1.1 200
        Content-Type: application/x-amz-json-1.1

        {}
        """);

    Finished run = code(name.isEmpty() ? "" : folder.resolve(name).toString());

    assertThat(run.err())
        .startsWith(name.isEmpty() ? "turkbridge: CALL" : "turkbridge: There is no ");
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"no/such/file.xml", "file.xml", "what?.xml"})
  void namesAFileThatIsNotThere(String name) {
    Finished run = code(folder.resolve(name).toString());

    assertThat(run.err()).startsWith("turkbridge: There is no file or folder ").contains(name);
    assertThat(run.exitCode()).isEqualTo(3);
  }

  @Test
  void takesAFileWhoseNameHasTheMarkOfAQuery() throws IOException {
    record("a?b=c.http", "Operation=GetHIT&HITId=H1");

    Finished run = code(folder.resolve("a?b=c.http").toString(), "--language=cli");

    assertThat(run.out()).contains("get-hit");
  }

  @Test
  void repeatsOnlyTheBeginningOfALongName() {
    assertThat(code("x".repeat(5000)).err()).hasSizeLessThan(300);
  }

  @Test
  void remarksOnParametersThatTheOperationDoesNotHave() {
    String remark = "# HitId, B?gus: no parameter of GetHIT, left out.\n";

    assertThat(code("GetHIT", "HITId=H1", "HitId=3", "B\ngus=1").out()).contains(remark);
    assertThat(
            code("?Operation=GetHIT&HITId=H1&HitId=3&B%0Agus=1&AWSAccessKeyId=A&Version=2014-08-15")
                .out())
        .contains(remark);
  }

  @Test
  void whatCannotBeWrittenIsNoSuccess() throws IOException {
    assumeThat(Path.of("/dev/full")).exists();
    StringWriter err = new StringWriter();

    int exitCode;
    try (OutputStream full = Files.newOutputStream(Path.of("/dev/full"))) {
      exitCode =
          Turkbridge.run(
              OwnCommand.process(
                  Map.of("HOME", folder.toString()), InputStream.nullInputStream(), full, err),
              "code",
              "GetHIT");
    }

    assertThat(err.toString()).contains("Cannot write standard output: the disk is full.");
    assertThat(exitCode).isEqualTo(3);
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
