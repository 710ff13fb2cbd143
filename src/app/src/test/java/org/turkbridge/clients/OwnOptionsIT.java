package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.turkbridge.cli.aws.CommandWords;
import org.turkbridge.json.ModelWords;
import org.turkbridge.schema.ConstraintTable;
import org.xmlunit.builder.DiffBuilder;
import org.xmlunit.diff.Diff;

/** What {@code list-qualification-requests} does that the AWS CLI of the table does not. */
@ExtendWith(Bridges.class)
final class OwnOptionsIT {
  private static final Path TURKBRIDGE = Jar.file().resolveSibling("turkbridge");
  private static final Pattern RESULT =
      Pattern.compile(
          "<GetQualificationRequestsResult>.*</GetQualificationRequestsResult>", Pattern.DOTALL);

  @TempDir private Path home;

  private Map<String, String> environment(Map<String, String> variables) {
    Map<String, String> environment = new TreeMap<>(variables);
    environment.put("HOME", home.toString());
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("AWS_ACCESS_KEY_ID", Keys.TESTER.accessKeyId());
    environment.put("AWS_SECRET_ACCESS_KEY", Keys.TESTER.secretAccessKey());
    return environment;
  }

  private Finished list(Map<String, String> variables, String... words) {
    return OwnCommand.run(List.of(words), environment(variables));
  }

  /** By the launcher, in a process of its own. */
  private Finished launch(Map<String, String> variables, String... words) {
    List<String> command = new ArrayList<>(List.of(TURKBRIDGE.toString()));
    command.addAll(List.of(words));
    return Command.run(command, environment(variables));
  }

  private Finished list(ListingBridge bridge, String... words) {
    List<String> all = new ArrayList<>(List.of("list-qualification-requests", "--endpoint-url"));
    all.add(bridge.endpoint("embedded"));
    all.addAll(List.of(words));
    return list(Map.of(), all.toArray(String[]::new));
  }

  private static String resultOf(String xml) {
    Matcher result = RESULT.matcher(xml);
    assertThat(result.find()).as(xml).isTrue();
    return result.group();
  }

