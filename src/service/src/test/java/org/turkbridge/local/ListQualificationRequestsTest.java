package org.turkbridge.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.turkbridge.local.EmbeddedFixture.request;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.turkbridge.local.store.TestDatabase;
import software.amazon.awssdk.services.mturk.model.ListQualificationRequestsRequest;
import software.amazon.awssdk.services.mturk.model.ListQualificationRequestsResponse;
import software.amazon.awssdk.services.mturk.model.MTurkException;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;
import software.amazon.awssdk.services.mturk.model.RequestErrorException;

@ParameterizedClass
@EnumSource
class ListQualificationRequestsTest {
  /** A walk that would never end is cut. */
  private static final int MOST_PAGES = 300;

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private EmbeddedFixture embedded;

  @BeforeEach
  void open() {
    embedded = new EmbeddedFixture(database.store(folder.resolve("store.db")));
  }

  @AfterEach
  void close() {
    embedded.close();
  }

  @Test
  void everyFieldComesBackAsItWasImported() {
    String test =
        "<QuestionForm xmlns=\"urn:x\">\r\n\t\"q\" \\ & &amp; é ß 漢 😀 \u0085\u2028</QuestionForm>";
    embedded.add(
        request("Req+/= id", "TYPE1", "2014-08-15T00:01:00.25Z", "").toBuilder()
            .test(test)
            .build());

    assertThat(list(r -> r.qualificationTypeId("TYPE1")).qualificationRequests())
        .containsExactly(
            QualificationRequest.builder()
                .qualificationRequestId("Req+/= id")
                .qualificationTypeId("TYPE1")
                .workerId("AReq+/= id")
                .test(test)
                .answer("")
                .submitTime(Instant.parse("2014-08-15T00:01:00.250Z"))
                .build());
  }

