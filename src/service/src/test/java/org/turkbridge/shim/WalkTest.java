package org.turkbridge.shim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.shim.ShimFixture.values;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.turkbridge.memory.MemoryBudget;
import org.turkbridge.shim.ScriptedService.Reply;

/** Which reading the pages of a walk come from. */
class WalkTest {
  private static final String ID = "QualificationRequestId";

  /** The newest first, so that what is made later moves all that was there. */
  private static final String NEWEST_FIRST = "SortDirection=Descending&PageSize=2";

  private final ChangingList list = new ChangingList();
  private final ShimFixture shim = new ShimFixture(new ScriptedService(list));
  private final Map<Integer, String> made = new TreeMap<>();

  @BeforeEach
  void makeSix() {
    make(1, 2, 3, 4, 5, 6);
  }

  @AfterEach
  void close() {
    shim.close();
  }

  private void make(int... times) {
    for (int time : times) {
      made.put(time, list.make("TA", time));
    }
  }

  private List<String> made(Integer... times) {
    return List.of(times).stream().map(made::get).toList();
  }

  private List<String> page(int number) {
    return page(NEWEST_FIRST, number);
  }

  private List<String> page(String query, int number) {
    return values(shim.get(query + "&PageNumber=" + number), ID);
  }

  private void grant(int time) {
    shim.call("GrantQualification&QualificationRequestId=" + made.get(time));
  }

  @Test
  void laterPagesComeFromAReadingThatAGrantOvertook() {
    page(1);
    make(7, 8);
    list.during(() -> grant(1));

    assertThat(page(1)).isEqualTo(made(8, 7));
    assertThat(page(2)).isEqualTo(made(6, 5));
    assertThat(page(3)).isEqualTo(made(4, 3));
    assertThat(page(4)).isEqualTo(made(2));
  }

  @Test
  void whatIsGrantedWhileItIsReadIsNotShown() {
    list.during(() -> {});
    list.during(() -> grant(6));

    assertThat(page(1)).isEqualTo(made(5, 4));
  }

  @Test
  void aPageThatDoesNotFitInMemoryLeavesTheReading() {
    MemoryBudget little = new MemoryBudget(900, Duration.ZERO);
    try (ShimFixture small = new ShimFixture(new ScriptedService(list), little)) {
      assertThat(small.get("PageSize=6").response().status()).isEqualTo(503);
      int read = list.pagesRead();

      assertThat(values(small.get("PageSize=2&PageNumber=2"), ID)).isEqualTo(made(3, 4));
      assertThat(list.pagesRead()).isEqualTo(read);
    }
  }

  @Test
  void otherOrdersAndSizesAreOtherWalks() {
    assertThat(page(1)).isEqualTo(made(6, 5));
    make(7);
    page("SortDirection=Descending&PageSize=3", 1);
    page("PageSize=2", 1);

    assertThat(page(2)).isEqualTo(made(4, 3));
    assertThat(page("SortDirection=Descending&PageSize=3", 2)).isEqualTo(made(4, 3, 2));
    assertThat(page("PageSize=2", 2)).isEqualTo(made(3, 4));
    assertThat(list.pagesRead()).isEqualTo(2 + 3 + 3);
  }

  @Test
  void whoPollsPageOneDoesNotDisturbAWalkThatHasComeFurther() {
    page(1);
    assertThat(page(2)).isEqualTo(made(4, 3));
    make(7, 8, 9);
    assertThat(page(1)).isEqualTo(made(9, 8));

    assertThat(page(2)).as("of the new walk").isEqualTo(made(7, 6));
    make(10);
    page(1);
    assertThat(page(3)).as("of the walk that has come to page 2 last").isEqualTo(made(5, 4));
  }

  @Test
  void aWalkThatHasShownAllIsAtItsEndWhoeverElseBegins() {
    page(1);
    page(2);
    assertThat(page(3)).isEqualTo(made(2, 1));
    make(7, 8);
    assertThat(page(1)).isEqualTo(made(8, 7));
    int read = list.pagesRead();

    assertThat(page(4)).isEmpty();
    assertThat(list.pagesRead()).isEqualTo(read);
  }

  @Test
  void theWalkThatBeganLastGoesOn() {
    page(1);
    page(2);
    make(7);

    assertThat(page(1)).isEqualTo(made(7, 6));
    assertThat(page(2)).isEqualTo(made(5, 4));
    assertThat(page(3)).isEqualTo(made(3, 2));
    assertThat(page(4)).isEqualTo(made(1));
  }

  @Test
  void aPageOutOfTurnIsOfTheLatestReading() {
    page(1);
    page(3);
    make(7);
    page(1);

    assertThat(page(3)).isEqualTo(made(3, 2));
    assertThat(page(4)).isEqualTo(made(1));
  }

  @Test
  void aWalkThatIsReadAgainShowsWhatItHasNotShown() {
    page(1);
    make(7, 8);
    shim.pass(ShimFixture.TTL);
    list.settle(made(4).get(0));

    LegacyService.Answer second = shim.get(NEWEST_FIRST + "&PageNumber=2");

    assertThat(values(second, ID)).isEqualTo(made(3, 2));
    assertThat(values(second, "TotalNumResults")).containsExactly("5");
    assertThat(page(3)).isEqualTo(made(1));
  }

  @Test
  void aWalkThatWasLeftLongAgoIsForgotten() {
    page(1);
    make(7, 8);
    shim.pass(ShimFixture.TTL);
    shim.sweep();
    shim.pass(ShimFixture.TTL.multipliedBy(11));
    shim.sweep();

    assertThat(page(2)).as("by its number").isEqualTo(made(6, 5));
  }

