package org.turkbridge.shim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.shim.ScriptedService.item;
import static org.turkbridge.shim.ScriptedService.page;
import static org.turkbridge.shim.ShimFixture.values;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Numbered, sorted, counted pages out of tokens. */
class PagingTest {
  private static final String ID = "QualificationRequestId";

  @Test
  void everyPageOfTheCurrentApiIsReadInTheFewestCalls() {
    ScriptedService service =
        new ScriptedService(
            body ->
                body.contains("\"NextToken\":\"t1\"")
                    ? page(null, List.of(item("C", "T", 3)))
                    : page("t1", List.of(item("A", "T", 1), item("B", "T", 2))));
    try (ShimFixture shim = new ShimFixture(service)) {
      LegacyService.Answer answer = shim.get("QualificationTypeId=T");

      assertThat(values(answer, ID)).containsExactly("A", "B", "C");
      assertThat(values(answer, "TotalNumResults")).containsExactly("3");
      assertThat(answer.report().upstreamCalls()).isEqualTo(2);
      assertThat(service.received())
          .allSatisfy(
              call ->
                  assertThat(call.body())
                      .contains("\"MaxResults\":100", "\"QualificationTypeId\":\"T\""));
    }
  }

  @Test
  void pagesAreCutFromTheSortedList() {
    List<String> items =
        IntStream.range(0, 25).mapToObj(i -> item("R" + (10 + i), "T", i)).toList();
    try (ShimFixture shim = new ShimFixture(new ScriptedService(body -> page(null, items)))) {
      LegacyService.Answer third = shim.get("PageNumber=3");

      assertThat(values(third, ID)).containsExactly("R30", "R31", "R32", "R33", "R34");
      assertThat(values(third, "NumResults")).containsExactly("5");
      assertThat(values(third, "TotalNumResults")).containsExactly("25");
      assertThat(values(third, "PageNumber")).containsExactly("3");
    }
  }

  @Test
  void aPagePastTheEndIsASuccessWithTheRightTotal() {
    try (ShimFixture shim =
        new ShimFixture(new ScriptedService(body -> page(null, List.of(item("A", "T", 1)))))) {
      LegacyService.Answer past = shim.get("PageNumber=2147483647&PageSize=100");

      assertThat(values(past, "IsValid")).containsExactly("True");
      assertThat(values(past, "NumResults")).containsExactly("0");
      assertThat(values(past, "TotalNumResults")).containsExactly("1");
      assertThat(values(past, "PageNumber")).containsExactly("2147483647");
      assertThat(values(past, ID)).isEmpty();
    }
  }

  @Test
  void tiesAreBrokenByTimeThenIdAndDescendingReversesAll() {
    List<String> items =
        List.of(item("C", "T1", 5), item("A", "T2", 5), item("B", "T2", 4), item("D", "T1", 9));
    try (ShimFixture shim = new ShimFixture(new ScriptedService(body -> page(null, items)))) {
      assertThat(values(shim.get(""), ID)).containsExactly("B", "A", "C", "D");
      assertThat(values(shim.get("SortProperty=Expiration"), ID))
          .containsExactly("B", "A", "C", "D");
      assertThat(values(shim.get("SortProperty=SubmitTime&SortDirection=Descending"), ID))
          .containsExactly("D", "C", "A", "B");
      assertThat(values(shim.get("SortProperty=QualificationTypeId"), ID))
          .containsExactly("C", "D", "B", "A");
      assertThat(values(shim.get("SortProperty=QualificationTypeId&SortDirection=Descending"), ID))
          .containsExactly("A", "B", "D", "C");
    }
  }

  @Test
  void aRequestThatComesTwiceCountsOnceAndARepeatedTokenEndsTheList() {
    try (ShimFixture shim =
        new ShimFixture(new ScriptedService(body -> page("same", List.of(item("A", "T", 1)))))) {
      LegacyService.Answer answer = shim.get("");

      assertThat(values(answer, ID)).containsExactly("A");
      assertThat(values(answer, "TotalNumResults")).containsExactly("1");
      assertThat(answer.report().upstreamCalls()).isEqualTo(2);
    }
  }

  @Test
  void anEmptyPageWithATokenIsNotTheEnd() {
    ScriptedService service =
        new ScriptedService(
            body ->
                body.contains("NextToken")
                    ? page(null, List.of(item("A", "T", 1)))
                    : page("t1", List.of()));
    try (ShimFixture shim = new ShimFixture(service)) {
      assertThat(values(shim.get(""), ID)).containsExactly("A");
    }
  }

  @Test
  void theRequestIsEchoedAsItWasSentWhereTheResponseGroupAsksForIt() {
    try (ShimFixture shim = new ShimFixture(new ScriptedService(body -> page(null, List.of())))) {
      assertThat(ShimFixture.text(shim.get("PageSize=7&ResponseGroup=Minimal,Request")))
          .contains(
              "<Request><IsValid>True</IsValid><GetQualificationRequestsRequest><PageSize>7</PageSize>"
                  + "<ResponseGroup>Minimal</ResponseGroup><ResponseGroup>Request</ResponseGroup>"
                  + "</GetQualificationRequestsRequest></Request>");
      assertThat(ShimFixture.text(shim.get("PageSize=7&ResponseGroup=Minimal")))
          .contains("<Request><IsValid>True</IsValid></Request>");
    }
  }

  @Test
  void severalRequestsOfOneCallHaveOneResultEach() {
    try (ShimFixture shim =
        new ShimFixture(
            new ScriptedService(
                body -> page(null, List.of(item("A", "T", 1), item("B", "T", 2)))))) {
      LegacyService.Answer answer =
          shim.soap(
              "<Request><PageSize>1</PageSize></Request><Request><PageSize>0</PageSize></Request>"
                  + "<Request><PageNumber>2</PageNumber><PageSize>1</PageSize></Request>");

      assertThat(values(answer, "IsValid")).containsExactly("True", "False", "True");
      assertThat(values(answer, ID)).containsExactly("A", "B");
      assertThat(values(answer, "Code")).containsExactly("AWS.ParameterOutOfRange");
      assertThat(answer.report().outcome()).isEqualTo("AWS.ParameterOutOfRange");
    }
  }

  @Test
  void tokensOfEmptyPagesTakeOfTheHeapToo() {
    AtomicInteger pages = new AtomicInteger();
    ScriptedService service =
        new ScriptedService(
            body -> {
              int number = pages.incrementAndGet();
              return page(number == 1_000 ? null : "TOKEN" + number, List.of());
            });
    try (ShimFixture shim = new ShimFixture(service, false, 100_000)) {
      assertThat(values(shim.get("PageSize=1"), "Code")).containsExactly("AWS.ServiceUnavailable");
    }
  }
}
