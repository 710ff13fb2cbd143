package org.turkbridge.shim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.shim.ScriptedHits.VALID;
import static org.turkbridge.shim.ScriptedHits.ask;
import static org.turkbridge.shim.ScriptedHits.assignmentReplies;
import static org.turkbridge.shim.ScriptedHits.calls;
import static org.turkbridge.shim.ScriptedHits.hit;
import static org.turkbridge.shim.ScriptedHits.hitReply;
import static org.turkbridge.shim.ScriptedHits.hits;
import static org.turkbridge.shim.ScriptedHits.ok;
import static org.turkbridge.shim.ScriptedHits.twelve;
import static org.turkbridge.shim.ShimFixture.text;
import static org.turkbridge.shim.ShimFixture.values;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.turkbridge.shim.ScriptedHits.Asked;
import org.turkbridge.shim.ScriptedService.Reply;

/** Lists of HITs: their order, their pages, and what own changes do to them. */
class HitListsTest {
  @ParameterizedTest
  @CsvSource({
    "'', H7 H1 H8 H2 H9",
    "SortProperty=CreationTime&SortDirection=Descending, H6 H5 H12 H4 H11",
    "SortProperty=Title, H12 H11 H10 H9 H8",
    "SortProperty=Reward, H1 H2 H3 H4 H5",
    "SortProperty=Reward&SortDirection=Descending, H12 H11 H10 H9 H8",
    "SortProperty=Expiration, H10 H5 H1 H11 H6",
    "SortProperty=Enumeration, H1 H2 H3 H4 H5"
  })
  void hitsAreSorted(String order, String ids) {
    Asked asked = ask(twelve(), "SearchHITs&PageSize=5&" + order);

    assertThat(String.join(" ", values(asked.answer(), "HITId"))).isEqualTo(ids);
    assertThat(asked.xml())
        .startsWith(
            "<SearchHITsResult>"
                + VALID
                + "<NumResults>5</NumResults><TotalNumResults>12</TotalNumResults>"
                + "<PageNumber>1</PageNumber><HIT><HITId>")
        .contains("<NumberOfAssignmentsPending>")
        .doesNotContain("<Question>");
  }

  @Test
  void titlesAreSortedByTheirCodePoints() {
    List<String> titles = List.of("a\uD83D\uDE00", "a\uFF5E", "a", "a\uD83D\uDE00b", "\u00E9", "b");
    String all =
        IntStream.range(0, 6)
            .mapToObj(i -> "{\"HITId\":\"H" + i + "\",\"Title\":\"" + titles.get(i) + "\"}")
            .collect(Collectors.joining(","));

    Asked asked =
        ask(
            Map.of("ListHITs", ok("{\"NumResults\":6,\"HITs\":[" + all + "]}")),
            "SearchHITs&SortProperty=Title");

    assertThat(values(asked.answer(), "Title"))
        .containsExactly("a", "a\uFF5E", "a\uD83D\uDE00", "a\uD83D\uDE00b", "b", "\u00E9");
  }

  @Test
  void laterPagesComeFromOneReadingUntilThePastOne() {
    ScriptedService service = ScriptedService.answering(twelve());
    try (ShimFixture shim = new ShimFixture(service)) {
      List<List<String>> pages =
          IntStream.rangeClosed(1, 3)
              .mapToObj(
                  page ->
                      values(
                          shim.call(
                              "SearchHITs&SortProperty=Enumeration&PageSize=6&PageNumber=" + page),
                          "HITId"))
              .toList();

      assertThat(pages.get(0)).hasSize(6);
      assertThat(pages.get(1)).hasSize(6).doesNotContainAnyElementsOf(pages.get(0));
      assertThat(pages.get(2)).isEmpty();
      assertThat(service.received()).hasSize(1);
    }
  }