  @Test
  void legacyXmlIsTheResultOfTheLegacyApi(ListingBridge bridge) {
    String legacy =
        new RestCall(Keys.TESTER)
            .with("PageSize", "100")
            .with("QualificationTypeId", ListingBridge.PAGE)
            .get(HttpClient.newHttpClient(), bridge.jar().legacy())
            .body();
    Finished run =
        list(bridge, "--output", "legacy-xml", "--qualification-type-id", ListingBridge.PAGE);

    Diff diff =
        DiffBuilder.compare(resultOf(legacy))
            .withTest(resultOf(run.out()))
            .withNodeFilter(node -> !"GetQualificationRequestsRequest".equals(node.getLocalName()))
            .build();
    assertThat(diff.hasDifferences()).as(diff.fullDescription()).isFalse();
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void atTheLegacyPortItIsRefusedAsAws(ListingBridge bridge) {
    Finished run =
        list(
            Map.of(),
            "list-qualification-requests",
            "--endpoint-url",
            bridge.jar().legacy().toString());
    assertThat(run.exitCode()).isEqualTo(254);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains(
            "An error occurred (UnknownOperationException) when calling the"
                + " ListQualificationRequests operation: ",
            bridge.jar().current().toString());
  }

  @Test
  void legacyXmlTellsWhatIsLeftAndWhatWasReplaced(ListingBridge bridge) {
    Finished part =
        list(
            bridge,
            "--output",
            "legacy-xml",
            "--max-items",
            "2",
            "--qualification-type-id",
            ListingBridge.PAGE);
    assertThat(part.out())
        .contains("<NumResults>2</NumResults><PageNumber>1</PageNumber>")
        .containsPattern("<\\?NextToken [A-Za-z0-9=]+\\?>");

    Finished odd =
        list(bridge, "--output", "legacy-xml", "--qualification-type-id", ListingBridge.ODD);
    assertThat(odd.out()).contains("\uFFFD");
    assertThat(odd.err()).contains("1 characters that XML 1.0 cannot hold");
    assertThat(odd.exitCode()).isZero();
  }

  @Test
  void jsonLinesAreTheItemsOfJson(ListingBridge bridge) {
    Finished lines =
        list(bridge, "--output", "jsonl", "--qualification-type-id", ListingBridge.ODD);
    Finished json =
        list(
            bridge,
            "--query",
            "QualificationRequests",
            "--qualification-type-id",
            ListingBridge.ODD);

    assertThat("[" + String.join(",", lines.out().lines().toList()) + "]")
        .isEqualToIgnoringWhitespace(json.out());
  }

  @Test
  void jsonLinesCanBeConvertedBack(ListingBridge bridge) throws Exception {
    Finished lines =
        list(
            bridge,
            "--output",
            "jsonl",
            "--max-items",
            "7",
            "--qualification-type-id",
            ListingBridge.PAGE);
    assertThat(lines.out().lines().skip(7))
        .singleElement()
        .asString()
        .startsWith("{\"NextToken\":\"");

    Path file = Files.writeString(home.resolve("some.jsonl"), lines.out());
    Finished converted = launch(Map.of(), "convert", file.toString(), "--no-progress");
    assertThat(converted.exitCode()).as(converted.err()).isZero();
    assertThat(converted.out().lines()).hasSize(7);
  }

  @Test
  void endpointOfAVariableAndOfTheConfigFile(ListingBridge bridge) throws Exception {
    String[] command = {"mturk", "list-qualification-requests", "--query", "length(@)"};
    assertThat(list(Map.of("AWS_ENDPOINT_URL", bridge.endpoint("embedded")), command).out())
        .isEqualTo("1\n");

    Path config =
        Files.writeString(
            home.resolve("config"),
            "[default]\nservices = here\n[services here]\nmturk =\n  endpoint_url = "
                + bridge.endpoint("embedded")
                + "\n");
    assertThat(list(Map.of("AWS_CONFIG_FILE", config.toString()), command).out()).isEqualTo("1\n");
  }

  @Test
  void regionIsUsEast1WithoutOne(ListingBridge bridge) {
    assertThat(list(bridge, "--max-items", "1").exitCode()).isZero();
  }

  @Test
  void certificatesAreCheckedAgainstTheBundle(TlsBridge bridge) throws Exception {
    String[] command = {
      "list-qualification-requests",
      "--endpoint-url",
      bridge.jar().current().toString(),
      "--query",
      "length(@)"
    };
    Map<String, String> once = Map.of("AWS_MAX_ATTEMPTS", "1");
    Finished distrusted = launch(once, command);
    assertThat(distrusted.exitCode()).isEqualTo(255);
    assertThat(distrusted.err()).startsWith("\nSSL validation failed for https://127.0.0.1:");

    assertThat(list(once, with(command, "--no-verify-ssl")).out()).isEqualTo("1\n");
    Path pem = bridge.certificate().pem();
    assertThat(list(once, with(command, "--ca-bundle", pem.toString())).out()).isEqualTo("1\n");
    assertThat(list(Map.of("AWS_CA_BUNDLE", pem.toString()), command).out()).isEqualTo("1\n");
    assertThat(list(once, with(command, "--ca-bundle", "/no/such/file")).err())
        .contains("invalid path: /no/such/file");
  }

  private static String[] with(String[] command, String... more) {
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  @Test
  void debugShowsCallsAndNoSecret(ListingBridge bridge) {
    Finished run =
        launch(
            Map.of(),
            "list-qualification-requests",
            "--endpoint-url",
            bridge.endpoint("embedded"),
            "--debug",
            "--max-items",
            "1");

    assertThat(run.exitCode()).isZero();
    assertThat(run.err())
        .contains("Sending request")
        .doesNotContain(Keys.TESTER.secretAccessKey())
        .doesNotContain("Signature=");
  }

  @Test
  void aCommandThatIsNotThereIsNamed() {
    Finished run = list(Map.of(), "--region", "us-east-1", "mturk", "list-hit");

    assertThat(run.exitCode()).isEqualTo(252);
    assertThat(run.err()).contains("'list-hit'").contains("'turkbridge mturk help'");

    Finished more = list(Map.of(), "mturk", "gethit", "--hit-id", "x", "--help");
    assertThat(more.exitCode()).isEqualTo(252);
    assertThat(more.err()).contains("There is no mturk command 'gethit'");
  }

  @Test
  void helpListsAllCommands() {
    Finished run = list(Map.of(), "mturk", "help");

    assertThat(run.exitCode()).isZero();
    assertThat(CommandWords.COMMANDS.commands())
        .hasSize(ConstraintTable.bundled().operations().size())
        .isSorted()
        .allSatisfy(command -> assertThat(run.out()).containsPattern("\n  " + command + " +[A-Z]"));
  }

  @Test
  void helpOfACommandHasItsOptionsWithAWordOnEach() {
    ConstraintTable table = ConstraintTable.bundled();
    for (String command : CommandWords.COMMANDS.commands()) {
      Finished run = list(Map.of(), "mturk", command, "help");
      assertThat(run.exitCode()).as(command).isZero();
      assertThat(run.out()).contains(CommandWords.COMMANDS.summary(command).substring(0, 10));
      table
          .request(CommandWords.COMMANDS.operation(command, table).name())
          .members()
          .keySet()
          .forEach(
              member ->
                  assertThat(run.out())
                      .as("%s of %s", member, command)
                      .containsPattern(
                          "\n      " + ModelWords.option(member) + "\\b\\S*\\s+[A-Z]"));
    }
  }

  @Test
  void helpOfAStructureHasItsShorthand() {
    String help = list(Map.of(), "mturk", "create-hit", "help").out();

    assertThat(help)
        .contains("--qualification-requirements A=b,C=d [A=b,C=d ...]")
        .doesNotContain("[=A=b");
    assertThat(help.replaceAll("\\s", ""))
        .contains(
            "QualificationTypeId=ID,Comparator=LessThan|",
            ",IntegerValues=[N,...],LocaleValues=[{Country=VALUE,Subdivision=VALUE},...],"
                + "RequiredToPreview=true|false,ActionsGuarded=Accept|",
            "PolicyName=VALUE,Parameters=[{Key=VALUE,Values=[VALUE,...],"
                + "MapEntries=[{Key=VALUE,Values=[VALUE,...]},...]},...]");
    assertThat(list(Map.of(), "mturk", "notify-workers", "help").out())
        .contains("--worker-ids VALUE [VALUE ...]");
  }

  @Test
  void onlyOneCommandHasTheLegacyForm() {
    Finished run = list(Map.of(), "mturk", "get-account-balance", "--output", "legacy-xml");

    assertThat(run.exitCode()).isEqualTo(252);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("Only list-qualification-requests can be printed as legacy-xml");
  }

  @Test
  void onlyOneCommandHasTheLegacyFormOfASetting(ListingBridge bridge) throws IOException {
    Path config = Files.writeString(home.resolve("config"), "[default]\noutput = legacy-xml\n");
    String[] block = {"mturk", "create-worker-block", "--worker-id", "ANOBODY", "--reason", "x"};
    String[] list = {"mturk", "list-worker-blocks", "--output", "json"};
    for (Map<String, String> setting :
        List.of(
            Map.of("AWS_DEFAULT_OUTPUT", "legacy-xml"),
            Map.of("AWS_CONFIG_FILE", config.toString()))) {
      Map<String, String> variables = new TreeMap<>(setting);
      variables.put("AWS_ENDPOINT_URL", bridge.endpoint("embedded"));
      Finished run = list(variables, block);

      assertThat(run.exitCode()).isEqualTo(252);
      assertThat(run.out()).isEmpty();
      assertThat(run.err()).contains("Only list-qualification-requests can be printed");
      assertThat(list(variables, list).out())
          .contains("\"WorkerBlocks\": [")
          .doesNotContain("ANOBODY");
    }
  }

  @Test
  void helpOfMturkIsAnOptionToo() {
    String help = list(Map.of(), "mturk", "help").out();
    for (String[] words :
        List.of(
            new String[] {"mturk", "--help"},
            new String[] {"mturk", "-h"},
            new String[] {"--region", "us-east-1", "mturk", "--help"})) {
      Finished run = list(Map.of(), words);
      assertThat(run.exitCode()).isZero();
      assertThat(run.out()).isEqualTo(help);
    }
    assertThat(list(Map.of(), "mturk", "--version").out()).startsWith("turkbridge ");
  }

  @Test
  void helpOfACommandMayStandBeforeIt() {
    Finished run = list(Map.of(), "mturk", "help", "get-hit");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).isEqualTo(list(Map.of(), "mturk", "get-hit", "help").out());

    assertThat(list(Map.of(), "mturk", "help", "gethit").err())
        .contains("There is no mturk command 'gethit'");
  }

  @Test
  void anOptionWithoutACommandIsNamed() {
    Finished run = list(Map.of(), "mturk", "--foo");

    assertThat(run.exitCode()).isEqualTo(252);
    assertThat(run.err()).contains("'--foo'");
    assertThat(list(Map.of(), "mturk", "--hit-id", "x").err()).contains("'--hit-id'");
  }

  @Test
  void commandsOfMturkStandBehindIt() {
    Finished run = list(Map.of(), "--region", "us-east-1", "list-hits", "--max-items", "1");

    assertThat(run.exitCode()).isEqualTo(252);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("'turkbridge mturk list-hits'");
    assertThat(list(Map.of(), "get-hit", "help").err()).contains("'turkbridge mturk get-hit'");
  }

  @Test
  void jsonLinesOfWhatIsNoListAreALine(ListingBridge bridge) {
    List<String> call = List.of("--endpoint-url", bridge.endpoint("embedded"), "--output", "jsonl");
    List<String> whole = new ArrayList<>(List.of("mturk", "get-qualification-type"));
    whole.addAll(call);
    whole.addAll(List.of("--qualification-type-id", ListingBridge.NONE));
    List<String> part = new ArrayList<>(whole);
    part.addAll(List.of("--query", "QualificationType.Name"));

    assertThat(list(Map.of(), whole.toArray(String[]::new)).out())
        .startsWith("{\"QualificationType\":{")
        .contains("\"Name\":\"Nobody asks\"")
        .hasLineCount(1);
    assertThat(list(Map.of(), part.toArray(String[]::new)).out()).isEqualTo("\"Nobody asks\"\n");
  }

  @Test
  void helpIsAWordToo() {
    assertThat(list(Map.of(), "mturk", "list-qualification-requests", "help").out())
        .isEqualTo(list(Map.of(), "list-qualification-requests", "--help").out())
        .contains("--cli-input-json");
  }

  @Test
  void readerThatEndsIsNoMistake(ListingBridge bridge) {
    String command =
        "\"$0\" list-qualification-requests --endpoint-url \"$1\" --output text | head -1;"
            + " echo ${PIPESTATUS[0]}";
    Finished run =
        Command.run(
            List.of("/bin/bash", "-c", command, TURKBRIDGE.toString(), bridge.endpoint("embedded")),
            environment(Map.of()));

    assertThat(run.out().lines().skip(1)).containsExactly("141");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void fullDiskIsNamed(ListingBridge bridge) {
    Finished run =
        Command.run(
            List.of(
                "/bin/sh",
                "-c",
                "exec \"$0\" list-qualification-requests --endpoint-url \"$1\" >/dev/full",
                TURKBRIDGE.toString(),
                bridge.endpoint("embedded")),
            environment(Map.of()));

    assertThat(run.err()).contains("the disk is full");
    assertThat(run.exitCode()).isEqualTo(255);
  }

  /** The pager gets a terminal of its own from script(1). */
  @Test
  void terminalHasThePagerOfTheVariable(ListingBridge bridge) {
    String command =
        TURKBRIDGE
            + " list-qualification-requests --query 'length(@)' --endpoint-url "
            + bridge.endpoint("embedded");
    Map<String, String> environment = environment(Map.of("AWS_PAGER", "sed s/^/paged:/"));

    assertThat(typescript(command, environment)).contains("paged:1");
    assertThat(typescript(command + " --no-cli-pager", environment))
        .contains("1")
        .doesNotContain("paged");
    environment.put("AWS_PAGER", "");
    assertThat(typescript(command, environment)).contains("1").doesNotContain("paged");
  }

  private static String typescript(String command, Map<String, String> environment) {
    return Command.run(
            List.of("/usr/bin/script", "--quiet", "--return", "--command", command, "/dev/null"),
            environment)
        .out();
  }
}
