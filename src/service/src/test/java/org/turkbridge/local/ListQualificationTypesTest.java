package org.turkbridge.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.local.Qualifications.assertThatInvalidValue;
import static org.turkbridge.local.Qualifications.assertThatValidationError;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.turkbridge.local.store.SystemQualificationType;
import software.amazon.awssdk.services.mturk.MTurkClient;
import software.amazon.awssdk.services.mturk.model.ListQualificationTypesRequest;
import software.amazon.awssdk.services.mturk.model.QualificationType;

class ListQualificationTypesTest extends EmbeddedQualifications {
  @ParameterizedTest
  @ValueSource(ints = {1, 7, 29, 30, 31, 100})
  void aWalkGivesEachTypeOnceInTheOrderOfItsCreationWhateverThePageSize(int size) {
    List<String> names = IntStream.range(0, 60).mapToObj(i -> "N" + (99 - i)).toList();
    names.forEach(embedded::type);

    assertThat(names(embedded.ann, r -> r.maxResults(size))).containsExactlyElementsOf(names);
    assertThat(names(embedded.ann, r -> r.query("n7").maxResults(size))).hasSize(10);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "math | A,C",
        "MATH skill | A,C",
        "größe | B",
        "GRÖSSE | ''",
        "algebra, calculus | A",
        "calculus algebra | A",
        "About B | B",
        "100%_ | C",
        "nothing | ''",
        "' ' | A,B,C,D"
      })
  void everyWordOfAQueryMustOccurSomewhere(String query, String found) {
    embedded.type("A", t -> t.description("Math skill").keywords("algebra,calculus"));
    embedded.type("B", t -> t.keywords("Größe"));
    embedded.type("C", t -> t.description("100%_ of math").keywords("Skilled"));
    embedded.type("D", t -> t.description(""));

    assertThat(String.join(",", names(embedded.ann, r -> r.query(query)))).isEqualTo(found);
  }

  @Test
  void ownTypesAreThoseOfTheCallerAndThoseOfNobody() {
    embedded.type("Ann's");
    embedded.importRequests(EmbeddedFixture.request("R1", "IMPORTED"));

    assertThat(names(embedded.bob, r -> r.mustBeOwnedByCaller(true))).containsExactly("IMPORTED");
    assertThat(names(embedded.ann, r -> r.mustBeOwnedByCaller(true)))
        .containsExactly("Ann's", "IMPORTED");
    assertThat(names(embedded.bob, r -> r.mustBeOwnedByCaller(false)))
        .containsExactly("Ann's", "IMPORTED");
    assertThat(names(embedded.bob, r -> {})).containsExactly("Ann's", "IMPORTED");
    assertThat(names(embedded.bob, r -> r.mustBeRequestable(true)))
        .containsExactly("Ann's", "IMPORTED");
  }

  @Test
  void testAndKeyAreShownToTheOwnerAlone() {
    String id =
        embedded.type(
            "T",
            t ->
                t.test(TestPapers.TEST)
                    .answerKey(TestPapers.ANSWER_KEY)
                    .testDurationInSeconds(60L));

    QualificationType toAnn =
        embedded.ann.getQualificationType(r -> r.qualificationTypeId(id)).qualificationType();
    QualificationType toBob =
        embedded.bob.getQualificationType(r -> r.qualificationTypeId(id)).qualificationType();
    assertThat(toAnn.answerKey()).isEqualTo(TestPapers.ANSWER_KEY);
    assertThat(toBob).isEqualTo(toAnn.toBuilder().test(null).answerKey(null).build());
    assertThat(list(embedded.ann, r -> {})).containsExactly(toAnn);
    assertThat(list(embedded.bob, r -> {})).containsExactly(toBob);
  }

  @Test
  void aTokenIsGoodForItsFilterAlone() {
    embedded.type("A1");
    embedded.type("A2");
    String token =
        embedded
            .ann
            .listQualificationTypes(r -> r.mustBeRequestable(true).query("a").maxResults(1))
            .nextToken();

    assertThat(names(embedded.ann, r -> r.mustBeRequestable(true).query("a").nextToken(token)))
        .containsExactly("A2");
    assertThatInvalidToken(r -> r.mustBeRequestable(true).nextToken(token));
    assertThatInvalidToken(r -> r.mustBeRequestable(false).query("a").nextToken(token));
    assertThatInvalidToken(
        r -> r.mustBeRequestable(true).query("a").mustBeOwnedByCaller(true).nextToken(token));
  }

  @Test
  void mustBeRequestableMustBeGiven() {
    assertThatValidationError(
        () -> embedded.ann.listQualificationTypes(r -> r.query("x")),
        "Value null at 'mustBeRequestable' failed to satisfy constraint: Member must not be null");
  }

  private void assertThatInvalidToken(Consumer<ListQualificationTypesRequest.Builder> request) {
    assertThatInvalidValue(
        () -> embedded.ann.listQualificationTypes(request), "NextToken", "NextToken is not one");
  }

  private static List<String> names(
      MTurkClient client, Consumer<ListQualificationTypesRequest.Builder> request) {
    return list(client, request).stream().map(QualificationType::name).toList();
  }

  /** The types that somebody made; those of the system come with every search. */
  private static List<QualificationType> list(
      MTurkClient client, Consumer<ListQualificationTypesRequest.Builder> request) {
    return client
        .listQualificationTypesPaginator(
            list -> {
              list.mustBeRequestable(false);
              request.accept(list);
            })
        .stream()
        .limit(300)
        .flatMap(page -> page.qualificationTypes().stream())
        .filter(type -> !SystemQualificationType.has(type.qualificationTypeId()))
        .toList();
  }
}
