package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.turkbridge.clients.GeneratedPort.Element;
import org.xmlunit.builder.DiffBuilder;

/** JAX-WS clients that the build generates from the WSDL, and that read the served one. */
@ExtendWith(Bridges.class)
final class JaxWsIT {
  private static final String NEWEST = "2014-08-15";
  private static final String MOST_USED = "2007-06-21";

  private static GeneratedPort client(RunningJar jar, String version) {
    return new GeneratedPort(
        version,
        URI.create(
            jar.legacy() + "AWSMechanicalTurk/" + version + "/AWSMechanicalTurkRequester.wsdl"));
  }

  /**
   * What came back.
   *
   * @param codes of errors, wherever they were
   * @param page null if there is none
   */
  private record Result(String requestId, List<String> codes, @Nullable Element page) {
    static Result of(SignedPortCall.Answer<Element, Element> answer) {
      @Nullable List<Element> results = answer.results();
      @Nullable Element page = results == null || results.isEmpty() ? null : results.get(0);
      return new Result(
          answer.operationRequest().text("RequestId"),
          Stream.of(answer.operationRequest(), page == null ? null : page.of("Request"))
              .filter(Objects::nonNull)
              .filter(part -> part.get("Errors") != null)
              .flatMap(part -> part.of("Errors").all("Error").stream())
              .map(error -> error.text("Code"))
              .toList(),
          page);
    }

    private Element there() {
      return Objects.requireNonNull(page);
    }

    String isValid() {
      return there().of("Request").text("IsValid");
    }

    @Nullable Object get(String name) {
      return there().get(name);
    }

    List<Element> items() {
      return page == null ? List.of() : page.all("QualificationRequest");
    }
  }

  private static Result call(GeneratedPort client, Keys keys, Map<String, ?> query) {
    return Result.of(client.call(keys, "GetQualificationRequests", query));
  }

  /** All pages, and the empty one after them. */
  private static List<Result> walk(GeneratedPort client, Map<String, ?> query, int pageSize) {
    List<Result> results = new ArrayList<>();
    do {
      Map<String, Object> page = new HashMap<>(query);
      page.put("PageNumber", results.size() + 1);
      page.put("PageSize", pageSize);
      Result result = call(client, Keys.TESTER, page);
      assertThat(result.codes()).isEmpty();
      assertThat(result.requestId()).isNotBlank();
      assertThat(result.isValid()).isEqualTo("True");
      assertThat(result.get("PageNumber")).isEqualTo(results.size() + 1);
      assertThat(result.get("NumResults")).isEqualTo(result.items().size());
      results.add(result);
    } while (!results.get(results.size() - 1).items().isEmpty());
    return results;
  }

  private static List<String> ids(List<Result> results) {
    return results.stream()
        .flatMap(result -> result.items().stream())
        .map(item -> item.text("QualificationRequestId"))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {NEWEST, MOST_USED})
  void seesEveryFieldOfEveryRecord(String version, FullBridge bridge) {
    List<ArchivedRequest> all = bridge.requests().stream().sorted(ArchivedRequest.BY_TIME).toList();
    List<Element> seen =
        walk(client(bridge.jar(), version), Map.of(), 100).stream()
            .flatMap(result -> result.items().stream())
            .toList();
    assertThat(all).hasSizeGreaterThan(ManyRequests.COUNT);
    assertThat(seen).hasSameSizeAs(all);
    for (int i = 0; i < all.size(); i++) {
      ArchivedRequest wanted = all.get(i);
      Element item = seen.get(i);
      assertThat(item.text("QualificationRequestId")).isEqualTo(wanted.id());
      assertThat(item.text("QualificationTypeId")).isEqualTo(wanted.type());
      assertThat(item.text("SubjectId")).isEqualTo(wanted.worker());
      assertThat(item.text("SubmitTime"))
          .isEqualTo(wanted.submitTime().truncatedTo(ChronoUnit.SECONDS).toString());
      assertDocument(wanted, wanted.test(), item.get("Test"));
      assertDocument(wanted, wanted.answer(), item.get("Answer"));
    }
  }