  @Test
  void reviewableHitsAreTheirIdsAlone() {
    Asked asked =
        ask(
            Map.of("ListReviewableHITs", ok("{" + hits(1, 2) + "}")),
            "GetReviewableHITs&HITTypeId=T1&ResponseGroup=HITDetail&SortDirection=Ascending");

    assertThat(asked.xml())
        .isEqualTo(
            "<GetReviewableHITsResult>"
                + VALID
                + "<NumResults>2</NumResults><TotalNumResults>2</TotalNumResults>"
                + "<PageNumber>1</PageNumber><HIT><HITId>H1</HITId></HIT>"
                + "<HIT><HITId>H2</HITId></HIT></GetReviewableHITsResult>"
                + "</GetReviewableHITsResponse>");
    assertThat(asked.calls())
        .containsExactly(
            "ListReviewableHITs {\"HITTypeId\":\"T1\",\"Status\":\"Reviewable\","
                + "\"MaxResults\":100}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Status=Reviewable&Status=Reviewing",
        "Status=Reviewable,Reviewing",
        "Status.1=Reviewable&Status.2=Reviewing",
        "Statuses.1=Reviewable&Statuses.2=Reviewing"
      })
  void bothStatesAreOneList(String statuses) {
    ScriptedService service =
        new ScriptedService(
            body ->
                ok(
                    body.contains("Reviewing")
                        ? "{" + hits(3, 4) + "}"
                        : body.contains("next")
                            ? "{" + hits(2, 3) + "}"
                            : "{\"NextToken\":\"next\"," + hits(1, 1) + "}"));
    try (ShimFixture shim = new ShimFixture(service)) {
      LegacyService.Answer answer =
          shim.call("GetReviewableHITs&SortProperty=Enumeration&" + statuses);

      assertThat(values(answer, "HITId")).containsExactly("H1", "H2", "H3", "H4");
      assertThat(values(answer, "TotalNumResults")).containsExactly("4");
      assertThat(service.received()).hasSize(3);
    }
  }

  @Test
  void ownChangesAreSeenOnTheNextPage() {
    ScriptedService service =
        ScriptedService.answering(
            Map.of(
                "ListReviewableHITs",
                ok("{" + hits(1, 4) + "}"),
                "GetHIT",
                ok("{\"HIT\":" + hit("H3", "Reviewable") + "}")));
    String page = "GetReviewableHITs&SortProperty=Enumeration&PageSize=2&PageNumber=";
    for (String change :
        List.of(
            "DisposeHIT&HITId=H3",
            "DisposeHIT&HitId=H3",
            "SetHITAsReviewing&HITId=H3",
            "ExtendHIT&HITId=H3&MaxAssignmentsIncrement=1")) {
      try (ShimFixture shim = new ShimFixture(service)) {
        shim.call(page + 1);
        LegacyService.Answer changed = shim.call(change);
        assertThat(values(changed, "IsValid")).as("%s", text(changed)).containsExactly("True");

        assertThat(values(shim.call(page + 2), "HITId")).as(change).containsExactly("H4");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ForceExpireHIT&HITId=H1",
        "DisableHIT&HITId=H1",
        "ApproveRejectedAssignment&AssignmentId=X1"
      })
  void whatIsRefusedHereLeavesTheListsAsTheyWere(String change) {
    Map<String, Reply> replies = new HashMap<>(twelve());
    replies.put("GetHIT", hitReply("Reviewable"));
    replies.putAll(assignmentReplies("Submitted"));
    ScriptedService service = ScriptedService.answering(replies);
    try (ShimFixture shim = new ShimFixture(service)) {
      shim.call("SearchHITs&PageSize=6");
      assertThat(values(shim.call(change), "Code").get(0)).contains("State");
      shim.call("SearchHITs&PageSize=6&PageNumber=2");

      assertThat(calls(service)).filteredOn(call -> call.startsWith("ListHITs ")).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "MaxAssignmentsIncrement=1, 1000, 3, true",
    "MaxAssignmentsIncrement=1, 2000000000, 0, false",
    "ExpirationIncrementInSeconds=3600, 1000, 0, true",
    "ExpirationIncrementInSeconds=3600, 1000, 3, false",
    "MaxAssignmentsIncrement=1&ExpirationIncrementInSeconds=3600, 1000, 0, false"
  })
  void anExtendedHitIsReviewableWhileNobodyCanTakeIt(
      String extension, String expiration, int available, boolean stays) {
    String extended =
        hit("H3", "Reviewable")
            .replace("1436402356.9", expiration)
            .replace("Available\":3", "Available\":" + available);
    ScriptedService service =
        ScriptedService.answering(
            Map.of(
                "ListReviewableHITs",
                ok("{" + hits(1, 4) + "}"),
                "GetHIT",
                ok("{\"HIT\":" + extended + "}")));
    String page = "GetReviewableHITs&SortProperty=Enumeration&PageSize=2&PageNumber=";
    try (ShimFixture shim = new ShimFixture(service)) {
      shim.call(page + 1);
      shim.call("ExtendHIT&HITId=H3&" + extension);

      assertThat(values(shim.call(page + 2), "HITId"))
          .isEqualTo(stays ? List.of("H3", "H4") : List.of("H4"));
    }
  }
}
