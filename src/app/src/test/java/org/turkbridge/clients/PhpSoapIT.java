package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.turkbridge.Document;
import org.turkbridge.legacy.ApiVersion;

/** PHP's SoapClient, which makes its calls of the WSDL as it runs. */
@DrivenBy(Client.PHP_SOAP)
final class PhpSoapIT {
  private static final String OPERATIONS = "src/app/src/test/resources/clients/every_version.php";

  @TempDir private Path folder;

  private static String run(String... arguments) {
    List<String> command = new ArrayList<>(List.of(Client.PHP));
    command.addAll(List.of(arguments));
    Finished run =
        Command.run(
            command,
            Map.of(
                "ACCESS_KEY_ID", Keys.TESTER.accessKeyId(),
                "SECRET_ACCESS_KEY", Keys.TESTER.secretAccessKey()));
    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    return run.out();
  }

  static List<String> examplesInTheDocuments() {
    return Document.all().stream()
        .flatMap(document -> document.blocks().stream())
        .filter(block -> block.language().equals("php"))
        .map(Document.CodeBlock::text)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("examplesInTheDocuments")
  void exampleListsRequests(String documented, FullBridge bridge) throws IOException {
    String example =
        documented
            .replace("http://127.0.0.1:8014/", bridge.jar().legacy().toString())
            .replace("AKIATURKBRIDGEDEMO00", Keys.TESTER.accessKeyId())
            .replace("demo/secret/of/turkbridge/not/a/real/one", Keys.TESTER.secretAccessKey());
    Path program = Files.writeString(folder.resolve("example.php"), example);
    assertThat(run(program.toString()).lines())
        .containsExactlyElementsOf(
            bridge.requests().stream()
                .sorted(ArchivedRequest.BY_TIME)
                .limit(2)
                .map(request -> request.id() + " " + request.worker())
                .toList());
  }

  @Test
  void operationsOnHitsMoneyAndStatisticsAreAnsweredInEveryVersion(EmptyBridge bridge) {
    List<String> versions = ApiVersion.ALL.stream().map(ApiVersion::date).toList();
    String[] arguments =
        Stream.concat(
                Stream.of(OPERATIONS, bridge.jar().legacy().toString(), ExternalQuestion.text()),
                versions.stream())
            .toArray(String[]::new);
    assertThat(run(arguments).lines())
        .hasSize(4 * versions.size())
        .zipSatisfy(
            versions.stream()
                .flatMap(
                    version ->
                        Stream.of(
                            version + " CreateHIT [A-Z0-9]{30}",
                            version + " GetAccountBalance \\$[0-9,.]+",
                            version + " GetRequesterStatistic \\d+",
                            version + " SearchHITs [1-9]\\d*"))
                .toList(),
            (line, wanted) -> assertThat(line).matches(wanted));
  }
}
