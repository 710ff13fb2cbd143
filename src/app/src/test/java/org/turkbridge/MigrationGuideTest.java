package org.turkbridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.turkbridge.legacy.ApiVersion;
import org.turkbridge.legacy.Authentication;
import org.turkbridge.legacy.LegacyErrorCode;
import org.turkbridge.legacy.LegacyOperations;
import org.turkbridge.legacy.WireRequest;
import org.turkbridge.legacy.WireResponse;
import org.turkbridge.legacy.WsdlDocuments;
import org.turkbridge.memory.MemoryBudget;
import org.turkbridge.requester.Requester;
import org.turkbridge.requester.Requesters;
import org.turkbridge.shim.DurableNotes;
import org.turkbridge.shim.Shim;
import org.turkbridge.shim.Upstream;
import org.turkbridge.translate.Normalisation;
import org.w3c.dom.Element;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.mturk.MTurkClient;

/** What MIGRATION.md says is what the program does. */
final class MigrationGuideTest {
  private static final MigrationGuide GUIDE = MigrationGuide.read();
  private static final String A_TURK_ERROR_CODE = "AWS.MechanicalTurk.SomeErrorCode";

  @Test
  void namesTheCurrentOperationForEveryLegacyOne() {
    Map<String, String> guide =
        GUIDE.table("legacy operation").stream()
            .collect(Collectors.toMap(row -> row.get(0), row -> row.get(1)));
    Map<String, String> code =
        LegacyOperations.all().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().orElse("none")));
    assertThat(guide).isEqualTo(code);
  }

  static Stream<List<String>> operations() {
    return GUIDE.table("legacy operation").stream();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void saysWhichOperationsAreAnswered(List<String> row) {
    byte[] answer = answer(new FailingService(400, "{}"), "Operation=" + row.get(0)).body();
    boolean answered =
        !new String(answer, StandardCharsets.UTF_8)
            .contains(LegacyErrorCode.INVALID_OPERATION.code());
    assertThat(row.get(2)).isEqualTo(answered ? "yes" : "no");
  }

  /** And no WSDL has another one, or has it twice. */
  @Test
  void saysWhichWsdlsHaveAnOperation() {
    Map<String, List<String>> versions = new TreeMap<>();
    for (ApiVersion version : ApiVersion.ALL) {
      String wsdl = new WsdlDocuments().wsdl(version, "http://any.example/");
      String binding = wsdl.substring(wsdl.indexOf("<binding"));
      MigrationGuide.all("(?<=<operation name=\")\\w+", binding)
          .forEach(
              operation ->
                  versions
                      .computeIfAbsent(operation, any -> new ArrayList<>())
                      .add(version.date()));
    }
    assertThat(
            GUIDE.table("legacy operation").stream()
                .collect(Collectors.toMap(row -> row.get(0), row -> versions(row.get(3)))))
        .isEqualTo(versions);
  }

  /** The dates that {@code all}, {@code from A} or {@code A to B} stands for. */
  private static List<String> versions(String range) {
    List<String> dates = MigrationGuide.all("[\\d-]+", range);
    return ApiVersion.ALL.stream()
        .map(ApiVersion::date)
        .dropWhile(date -> !range.equals("all") && !date.equals(dates.get(0)))
        .takeWhile(date -> dates.size() < 2 || date.compareTo(dates.get(1)) <= 0)
        .toList();
  }

  @Test
  void listsEveryErrorCodeThatIsMadeHere() {
    List<String> guide =
        GUIDE.table("legacy code").stream()
            .flatMap(row -> MigrationGuide.code(row.get(0)).stream())
            .limit(LegacyErrorCode.values().length)
            .toList();
    assertThat(guide)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(LegacyErrorCode.values()).map(LegacyErrorCode::code).toList());
  }

  @Test
  void listsEveryVersion() {
    assertThat(MigrationGuide.all("\\d{4}-\\d\\d-\\d\\d", GUIDE.paragraph("Versions:")))
        .containsExactlyElementsOf(ApiVersion.ALL.stream().map(ApiVersion::date).toList());
  }

  @Test
  void listsEveryNormalisation() {
    assertThat(GUIDE.table("name").stream().map(row -> row.get(0)))
        .containsExactlyElementsOf(
            Arrays.stream(Normalisation.values()).map(Normalisation::label).toList());
  }

  static Stream<UpstreamError> upstreamErrors() {
    return GUIDE.table("current error").stream().flatMap(UpstreamError::ofRow);
  }

  @ParameterizedTest
  @MethodSource("upstreamErrors")
  void tellsOldProgramsOfUpstreamErrorsAsTheGuideSays(UpstreamError error) throws Exception {
    WireResponse answer = answer(error.service(), "Operation=GetQualificationRequests");
    Element errors = errors(answer);
    assertThat(errors.getElementsByTagName("Code").item(0).getTextContent())
        .isEqualTo(error.code());
    assertThat(place((Element) errors.getParentNode())).isEqualTo(error.place());
    assertThat(answer.status()).isEqualTo(error.http());
  }

  private static Element errors(WireResponse answer) throws Exception {
    return (Element)
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(answer.body()))
            .getElementsByTagName("Errors")
            .item(0);
  }

  private static String place(Element parent) {
    boolean root = parent.getParentNode() == parent.getOwnerDocument();
    return root ? "outage" : parent.getTagName() + "/Errors";
  }

  private static WireResponse answer(FailingService service, String query) {
    Requester requester = new Requester("anybody", AwsBasicCredentials.create("AKID", "secret"));
    try (MTurkClient client =
            MTurkClient.builder()
                .httpClient(service)
                .region(Region.US_EAST_1)
                .endpointOverride(URI.create("http://failing.invalid"))
                .overrideConfiguration(
                    configuration -> configuration.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
        Shim shim =
            new Shim(
                new Upstream(client, "failing", false),
                Authentication.believing(new Requesters(List.of(requester)), requester),
                MemoryBudget.unlimited(),
                64 << 20,
                Duration.ofMinutes(1),
                InstantSource.system(),
                UUID::randomUUID,
                DurableNotes.ofThisProcess(),
                new Requesters(List.of(requester)))) {
      WireRequest call = new WireRequest("GET", "/", query, null, new byte[0]);
      return shim.service().answer(call).response();
    }
  }

  /**
   * One error of a row of the guide's table.
   *
   * @param error what the current service says, for the test's name
   * @param code the code that an old program is told
   * @param place where its answer has it
   */
  record UpstreamError(String error, FailingService service, String code, String place, int http) {
    static Stream<UpstreamError> ofRow(List<String> row) {
      String error = row.get(0);
      boolean coded = error.contains("with a TurkErrorCode");
      String code = coded ? A_TURK_ERROR_CODE : MigrationGuide.code(row.get(1)).get(0);
      String place = row.get(2).replace("`", "");
      int http = Integer.parseInt(row.get(3));
      return services(error, coded).entrySet().stream()
          .map(entry -> new UpstreamError(entry.getKey(), entry.getValue(), code, place, http));
    }

    private static Map<String, FailingService> services(String error, boolean coded) {
      if (error.startsWith("no connection")) {
        return Map.of(error, new FailingService(0, ""));
      }
      List<String> messages = MigrationGuide.all("(?<=\")[^\"]+(?=\"(?: in|,| or))", error);
      String turkErrorCode = coded ? ",\"TurkErrorCode\":\"" + A_TURK_ERROR_CODE + "\"" : "";
      Map<String, FailingService> services = new TreeMap<>();
      for (String type : MigrationGuide.code(error)) {
        for (String message : messages.isEmpty() ? List.of("something else") : messages) {
          services.put(type + ", " + message, service(type, message, turkErrorCode));
        }
      }
      return services;
    }

    private static FailingService service(String type, String message, String turkErrorCode) {
      return type.matches("\\d+")
          ? new FailingService(Integer.parseInt(type), "<html>" + message + "</html>")
          : new FailingService(
              type.equals("ServiceFault") ? 500 : 400,
              "{\"__type\":\"%s\",\"Message\":\"%s\"%s}".formatted(type, message, turkErrorCode));
    }

    @Override
    public String toString() {
      return error;
    }
  }
}