  /** A blank document is left out of legacy answers. */
  private static void assertDocument(
      ArchivedRequest request, @Nullable String wanted, @Nullable Object seen) {
    if (wanted == null || wanted.isBlank()) {
      assertThat(seen).as(request.id()).isNull();
    } else if (request.sameText()) {
      assertThat(seen).as(request.id()).isEqualTo(wanted);
    } else {
      assertThat(
              DiffBuilder.compare(wanted).withTest(seen).checkForSimilar().build().hasDifferences())
          .as("%s: %s", request.id(), seen)
          .isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({
    NEWEST + ",1", NEWEST + ",7", NEWEST + ",10", NEWEST + ",100",
    MOST_USED + ",1", MOST_USED + ",7", MOST_USED + ",10", MOST_USED + ",100"
  })
  void walksAllPagesInOrderOfTime(String version, int pageSize, FullBridge bridge) {
    List<Result> results = walk(client(bridge.jar(), version), Map.of(), pageSize);
    int count = bridge.requests().size();
    assertThat(ids(results))
        .isEqualTo(ArchivedRequest.ids(bridge.requests(), ArchivedRequest.BY_TIME));
    assertThat(results).hasSize((count + pageSize - 1) / pageSize + 1);
    assertThat(results).extracting(result -> result.get("TotalNumResults")).containsOnly(count);
    assertThat(results.subList(0, count / pageSize))
        .extracting(result -> result.get("NumResults"))
        .containsOnly(pageSize);
  }

  @ParameterizedTest
  @CsvSource({
    NEWEST + ",SubmitTime,Ascending", NEWEST + ",SubmitTime,Descending",
    NEWEST + ",QualificationTypeId,Ascending", NEWEST + ",QualificationTypeId,Descending",
    MOST_USED + ",SubmitTime,Ascending", MOST_USED + ",SubmitTime,Descending",
    MOST_USED + ",QualificationTypeId,Ascending", MOST_USED + ",QualificationTypeId,Descending"
  })
  void sorts(String version, String property, String direction, FullBridge bridge) {
    Map<String, String> query = Map.of("SortProperty", property, "SortDirection", direction);
    Comparator<ArchivedRequest> ascending =
        property.equals("SubmitTime") ? ArchivedRequest.BY_TIME : ArchivedRequest.BY_TYPE;
    assertThat(ids(walk(client(bridge.jar(), version), query, 100)))
        .isEqualTo(
            ArchivedRequest.ids(
                bridge.requests(),
                direction.equals("Ascending") ? ascending : ascending.reversed()));
  }

  @ParameterizedTest
  @ValueSource(strings = {NEWEST, MOST_USED})
  void seesOnlyTheTypeItAsksFor(String version, FullBridge bridge) {
    GeneratedPort client = client(bridge.jar(), version);
    Map<String, List<ArchivedRequest>> byType =
        bridge.requests().stream().collect(Collectors.groupingBy(ArchivedRequest::type));
    assertThat(byType).hasSize(4);
    byType.forEach(
        (type, requests) ->
            assertThat(ids(walk(client, Map.of("QualificationTypeId", type), 100)))
                .isEqualTo(ArchivedRequest.ids(requests, ArchivedRequest.BY_TIME)));
  }

  @ParameterizedTest
  @ValueSource(strings = {NEWEST, MOST_USED})
  void seesAnEmptyList(String version, EmptyBridge bridge) {
    Result result = call(client(bridge.jar(), version), Keys.TESTER, Map.of());
    assertThat(result.isValid()).isEqualTo("True");
    assertThat(result.get("TotalNumResults")).isEqualTo(0);
    assertThat(result.items()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {NEWEST, MOST_USED})
  void seesThatItsSecretIsWrong(String version, FullBridge bridge) {
    Keys wrong = new Keys(Keys.TESTER.accessKeyId(), "wrong");
    Result result = call(client(bridge.jar(), version), wrong, Map.of());
    assertThat(result.codes()).containsExactly("AWS.BadClaimsSupplied");
    assertThat(result.items()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {NEWEST, MOST_USED})
  void seesThatATypeDoesNotExist(String version, FullBridge bridge) {
    Map<String, String> query = Map.of("QualificationTypeId", "3NOSUCHTYPEOFTHEEXAMPLE");
    Result result = call(client(bridge.jar(), version), Keys.TESTER, query);
    assertThat(result.isValid()).isEqualTo("False");
    assertThat(result.codes()).containsExactly("AWS.MechanicalTurk.QualificationTypeDoesNotExist");
  }

  @ParameterizedTest
  @ValueSource(strings = {NEWEST, MOST_USED})
  void seesThatAPageIsTooLarge(String version, FullBridge bridge) {
    Result result =
        call(client(bridge.jar(), version), Keys.TESTER, Map.of("PageNumber", 1, "PageSize", 101));
    assertThat(result.isValid()).isEqualTo("False");
    assertThat(result.codes()).containsExactly("AWS.ParameterOutOfRange");
  }
}