  @Test
  void requestsOfOneCallForPageOneReadOnce() {
    LegacyService.Answer answer =
        shim.call(
            "GetQualificationRequests&GetQualificationRequests.1.PageSize=2"
                + "&GetQualificationRequests.2.PageSize=1"
                + "&GetQualificationRequests.3.SortDirection=Descending"
                + "&GetQualificationRequests.3.PageSize=1"
                + "&GetQualificationRequests.4.PageSize=2");

    assertThat(values(answer, ID)).isEqualTo(made(1, 2, 1, 6, 1, 2));
    assertThat(values(answer, "TotalNumResults")).containsExactly("6", "6", "6", "6");
    assertThat(list.pagesRead()).isEqualTo(2);
    assertThat(answer.report().upstreamCalls()).isEqualTo(2);
    assertThat(answer.report().snapshotHits()).isEqualTo(3);
    assertThat(page("PageSize=2", 2)).isEqualTo(made(3, 4));
  }

  @Test
  void requestsOfOneSoapCallForPageOneReadOnceToo() {
    LegacyService.Answer answer =
        shim.soap(
            "<Request><PageSize>2</PageSize></Request><Request><PageSize>2</PageSize></Request>"
                + "<Request><PageSize>2</PageSize><PageNumber>2</PageNumber></Request>");

    assertThat(values(answer, ID)).isEqualTo(made(1, 2, 1, 2, 3, 4));
    assertThat(list.pagesRead()).isEqualTo(2);
  }

  @Test
  void aListThatCannotBeReadIsTriedOnceACall() {
    ScriptedService refusing =
        new ScriptedService(
            body -> ScriptedService.requestError("QualificationTypeDoesNotExist", "No."));
    try (ShimFixture refused = new ShimFixture(refusing)) {
      LegacyService.Answer answer =
          refused.soap(
              "<Request><QualificationTypeId>T</QualificationTypeId></Request>"
                  + "<Request><QualificationTypeId>T</QualificationTypeId></Request>");

      assertThat(values(answer, "Code")).hasSize(2);
      assertThat(refusing.received()).hasSize(1);
    }
  }

  @Test
  void whatIsAssignedOrMadeMeanwhileDoesNotMoveTheOtherLists() {
    TreeMap<String, String> holders = new TreeMap<>(Map.of("A1", "1", "A2", "1", "A3", "1"));
    TreeMap<String, String> types = new TreeMap<>(Map.of("b", "T1", "c", "T2", "d", "T3"));
    ScriptedService service = new ScriptedService(new HoldersAndTypes(holders, types));
    try (ShimFixture other = new ShimFixture(service)) {
      String held = "GetQualificationsForQualificationType&QualificationTypeId=T&PageSize=1";
      String found = "SearchQualificationTypes&SortDirection=Ascending&PageSize=1";
      other.call(held);
      other.call(found);
      holders.put("A0", "1");
      types.put("a", "T0");
      other.call("AssignQualification&QualificationTypeId=T&WorkerId=A0");
      other.call("UpdateQualificationScore&QualificationTypeId=T&SubjectId=A3&IntegerValue=2");
      other.call("CreateQualificationType&Name=a&Description=d&QualificationTypeStatus=Active");

      assertThat(values(other.call(held + "&PageNumber=2"), "SubjectId")).containsExactly("A2");
      assertThat(values(other.call(found + "&PageNumber=2"), "Name")).containsExactly("c");

      other.call("RevokeQualification&QualificationTypeId=T&SubjectId=A3");
      other.call("RevokeQualification&QualificationTypeId=OTHER&SubjectId=A2");
      other.call("DisposeQualificationType&QualificationTypeId=T3");

      assertThat(values(other.call(held + "&PageNumber=2"), "SubjectId")).containsExactly("A2");
      assertThat(values(other.call(held + "&PageNumber=3"), "SubjectId")).isEmpty();
      assertThat(values(other.call(found + "&PageNumber=3"), "Name")).isEmpty();
      assertThat(service.received())
          .filteredOn(call -> call.operation().startsWith("List"))
          .hasSize(2);
    }
  }

  /** Lists what it is given; all else succeeds. */
  private record HoldersAndTypes(Map<String, String> holders, Map<String, String> types)
      implements ScriptedService.Script {
    @Override
    public Reply reply(String requestBody) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Reply reply(String operation, String requestBody) {
      return switch (operation) {
        case "ListWorkersWithQualificationType" ->
            new Reply(
                200,
                holders.keySet().stream()
                    .map(id -> "{\"WorkerId\":\"" + id + "\",\"Status\":\"Granted\"}")
                    .collect(Collectors.joining(",", "{\"Qualifications\":[", "]}")));
        case "ListQualificationTypes" ->
            new Reply(
                200,
                types.entrySet().stream()
                    .map(
                        type ->
                            "{\"QualificationTypeId\":\""
                                + type.getValue()
                                + "\",\"Name\":\""
                                + type.getKey()
                                + "\"}")
                    .collect(Collectors.joining(",", "{\"QualificationTypes\":[", "]}")));
        case "GetQualificationScore" ->
            requestBody.contains("A0")
                ? ScriptedService.requestError("QualificationDoesNotExist", "No.")
                : new Reply(200, "{\"Qualification\":{\"Status\":\"Granted\"}}");
        case "CreateQualificationType" ->
            new Reply(200, "{\"QualificationType\":{\"QualificationTypeId\":\"T0\"}}");
        default -> new Reply(200, "{}");
      };
    }
  }
}
