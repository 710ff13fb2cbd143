package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.datatype.DatatypeConfigurationException;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.datatype.XMLGregorianCalendar;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.turkbridge.clients.GeneratedClient.Item;
import org.turkbridge.clients.GeneratedClient.Query;
import org.turkbridge.clients.GeneratedClient.Result;
import org.xmlunit.builder.DiffBuilder;

/** JAX-WS clients that the build generates from the WSDL, and that read the served one. */
@ExtendWith(Bridges.class)
final class JaxWsIT {
  private static final String NEWEST = "2014-08-15";
  private static final String MOST_USED = "2007-06-21";

  private static GeneratedClient client(RunningJar jar, String version) throws IOException {
    URL wsdl =
        URI.create(
                jar.legacy() + "AWSMechanicalTurk/" + version + "/AWSMechanicalTurkRequester.wsdl")
            .toURL();
    return version.equals(NEWEST)
        ? new GeneratedClient20140815(wsdl)
        : new GeneratedClient20070621(wsdl);
  }

  private static Result call(GeneratedClient client, Keys keys, Query query) {
    XMLGregorianCalendar timestamp = timestamp();
    return client.call(
        keys.accessKeyId(),
        timestamp,
        keys.signature(GeneratedClient.OPERATION, timestamp.toXMLFormat()),
        query);
  }

  private static XMLGregorianCalendar timestamp() {
    try {
      return DatatypeFactory.newInstance()
          .newXMLGregorianCalendar(Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
    } catch (DatatypeConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** All pages, and the empty one after them. */
  private static List<Result> walk(GeneratedClient client, Query query, int pageSize) {
    List<Result> results = new ArrayList<>();
    do {
      Result result = call(client, Keys.TESTER, query.page(results.size() + 1, pageSize));
      assertThat(result.codes()).isEmpty();
      assertThat(result.requestId()).isNotBlank();
      assertThat(result.isValid()).isEqualTo("True");
      assertThat(result.pageNumber()).isEqualTo(results.size() + 1);
      assertThat(result.numResults()).isEqualTo(result.items().size());
      results.add(result);
    } while (!results.get(results.size() - 1).items().isEmpty());
    return results;
  }

  private static List<String> ids(List<Result> results) {
    return results.stream().flatMap(result -> result.ids().stream()).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {NEWEST, MOST_USED})
  void seesEveryFieldOfEveryRecord(String version, FullBridge bridge) throws IOException {
    List<ArchivedRequest> all = bridge.requests().stream().sorted(ArchivedRequest.BY_TIME).toList();
    List<Item> seen =
        walk(client(bridge.jar(), version), Query.DEFAULT, 100).stream()
            .flatMap(result -> result.items().stream())
            .toList();
    assertThat(all).hasSizeGreaterThan(ManyRequests.COUNT);
    assertThat(seen).hasSameSizeAs(all);
    for (int i = 0; i < all.size(); i++) {
      ArchivedRequest wanted = all.get(i);
      Item item = seen.get(i);
      assertThat(item.id()).isEqualTo(wanted.id());
      assertThat(item.type()).isEqualTo(wanted.type());
      assertThat(item.worker()).isEqualTo(wanted.worker());
      assertThat(item.submitTime())
          .isEqualTo(wanted.submitTime().truncatedTo(ChronoUnit.SECONDS).toString());
      assertDocument(wanted, wanted.test(), item.test());
      assertDocument(wanted, wanted.answer(), item.answer());
    }
  }

  /** A blank document is left out of legacy answers. */
  private static void assertDocument(
      ArchivedRequest request, @Nullable String wanted, @Nullable String seen) {
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
  void walksAllPagesInOrderOfTime(String version, int pageSize, FullBridge bridge)
      throws IOException {
    List<Result> results = walk(client(bridge.jar(), version), Query.DEFAULT, pageSize);
    int count = bridge.requests().size();
    assertThat(ids(results))
        .isEqualTo(ArchivedRequest.ids(bridge.requests(), ArchivedRequest.BY_TIME));
    assertThat(results).hasSize((count + pageSize - 1) / pageSize + 1);
    assertThat(results).extracting(Result::totalNumResults).containsOnly(count);
    assertThat(results.subList(0, count / pageSize))
        .extracting(Result::numResults)
        .containsOnly(pageSize);
  }

  @ParameterizedTest
  @CsvSource({
    NEWEST + ",SubmitTime,Ascending", NEWEST + ",SubmitTime,Descending",
    NEWEST + ",QualificationTypeId,Ascending", NEWEST + ",QualificationTypeId,Descending",
    MOST_USED + ",SubmitTime,Ascending", MOST_USED + ",SubmitTime,Descending",
    MOST_USED + ",QualificationTypeId,Ascending", MOST_USED + ",QualificationTypeId,Descending"
  })
  void sorts(String version, String property, String direction, FullBridge bridge)
      throws IOException {
    Query query = new Query(null, property, direction, null, null);
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
  void seesOnlyTheTypeItAsksFor(String version, FullBridge bridge) throws IOException {
    GeneratedClient client = client(bridge.jar(), version);
    Map<String, List<ArchivedRequest>> byType =
        bridge.requests().stream().collect(Collectors.groupingBy(ArchivedRequest::type));
    assertThat(byType).hasSize(4);
    byType.forEach(
        (type, requests) ->
            assertThat(ids(walk(client, new Query(type, null, null, null, null), 100)))
                .isEqualTo(ArchivedRequest.ids(requests, ArchivedRequest.BY_TIME)));
  }

  @ParameterizedTest
  @ValueSource(strings = {NEWEST, MOST_USED})
  void seesAnEmptyList(String version, EmptyBridge bridge) throws IOException {
    Result result = call(client(bridge.jar(), version), Keys.TESTER, Query.DEFAULT);
    assertThat(result.isValid()).isEqualTo("True");
    assertThat(result.totalNumResults()).isZero();
    assertThat(result.items()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {NEWEST, MOST_USED})
  void seesThatItsSecretIsWrong(String version, FullBridge bridge) throws IOException {
    Keys wrong = new Keys(Keys.TESTER.accessKeyId(), "wrong");
    Result result = call(client(bridge.jar(), version), wrong, Query.DEFAULT);
    assertThat(result.codes()).containsExactly("AWS.BadClaimsSupplied");
    assertThat(result.items()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {NEWEST, MOST_USED})
  void seesThatATypeDoesNotExist(String version, FullBridge bridge) throws IOException {
    Query query = new Query("3NOSUCHTYPEOFTHEEXAMPLE", null, null, null, null);
    Result result = call(client(bridge.jar(), version), Keys.TESTER, query);
    assertThat(result.isValid()).isEqualTo("False");
    assertThat(result.codes()).containsExactly("AWS.MechanicalTurk.QualificationTypeDoesNotExist");
  }

  @ParameterizedTest
  @ValueSource(strings = {NEWEST, MOST_USED})
  void seesThatAPageIsTooLarge(String version, FullBridge bridge) throws IOException {
    Result result = call(client(bridge.jar(), version), Keys.TESTER, Query.DEFAULT.page(1, 101));
    assertThat(result.isValid()).isEqualTo("False");
    assertThat(result.codes()).containsExactly("AWS.ParameterOutOfRange");
  }
}