  @Test
  void absentTestAndAnswerStayAbsent() {
    embedded.add(request("R1", "T1", "2014-08-15T00:01:00Z", null).toBuilder().test(null).build());

    QualificationRequest listed = list(r -> {}).qualificationRequests().get(0);

    assertThat(listed.test()).isNull();
    assertThat(listed.answer()).isNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 49, 50, 83, 99, 100})
  void aWalkOf250GivesEachOnceInOrderWhateverThePageSize(int size) {
    embedded.addRange("T1", 1, 250);

    List<ListQualificationRequestsResponse> pages = walk("T1", size);

    assertThat(ids(pages)).containsExactlyElementsOf(idRange(1, 250));
    assertThat(pages).hasSize((250 + size - 1) / size);
    assertThat(pages)
        .allSatisfy(
            page -> assertThat(page.numResults()).isEqualTo(page.qualificationRequests().size()));
  }

  @Test
  void everyPageSizeGivesTheSameWalk() {
    embedded.addRange("T1", 1, 101);

    assertThat(IntStream.rangeClosed(1, 100))
        .allSatisfy(
            size -> assertThat(ids(walk("T1", size))).containsExactlyElementsOf(idRange(1, 101)));
  }

  @Test
  void aPageHasOneHundredUnlessToldOtherwise() {
    embedded.addRange("T1", 1, 101);

    assertThat(list(r -> {}).numResults()).isEqualTo(100);
  }

  @Test
  void noTokenIsGivenWhenNothingFollows() {
    embedded.addRange("T1", 1, 100);
    embedded.addRange("T2", 101, 150);

    assertThat(list(r -> r.qualificationTypeId("T1").maxResults(100)).nextToken()).isNull();
    assertThat(list(r -> r.maxResults(100)).nextToken()).isNotNull();
  }

  @Test
  void aTypeFilterGivesThatTypeAloneAndNoFilterGivesAll() {
    embedded.addRange("T1", 1, 3);
    embedded.addRange("T2", 4, 5);

    assertThat(ids(walk("T2", 1))).containsExactly("R4", "R5");
    assertThat(ids(walk(null, 2))).containsExactly("R1", "R2", "R3", "R4", "R5");
  }

  @Test
  void aKnownTypeWithNothingPendingIsAnEmptyPage() {
    embedded.addRange("T1", 1, 1);
    delete("R1");

    ListQualificationRequestsResponse page = list(r -> r.qualificationTypeId("T1"));

    assertThat(page.numResults()).isZero();
    assertThat(page.qualificationRequests()).isEmpty();
    assertThat(page.nextToken()).isNull();
  }

  @Test
  void theSamePlaceOfTheSameListHasTheSameToken() {
    embedded.addRange("T1", 1, 20);

    String token = list(r -> r.qualificationTypeId("T1").maxResults(10)).nextToken();

    assertThat(list(r -> r.qualificationTypeId("T1").maxResults(10)).nextToken()).isEqualTo(token);
    assertThat(list(r -> r.maxResults(10)).nextToken()).isNotEqualTo(token);
    assertThat(token).hasSizeLessThanOrEqualTo(255);
  }

  @Test
  void aTokenStaysTrueWhileRowsComeAndGo() {
    embedded.addRange("T1", 1, 20);
    String token = list(r -> r.qualificationTypeId("T1").maxResults(10)).nextToken();
    delete("R3");
    delete("R10");
    delete("R11");
    embedded.addRange("T1", 21, 22);

    assertThat(ids(List.of(list(r -> r.qualificationTypeId("T1").nextToken(token)))))
        .containsExactlyElementsOf(idRange(12, 22));
  }

  @Test
  void aTokenIsValidAfterARestart() {
    embedded.addRange("T1", 1, 20);
    String token = list(r -> r.maxResults(10)).nextToken();
    embedded.close();
    embedded = new EmbeddedFixture(database.store(folder.resolve("store.db")));

    assertThat(ids(List.of(list(r -> r.nextToken(token)))))
        .containsExactlyElementsOf(idRange(11, 20));
    assertThat(list(r -> r.maxResults(10)).nextToken()).isEqualTo(token);
  }

  @Test
  void aTokenOfAnotherListOrStoreOrNoneAtAllIsRefused() {
    embedded.addRange("T1", 1, 20);
    embedded.addRange("T2", 21, 40);
    String ofT1 = list(r -> r.qualificationTypeId("T1").maxResults(10)).nextToken();
    String ofAll = list(r -> r.maxResults(10)).nextToken();
    String ofAnotherStore;
    try (EmbeddedFixture other = new EmbeddedFixture(database.store(folder.resolve("other.db")))) {
      other.addRange("T1", 1, 20);
      ofAnotherStore = other.client.listQualificationRequests(r -> r.maxResults(10)).nextToken();
    }

    assertThatInvalidToken(r -> r.qualificationTypeId("T2").nextToken(ofT1));
    assertThatInvalidToken(r -> r.nextToken(ofT1));
    assertThatInvalidToken(r -> r.qualificationTypeId("T1").nextToken(ofAll));
    assertThatInvalidToken(r -> r.nextToken(ofAnotherStore));
    assertThatInvalidToken(r -> r.nextToken("no such token, with spaces"));
    assertThatInvalidToken(r -> r.nextToken("AAAA"));
  }

  @Test
  void aTypeThatTheStoreHasNeverSeenDoesNotExist() {
    assertThatThrownBy(() -> list(r -> r.qualificationTypeId("NEVERSEEN")))
        .isInstanceOfSatisfying(
            RequestErrorException.class,
            e -> {
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo("RequestError");
              assertThat(e.turkErrorCode())
                  .isEqualTo("AWS.MechanicalTurk.QualificationTypeDoesNotExist");
              assertThat(e.statusCode()).isEqualTo(400);
              assertThat(e.requestId()).isEqualTo(EmbeddedFixture.REQUEST_ID.toString());
              assertThat(e.awsErrorDetails().errorMessage())
                  .matches("QualificationType NEVERSEEN does not exist\\. \\(\\d{13}\\)");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | Value '0' at 'maxResults' failed to satisfy constraint: Member must have value greater than or equal to 1",
        "-1 | Value '-1' at 'maxResults' failed to satisfy constraint: Member must have value greater than or equal to 1",
        "101 | Value '101' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 100",
        "2147483647 | Value '2147483647' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 100"
      })
  void maxResultsOutOfRangeIsAValidationError(int size, String message) {
    assertThatValidationError(r -> r.maxResults(size), "1 validation error detected: " + message);
  }

  @Test
  void idsAndTokensOfWrongFormAreValidationErrors() {
    assertThatValidationError(
        r -> r.qualificationTypeId("abc"),
        "1 validation error detected: Value 'abc' at 'qualificationTypeId' failed to satisfy"
            + " constraint: Member must satisfy regular expression pattern: ^[A-Z0-9]+$");
    assertThatValidationError(
        r -> r.qualificationTypeId("A".repeat(65)),
        "1 validation error detected: Value '"
            + "A".repeat(65)
            + "' at 'qualificationTypeId' failed to satisfy constraint: Member must have length less"
            + " than or equal to 64");
    assertThatValidationError(
        r -> r.nextToken(""),
        "1 validation error detected: Value '' at 'nextToken' failed to satisfy constraint: Member"
            + " must have length greater than or equal to 1");
    assertThatThrownBy(() -> list(r -> r.nextToken("x".repeat(256)).maxResults(0)))
        .hasMessageContaining("2 validation errors detected: ");
  }

  @Test
  void oneRequesterDoesNotSeeWhatAnotherOwns() {
    embedded.addRange("T1", 1, 4);
    own("R2", "default");
    own("R3", "somebody else");

    assertThat(ids(walk("T1", 1))).containsExactly("R1", "R2", "R4");
  }

  private ListQualificationRequestsResponse list(
      Consumer<ListQualificationRequestsRequest.Builder> request) {
    return embedded.client.listQualificationRequests(request);
  }

  private List<ListQualificationRequestsResponse> walk(@Nullable String typeId, int size) {
    return embedded
        .client
        .listQualificationRequestsPaginator(r -> r.qualificationTypeId(typeId).maxResults(size))
        .stream()
        .limit(MOST_PAGES)
        .toList();
  }

  private static List<String> ids(List<ListQualificationRequestsResponse> pages) {
    return pages.stream()
        .flatMap(page -> page.qualificationRequests().stream())
        .map(QualificationRequest::qualificationRequestId)
        .toList();
  }

  private static List<String> idRange(int first, int last) {
    return IntStream.rangeClosed(first, last).mapToObj(i -> "R" + i).toList();
  }

  private void delete(String id) {
    database.execute(
        folder.resolve("store.db"), "DELETE FROM qualification_request WHERE id = '" + id + "'");
  }

  private void own(String id, String owner) {
    database.execute(
        folder.resolve("store.db"),
        "UPDATE qualification_request SET owner = '" + owner + "' WHERE id = '" + id + "'");
  }

  private void assertThatInvalidToken(Consumer<ListQualificationRequestsRequest.Builder> request) {
    Qualifications.assertThatInvalidValue(() -> list(request), "NextToken", "NextToken is not one");
  }

  private void assertThatValidationError(
      Consumer<ListQualificationRequestsRequest.Builder> request, String message) {
    assertThatThrownBy(() -> list(request))
        .isInstanceOfSatisfying(
            MTurkException.class,
            e -> {
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException");
              assertThat(e.awsErrorDetails().errorMessage()).isEqualTo(message);
              assertThat(e.statusCode()).isEqualTo(400);
            });
  }
}
