package org.turkbridge.shim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.shim.ScriptedService.requestError;
import static org.turkbridge.shim.ShimFixture.text;
import static org.turkbridge.shim.ShimFixture.values;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.turkbridge.shim.ScriptedService.Received;
import org.turkbridge.shim.ScriptedService.Reply;

/** The old operations on HITs and assignments, as old clients call them and read the answers. */
class LegacyHitOperationsTest {
  private static final String VALID = "<Request><IsValid>True</IsValid></Request>";
  private static final String PROPERTIES =
      "&Title=t&Description=d&Reward.1.Amount=0.1&AssignmentDurationInSeconds=60";
  private static final String EXPIRED =
      "UpdateExpirationForHIT {\"HITId\":\"H1\",\"ExpireAt\":0.000}";

  /** With everything that the current API has of a HIT; Keywords are empty. */
  private static String hit(String id, String status) {
    return "{\"HITId\":\""
        + id
        + "\",\"HITTypeId\":\"T1\",\"HITGroupId\":\"G1\",\"CreationTime\":1436402355.9,"
        + "\"Title\":\"a title\",\"Description\":\"d\",\"Question\":\"\\n<Q/>\",\"Keywords\":\"\","
        + "\"HITStatus\":\""
        + status
        + "\",\"MaxAssignments\":5,\"Reward\":\"1234.5\",\"AutoApprovalDelayInSeconds\":60,"
        + "\"Expiration\":1436402356.9,\"AssignmentDurationInSeconds\":30,"
        + "\"QualificationRequirements\":[{\"QualificationTypeId\":\"Q1\",\"Comparator\":\"In\","
        + "\"IntegerValues\":[1,2]}],\"HITReviewStatus\":\"NotReviewed\","
        + "\"NumberOfAssignmentsPending\":0,\"NumberOfAssignmentsAvailable\":3,"
        + "\"NumberOfAssignmentsCompleted\":2}";
  }

  private static final String MINIMAL = "<HITId>H1</HITId><HITTypeId>T1</HITTypeId>";
  private static final String DETAIL =
      "<CreationTime>2015-07-09T00:39:15Z</CreationTime><Title>a title</Title>"
          + "<Description>d</Description>%s<HITStatus>%s</HITStatus>"
          + "<MaxAssignments>5</MaxAssignments><Reward><Amount>1234.50</Amount>"
          + "<CurrencyCode>USD</CurrencyCode><FormattedPrice>$1,234.50</FormattedPrice></Reward>"
          + "<AutoApprovalDelayInSeconds>60</AutoApprovalDelayInSeconds>"
          + "<Expiration>2015-07-09T00:39:16Z</Expiration>"
          + "<AssignmentDurationInSeconds>30</AssignmentDurationInSeconds>"
          + "<QualificationRequirement><QualificationTypeId>Q1</QualificationTypeId>"
          + "<Comparator>In</Comparator><IntegerValue>1</IntegerValue>"
          + "<IntegerValue>2</IntegerValue></QualificationRequirement>"
          + "<HITReviewStatus>NotReviewed</HITReviewStatus>";
  private static final String SUMMARY =
      "<NumberOfAssignmentsPending>0</NumberOfAssignmentsPending>"
          + "<NumberOfAssignmentsAvailable>3</NumberOfAssignmentsAvailable>"
          + "<NumberOfAssignmentsCompleted>2</NumberOfAssignmentsCompleted>";

  private static String assignment(String id, String status) {
    return "{\"AssignmentId\":\""
        + id
        + "\",\"WorkerId\":\"A1\",\"HITId\":\"H1\",\"AssignmentStatus\":\""
        + status
        + "\",\"AutoApprovalTime\":3,\"AcceptTime\":1,\"SubmitTime\":2,\"Deadline\":9,"
        + "\"Answer\":\"<A/>\",\"RequesterFeedback\":\"good\"}";
  }

  private static Reply ok(String body) {
    return new Reply(200, body);
  }

  private static Reply hitReply(String status) {
    return ok("{\"HIT\":" + hit("H1", status) + "}");
  }

  /** The calls that an operation makes, in the order of time. */
  private static List<String> calls(ScriptedService service) {
    return service.received().stream().map(Received::call).toList();
  }

  private record Asked(LegacyService.Answer answer, List<String> calls) {
    String xml() {
      return text(answer).replaceFirst("(?s).*</OperationRequest>", "");
    }

    String code() {
      return values(answer, "Code").stream().findFirst().orElse("");
    }
  }

  private static Asked ask(Map<String, Reply> replies, String call) {
    ScriptedService service = ScriptedService.answering(replies);
    try (ShimFixture shim = new ShimFixture(service)) {
      return new Asked(shim.call(call), calls(service));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Reward.1.Amount=0.05000000000000000277555756156289135105907917022705078125",
        "Reward.1.Amount=0.05&Reward.1.CurrencyCode=USD",
        "Reward.Amount=5e-02",
        "Reward.0.Amount=0.05"
      })
  void moneyComesInWholeCents(String reward) {
    Asked asked =
        ask(
            Map.of("CreateHITType", ok("{\"HITTypeId\":\"T1\"}")),
            "RegisterHITType&Title=t&Description=d&AssignmentDurationInSeconds=60&" + reward);

    assertThat(asked.calls())
        .containsExactly(
            "CreateHITType {\"AutoApprovalDelayInSeconds\":2592000,"
                + "\"AssignmentDurationInSeconds\":60,\"Reward\":\"0.05\",\"Title\":\"t\","
                + "\"Description\":\"d\"}");
    assertThat(asked.xml())
        .startsWith(
            "<RegisterHITTypeResult>"
                + VALID
                + "<HITTypeId>T1</HITTypeId></RegisterHITTypeResult>");
  }

  @ParameterizedTest
  @CsvSource({
    "Reward.1.Amount=-1, AWS.ParameterOutOfRange",
    "Reward.1.Amount=1&Reward.1.CurrencyCode=EUR, AWS.MechanicalTurk.InvalidParameterValue",
    "Reward.1.CurrencyCode=USD, AWS.MissingParameters",
    "Reward.1.Amount=1&AssignmentDurationInSeconds=29, AWS.ParameterOutOfRange"
  })
  void whatIsWrongIsRefusedHere(String parameters, String code) {
    String duration = parameters.contains("Duration") ? "" : "&AssignmentDurationInSeconds=60";
    Asked asked =
        ask(Map.of(), "RegisterHITType&Title=t&Description=d" + duration + "&" + parameters);

    assertThat(asked.code()).isEqualTo(code);
    assertThat(asked.calls()).isEmpty();
  }

  @Test
  void aHitIsMadeByPropertiesAndTheAnswerIsMinimal() {
    Asked asked =
        ask(
            Map.of("CreateHIT", hitReply("Assignable")),
            "CreateHIT&LifetimeInSeconds=3600&Question=%3CQ/%3E&Keywords=&RequesterAnnotation=&"
                + "QualificationRequirement.1.QualificationTypeId=Q1"
                + "&QualificationRequirement.1.Comparator=GreaterThan"
                + "&QualificationRequirement.1.IntegerValue=70"
                + "&QualificationRequirement.1.RequiredToPreview=true"
                + "&QualificationRequirement.2.QualificationTypeId=Q2"
                + "&QualificationRequirement.2.Comparator=Exists"
                + "&QualificationRequirement.2.IntegerValue=1"
                + "&QualificationRequirement.2.RequiredToPreview=0"
                + PROPERTIES);

    assertThat(asked.xml()).startsWith("<HIT>" + VALID + MINIMAL + "</HIT></CreateHITResponse>");
    assertThat(asked.calls())
        .singleElement()
        .asString()
        .startsWith("CreateHIT {")
        .contains(
            "\"MaxAssignments\":1,\"AutoApprovalDelayInSeconds\":2592000,"
                + "\"LifetimeInSeconds\":3600,",
            "\"Reward\":\"0.10\"",
            "\"QualificationRequirements\":[{\"QualificationTypeId\":\"Q1\","
                + "\"Comparator\":\"GreaterThan\",\"IntegerValues\":[70],"
                + "\"ActionsGuarded\":\"PreviewAndAccept\"},{\"QualificationTypeId\":\"Q2\","
                + "\"Comparator\":\"Exists\"}]")
        .doesNotContain("Keywords", "RequesterAnnotation", "HITTypeId");
  }

  /** As rturk does, which also sends the parts of a type that it has defaults for. */
  @Test
  void besideATypeItsPropertiesAreIgnoredWhateverTheyAre() {
    Asked asked =
        ask(
            Map.of("CreateHITWithHITType", hitReply("Assignable")),
            "CreateHIT&HITTypeId=T1&LifetimeInSeconds=3600&Question=%3CQ/%3E&MaxAssignments=2"
                + "&Keywords=&Reward.CurrencyCode=USD&AssignmentDurationInSeconds=1&Title=x"
                + "&ResponseGroup.0=HITDetail&ResponseGroup.1=HITAssignmentSummary");

    assertThat(asked.calls())
        .containsExactly(
            "CreateHITWithHITType {\"HITTypeId\":\"T1\",\"MaxAssignments\":2,"
                + "\"LifetimeInSeconds\":3600,\"Question\":\"<Q/>\"}");
    assertThat(asked.xml())
        .startsWith(
            "<HIT>"
                + VALID
                + MINIMAL
                + "<HITGroupId>G1</HITGroupId>"
                + DETAIL.formatted("", "Assignable")
                + SUMMARY
                + "</HIT>");
  }

  @ParameterizedTest
  @CsvSource({
    "'', AWS.MissingParameters",
    "LifetimeInSeconds=3600, AWS.MissingParameters",
    "LifetimeInSeconds=3600&HITTypeId=T1, AWS.MechanicalTurk.InvalidParameterValue",
    "LifetimeInSeconds=3600&HITTypeId=T1&Question=q&HITLayoutId=L1,"
        + " AWS.MechanicalTurk.InvalidParameterValue",
    "LifetimeInSeconds=3600&HITTypeId=T1&Question=q&MaxAssignments=-1, AWS.ParameterOutOfRange",
    "LifetimeInSeconds=3600&HITTypeId=T1&Question=q&MaxAssignments=green,"
        + " AWS.MechanicalTurk.InvalidParameterValue"
  })
  void aHitThatCannotBeIsRefusedHere(String parameters, String code) {
    Asked asked = ask(Map.of(), "CreateHIT&" + parameters);

    assertThat(asked.code()).isEqualTo(code);
    assertThat(asked.calls()).isEmpty();
  }

  /** crowds writes the names of what is repeated in the plural. */
  @ParameterizedTest
  @ValueSource(strings = {"", "s"})
  void policiesAndLayoutsAreTakenInBothSpellings(String plural) {
    String entries = plural.isEmpty() ? "MapEntry" : "MapEntries";
    Asked asked =
        ask(
            Map.of("CreateHITWithHITType", hitReply("Assignable")),
            "CreateHIT&HITTypeId=T1&LifetimeInSeconds=3600&HITLayoutId=L1"
                + "&HITLayoutParameter%1$s.1.Name=n&HITLayoutParameter%1$s.1.Value=a,b"
                    .formatted(plural)
                + "&AssignmentReviewPolicy.1.PolicyName=P"
                + "&AssignmentReviewPolicy.1.Parameter%1$s.1.Key=ApproveReason".formatted(plural)
                + "&AssignmentReviewPolicy.1.Parameter%1$s.1.Value.1=Well,+done".formatted(plural)
                + "&AssignmentReviewPolicy.1.Parameter%1$s.2.Key=AnswerKey".formatted(plural)
                + "&AssignmentReviewPolicy.1.Parameter%s.2.%s.1.Key=q".formatted(plural, entries)
                + "&AssignmentReviewPolicy.1.Parameter%s.2.%s.1.Value=r"
                    .formatted(plural, entries));

    assertThat(asked.calls())
        .singleElement()
        .asString()
        .contains(
            "\"HITLayoutParameters\":[{\"Name\":\"n\",\"Value\":\"a,b\"}]",
            "\"AssignmentReviewPolicy\":{\"PolicyName\":\"P\",\"Parameters\":["
                + "{\"Key\":\"ApproveReason\",\"Values\":[\"Well, done\"]},{\"Key\":\"AnswerKey\","
                + "\"MapEntries\":[{\"Key\":\"q\",\"Values\":[\"r\"]}]}]}");
  }

  @ParameterizedTest
  @CsvSource({
    "'', true, true, false",
    "&ResponseGroup=Nonsense, true, true, false",
    "&ResponseGroup0=Minimal, true, true, false",
    "&ResponseGroup=Minimal, false, false, false",
    "'&ResponseGroup=HITDetail,HITAssignmentSummary', true, false, true",
    "&ResponseGroup.0=HITQuestion&ResponseGroup.1=HITDetail, true, true, false",
    "&ResponseGroup=HITAssignmentSummary&ResponseGroup=Minimal, false, false, true"
  })
  void groupsSayWhatAHitHas(String groups, boolean detail, boolean question, boolean summary) {
    Asked asked = ask(Map.of("GetHIT", hitReply("Reviewable")), "GetHIT&HITId=H1" + groups);

    // The Question as it was stored; nothing for empty Keywords.
    String asStored = question ? "<Question>\n&lt;Q/&gt;</Question>" : "";
    assertThat(asked.xml())
        .isEqualTo(
            "<HIT>"
                + VALID
                + MINIMAL
                + (detail
                    ? "<HITGroupId>G1</HITGroupId>" + DETAIL.formatted(asStored, "Reviewable")
                    : asStored)
                + (summary ? SUMMARY : "")
                + "</HIT></GetHITResponse>");
  }

  @ParameterizedTest
  @CsvSource({
    "'', true, true, true",
    "&ResponseGroup=Minimal, false, false, false",
    "&ResponseGroup=HITDetail, true, false, false",
    "'&ResponseGroup=HITQuestion,HITAssignmentSummary', false, true, true"
  })
  void groupsSayWhatTheHitsOfAQualificationHave(
      String groups, boolean detail, boolean question, boolean summary) {
    Asked asked =
        ask(
            Map.of("ListHITsForQualificationType", ok("{" + hits(1, 1) + "}")),
            "GetHITsForQualificationType&QualificationTypeId=Q1" + groups);

    assertThat(values(asked.answer(), "HITTypeId")).containsExactly("T1");
    assertThat(values(asked.answer(), "Title")).hasSize(detail ? 1 : 0);
    assertThat(values(asked.answer(), "Question")).hasSize(question ? 1 : 0);
    assertThat(values(asked.answer(), "NumberOfAssignmentsPending")).hasSize(summary ? 1 : 0);
  }

  @Test
  void olderVersionsAreNotSentWhatTheyLack() {
    Asked asked =
        ask(Map.of("GetHIT", hitReply("Reviewable")), "GetHIT&HITId=H1&Version=2007-06-21");

    assertThat(asked.xml()).contains("<HITTypeId>T1").doesNotContain("HITGroupId", "Comparator");
  }

  private static String hits(int first, int last) {
    return IntStream.rangeClosed(first, last)
        .mapToObj(
            number ->
                hit("H" + number, "Assignable")
                    .replace("a title", "title " + (100 - number))
                    .replace("1234.5", number + ".5")
                    .replace("1436402355.9", String.valueOf(1000 + number % 7))
                    .replace("1436402356.9", String.valueOf(2000 + number % 5)))
        .collect(Collectors.joining(",", "\"HITs\":[", "]"));
  }

  private static Map<String, Reply> twelve() {
    return Map.of("ListHITs", ok("{" + hits(1, 12) + "}"));
  }

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

  @ParameterizedTest
  @CsvSource({
    "ForceExpireHIT, Reviewable",
    "ForceExpireHIT, Reviewing",
    "ForceExpireHIT, Disposed",
    "DisableHIT, Reviewable",
    "DisableHIT, Reviewing",
    "DisableHIT, Disposed",
    "ExtendHIT, Disposed"
  })
  void aStateThatIsNotForItIsRefused(String operation, String state) {
    Asked asked =
        ask(Map.of("GetHIT", hitReply(state)), operation + "&HITId=H1&MaxAssignmentsIncrement=1");

    assertThat(asked.code()).isEqualTo("AWS.MechanicalTurk.InvalidHITState");
    assertThat(values(asked.answer(), "Message").get(0))
        .startsWith("This HIT is currently in the state '" + state + "'.")
        .contains("can be called with a status of: Assignable, Unassignable");
    assertThat(asked.calls()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Assignable", "Unassignable"})
  void aHitIsForcedToExpire(String state) {
    Asked asked = ask(Map.of("GetHIT", hitReply(state)), "ForceExpireHIT&HITId=H1");

    assertThat(asked.xml()).startsWith("<ForceExpireHITResult>" + VALID);
    assertThat(asked.calls()).containsExactly("GetHIT {\"HITId\":\"H1\"}", EXPIRED);
  }

  @Test
  void aHitIsExtendedInTwoSteps() {
    Asked asked =
        ask(
            Map.of("GetHIT", hitReply("Reviewable")),
            "ExtendHIT&HITId=H1&MaxAssignmentsIncrement=4&ExpirationIncrementInSeconds=3600"
                + "&UniqueRequestToken=u");

    // The clock says 2014-08-15; the HIT expires in 2015.
    assertThat(asked.calls())
        .containsExactly(
            "GetHIT {\"HITId\":\"H1\"}",
            "CreateAdditionalAssignmentsForHIT {\"HITId\":\"H1\","
                + "\"NumberOfAdditionalAssignments\":4,\"UniqueRequestToken\":\"u\"}",
            "UpdateExpirationForHIT {\"HITId\":\"H1\",\"ExpireAt\":1436405956.900}");
  }

  @Test
  void timeIsAddedToNowWhereNoneIsLeft() {
    Asked asked =
        ask(
            Map.of("GetHIT", ok(hitReply("Reviewable").body().replace("1436402356.9", "5"))),
            "ExtendHIT&HITId=H1&ExpirationIncrementInSeconds=3600");

    assertThat(asked.calls().get(1)).endsWith("\"ExpireAt\":1408064400.000}");
  }

  @ParameterizedTest
  @CsvSource({
    "'', AWS.MissingParameters, 0",
    "&ExpirationIncrementInSeconds=3599, AWS.ParameterOutOfRange, 0",
    "&MaxAssignmentsIncrement=0, AWS.ParameterOutOfRange, 0",
    "&MaxAssignmentsIncrement=5&ExpirationIncrementInSeconds=3600,"
        + " AWS.MechanicalTurk.InvalidMaximumAssignmentsIncrease, 1"
  })
  void anExtensionThatCannotBeIsRefusedBeforeAnythingIsDone(
      String parameters, String code, int reads) {
    Asked asked = ask(Map.of("GetHIT", hitReply("Assignable")), "ExtendHIT&HITId=H1" + parameters);

    assertThat(asked.code()).isEqualTo(code);
    assertThat(asked.calls()).hasSize(reads);
  }

  @Test
  void whatWasDoneIsToldWhenTheSecondStepFails() {
    Asked asked =
        ask(
            Map.of(
                "GetHIT",
                hitReply("Assignable"),
                "UpdateExpirationForHIT",
                requestError("InvalidHITState", "no")),
            "ExtendHIT&HITId=H1&MaxAssignmentsIncrement=4&ExpirationIncrementInSeconds=3600");

    assertThat(asked.code()).isEqualTo("AWS.MechanicalTurk.InvalidHITState");
    assertThat(values(asked.answer(), "Message").get(0))
        .isEqualTo(
            "no. The HIT got its 4 more assignments, but no more time; call ExtendHIT again with"
                + " ExpirationIncrementInSeconds alone (1408060800000)");
  }

  /** Whoever obeys does not extend twice, also where the client's own repeat was refused. */
  @Test
  void whetherTheSecondStepWasDoneMayNotBeKnown() {
    AtomicInteger expirations = new AtomicInteger();
    for (boolean isRefusedThen : List.of(false, true)) {
      ScriptedService service =
          new ScriptedService(
              new ScriptedService.Script() {
                @Override
                public Reply reply(String requestBody) {
                  throw new UnsupportedOperationException();
                }

                @Override
                public Reply reply(String operation, String requestBody) {
                  return switch (operation) {
                    case "GetHIT" -> hitReply("Assignable");
                    case "UpdateExpirationForHIT" ->
                        isRefusedThen && expirations.getAndIncrement() > 0
                            ? requestError("InvalidParameterValue", "no")
                            : new Reply(500, "{}");
                    default -> ok("{}");
                  };
                }
              });
      try (ShimFixture shim = new ShimFixture(service)) {
        LegacyService.Answer answer =
            shim.call(
                "ExtendHIT&HITId=H1&MaxAssignmentsIncrement=4&ExpirationIncrementInSeconds=3600");

        assertThat(values(answer, "Message").get(0))
            .contains(
                ". The HIT got its 4 more assignments; look at its Expiration first",
                "ExpirationIncrementInSeconds alone")
            .doesNotContain("no more time", "..");
      }
    }
  }

  @Test
  void aTokenCountsOnceForMoreTimeToo() {
    ScriptedService service = ScriptedService.answering(Map.of("GetHIT", hitReply("Assignable")));
    String call = "ExtendHIT&HITId=H1&ExpirationIncrementInSeconds=3600&UniqueRequestToken=u";
    try (ShimFixture shim = new ShimFixture(service)) {
      assertThat(values(shim.call(call), "IsValid")).containsExactly("True");
      LegacyService.Answer again = shim.call(call);

      assertThat(values(again, "Code")).containsExactly("AWS.MechanicalTurk.InvalidParameterValue");
      assertThat(values(again, "Message").get(0)).contains("H1");
      shim.pass(java.time.Duration.ofHours(24));
      assertThat(values(shim.call(call), "IsValid")).containsExactly("True");
    }
  }

  private static final String MORE_TIME =
      "ExtendHIT&HITId=H1&ExpirationIncrementInSeconds=3600&UniqueRequestToken=u";

  private static List<String> expirations(ScriptedService service) {
    return calls(service).stream()
        .filter(call -> call.startsWith("UpdateExpirationForHIT"))
        .distinct()
        .toList();
  }

  @Test
  void whatATokenMayNotHaveDoneIsRepeatedWithTheSameTime() {
    Map<String, Reply> replies = new ConcurrentHashMap<>();
    replies.put("GetHIT", hitReply("Assignable"));
    replies.put("UpdateExpirationForHIT", new Reply(500, "{}"));
    ScriptedService service = ScriptedService.answering(replies);
    try (ShimFixture shim = new ShimFixture(service)) {
      ShimFixture.assertUnknownOutcome(shim.call(MORE_TIME), true);
      assertThat(values(shim.call(MORE_TIME.replace("H1", "H2")), "Message").get(0)).contains("H1");
      replies.remove("UpdateExpirationForHIT");

      assertThat(values(shim.call(MORE_TIME), "IsValid")).containsExactly("True");
      assertThat(expirations(service)).hasSize(1);
      assertThat(values(shim.call(MORE_TIME), "Message").get(0)).contains("used before");
    }
  }

  @Test
  void whatATokenHasDoneAfterAllIsNotRepeated() {
    Map<String, Reply> replies = new ConcurrentHashMap<>();
    replies.put("GetHIT", hitReply("Assignable"));
    replies.put("UpdateExpirationForHIT", new Reply(500, "{}"));
    ScriptedService service = ScriptedService.answering(replies);
    try (ShimFixture shim = new ShimFixture(service)) {
      shim.call(MORE_TIME);
      service.received().clear();
      replies.put(
          "GetHIT", ok(hitReply("Assignable").body().replace("1436402356.9", "1436405956.0")));

      assertThat(values(shim.call(MORE_TIME), "IsValid")).containsExactly("True");
      assertThat(calls(service)).containsExactly("GetHIT {\"HITId\":\"H1\"}");
    }
  }

  private static final String MORE_OF_BOTH = MORE_TIME + "&MaxAssignmentsIncrement=4";

  /** Nobody told the caller: the server was killed between the two, or an answer was lost. */
  @Test
  void whatATokenHasDoneByHalfIsDoneToItsEnd() {
    Map<String, Reply> replies = new ConcurrentHashMap<>();
    replies.put("GetHIT", hitReply("Assignable"));
    replies.put("UpdateExpirationForHIT", new Reply(500, "{}"));
    ScriptedService service = ScriptedService.answering(replies);
    try (ShimFixture shim = new ShimFixture(service)) {
      shim.call(MORE_OF_BOTH);
      replies.put(
          "GetHIT",
          ok(
              hitReply("Assignable")
                  .body()
                  .replace("\"MaxAssignments\":5", "\"MaxAssignments\":9")));
      replies.put(
          "CreateAdditionalAssignmentsForHIT", requestError("InvalidParameterValue", "used"));
      replies.remove("UpdateExpirationForHIT");

      assertThat(values(shim.call(MORE_OF_BOTH), "IsValid")).containsExactly("True");
      assertThat(expirations(service)).hasSize(1);
      assertThat(values(shim.call(MORE_OF_BOTH), "Message").get(0)).contains("used before");
    }
  }

  @Test
  void anIncrementThatIsRefusedGivesNoTime() {
    Map<String, Reply> replies = new ConcurrentHashMap<>();
    replies.put("GetHIT", hitReply("Assignable"));
    replies.put("CreateAdditionalAssignmentsForHIT", requestError("InsufficientFunds", "no"));
    ScriptedService service = ScriptedService.answering(replies);
    try (ShimFixture shim = new ShimFixture(service)) {
      for (int at = 0; at < 2; at++) {
        assertThat(values(shim.call(MORE_OF_BOTH), "Code"))
            .containsExactly("AWS.MechanicalTurk.InsufficientFunds");
      }
      replies.remove("CreateAdditionalAssignmentsForHIT");

      assertThat(values(shim.call(MORE_OF_BOTH.replace("3600", "7200")), "IsValid"))
          .containsExactly("True");
      assertThat(expirations(service)).singleElement().asString().contains("1436409556");
    }
  }

  @Test
  void aTokenThatWasRefusedCanBeUsedAgain() {
    Map<String, Reply> replies = new ConcurrentHashMap<>();
    replies.put("GetHIT", hitReply("Assignable"));
    replies.put("UpdateExpirationForHIT", requestError("InvalidHITState", "no"));
    ScriptedService service = ScriptedService.answering(replies);
    try (ShimFixture shim = new ShimFixture(service)) {
      shim.call(MORE_TIME);
      replies.remove("UpdateExpirationForHIT");

      assertThat(values(shim.call(MORE_TIME.replace("3600", "7200")), "IsValid"))
          .containsExactly("True");
      assertThat(expirations(service)).hasSize(2);
    }
  }

  private static Map<String, Reply> assignmentReplies(String status) {
    return Map.of(
        "GetAssignment",
        ok(
            "{\"Assignment\":"
                + assignment("X1", status)
                + ",\"HIT\":"
                + hit("H1", "Reviewable")
                + "}"),
        "ListAssignmentsForHIT",
        ok(
            "{\"NumResults\":2,\"Assignments\":["
                + assignment("X1", status)
                + ","
                + assignment("X2", status)
                + "]}"));
  }

  private static final String ASSIGNMENT =
      "<Assignment><AssignmentId>X1</AssignmentId><WorkerId>A1</WorkerId><HITId>H1</HITId>"
          + "<AssignmentStatus>Approved</AssignmentStatus>"
          + "<AutoApprovalTime>1970-01-01T00:00:03Z</AutoApprovalTime>"
          + "<AcceptTime>1970-01-01T00:00:01Z</AcceptTime>"
          + "<SubmitTime>1970-01-01T00:00:02Z</SubmitTime><Answer>&lt;A/&gt;</Answer>%s"
          + "</Assignment>";

  @Test
  void anAssignmentHasItsHitByGroups() {
    Map<String, Reply> replies = assignmentReplies("Approved");

    assertThat(ask(replies, "GetAssignment&AssignmentId=X1").xml())
        .isEqualTo(
            "<GetAssignmentResult>"
                + VALID
                + ASSIGNMENT.formatted("")
                + "<HIT>"
                + MINIMAL
                + "</HIT></GetAssignmentResult></GetAssignmentResponse>");
    assertThat(
            ask(
                    replies,
                    "GetAssignment&AssignmentId=X1"
                        + "&ResponseGroup=AssignmentFeedback,HITQuestion")
                .xml())
        .contains(
            "<RequesterFeedback>good</RequesterFeedback></Assignment>",
            "<HIT>" + MINIMAL + "<Question>\n&lt;Q/&gt;</Question></HIT>");
  }

  @ParameterizedTest
  @CsvSource({
    "'', 'Submitted,Approved,Rejected'",
    "'&AssignmentStatus=Submitted', Submitted",
    "'&AssignmentStatus=Submitted,Approved', 'Submitted,Approved'",
    "'&AssignmentStatus=Submitted&AssignmentStatus=Rejected', 'Submitted,Rejected'",
    "'&AssignmentStatus.1=Approved', Approved",
    "'&AssignmentStatuses.1=Approved', Approved",
    "'&AssignmentStatuses=Approved', Approved"
  })
  void assignmentsAreFiltered(String statuses, String sent) {
    Asked asked =
        ask(
            assignmentReplies("Approved"),
            "GetAssignmentsForHIT&HITId=H1&ResponseGroup=AssignmentFeedback" + statuses);

    assertThat(asked.calls())
        .containsExactly(
            "ListAssignmentsForHIT {\"HITId\":\"H1\",\"MaxResults\":100,\"AssignmentStatuses\":[\""
                + sent.replace(",", "\",\"")
                + "\"]}");
    assertThat(asked.xml())
        .startsWith(
            "<GetAssignmentsForHITResult>"
                + VALID
                + "<NumResults>2</NumResults><TotalNumResults>2</TotalNumResults>"
                + "<PageNumber>1</PageNumber>"
                + ASSIGNMENT.formatted("<RequesterFeedback>good</RequesterFeedback>"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ApproveAssignment   | Submitted | Submitted          | false",
        "ApproveAssignment   | Submitted | Submitted,Rejected | false",
        "ApproveAssignment   | Submitted | Submitted,Approved | true",
        "ApproveAssignment   | Submitted |                    | true",
        "RejectAssignment    | Submitted | Submitted,Approved | false",
        "RejectAssignment    | Submitted | Submitted,Rejected | true",
        "ApproveRejectedAssignment | Rejected | Rejected           | false",
        "ApproveRejectedAssignment | Rejected | Submitted,Rejected | false",
        "ApproveRejectedAssignment | Rejected | Approved,Rejected  | true"
      })
  void aReviewedAssignmentLeavesTheListsThatItsNewStatusIsNotOf(
      String review, String before, @Nullable String statuses, boolean stays) {
    ScriptedService service = ScriptedService.answering(assignmentReplies(before));
    String filter = statuses == null ? "" : "&AssignmentStatus=" + statuses;
    String page = "GetAssignmentsForHIT&HITId=H1" + filter + "&PageSize=1&PageNumber=";
    try (ShimFixture shim = new ShimFixture(service)) {
      shim.call(page + 1);
      assertThat(values(shim.call(review + "&AssignmentId=X2"), "IsValid")).containsExactly("True");

      assertThat(values(shim.call(page + 2), "AssignmentId"))
          .isEqualTo(stays ? List.of("X2") : List.of());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ApproveAssignment&AssignmentId=X1&RequesterFeedback="
            + "|ApproveAssignment {\"AssignmentId\":\"X1\",\"OverrideRejection\":false}",
        "RejectAssignment&AssignmentId=X1&RequesterFeedback=bad"
            + "|RejectAssignment {\"AssignmentId\":\"X1\",\"RequesterFeedback\":\"bad\"}",
        "RejectAssignment&AssignmentId=X1"
            + "|RejectAssignment {\"AssignmentId\":\"X1\",\"RequesterFeedback\":\" \"}"
      })
  void assignmentsAreReviewed(String call, String sent) {
    Asked asked = ask(Map.of(), call);

    assertThat(asked.calls()).containsExactly(sent);
    assertThat(asked.xml()).contains("AssignmentResult>" + VALID + "</");
  }

  @ParameterizedTest
  @CsvSource({"Submitted, false", "Approved, false", "Rejected, true"})
  void onlyARejectionIsTakenBack(String state, boolean taken) {
    Asked asked = ask(assignmentReplies(state), "ApproveRejectedAssignment&AssignmentId=X1");

    assertThat(asked.code()).isEqualTo(taken ? "" : "AWS.MechanicalTurk.InvalidAssignmentState");
    assertThat(asked.calls()).hasSize(taken ? 2 : 1);
    if (taken) {
      assertThat(asked.calls().get(1))
          .isEqualTo("ApproveAssignment {\"AssignmentId\":\"X1\",\"OverrideRejection\":true}");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ApproveAssignment", "RejectAssignment", "ApproveRejectedAssignment"})
  void feedbackHasNoControlCharacters(String operation) {
    Asked asked = ask(Map.of(), operation + "&AssignmentId=X1&RequesterFeedback=a%01b");

    assertThat(asked.code()).isEqualTo("AWS.MechanicalTurk.InvalidParameterValue");
    assertThat(asked.calls()).isEmpty();
  }

  /** An emoji is two units of UTF-16, and one character. */
  @ParameterizedTest
  @CsvSource({"1024, ''", "1025, AWS.MechanicalTurk.InvalidParameterValue"})
  void feedbackIsAsLongAsItHasCharacters(int characters, String code) {
    String feedback = "%F0%9F%90%91".repeat(characters);
    Asked asked = ask(Map.of(), "RejectAssignment&AssignmentId=X1&RequesterFeedback=" + feedback);

    assertThat(asked.code()).isEqualTo(code);
  }

  @Test
  void aSuccessWithoutWhatIsAskedForIsNone() {
    for (String call :
        List.of(
            "GetAssignment&AssignmentId=X1",
            "GetFileUploadURL&AssignmentId=X1&QuestionIdentifier=q",
            "GetHIT&HITId=H1",
            "RegisterHITType" + PROPERTIES)) {
      assertThat(ask(Map.of(), call).code()).as(call).isEqualTo("AWS.ServiceUnavailable");
    }
  }

  @Test
  void aPlaceForAFileIsTold() {
    Asked asked =
        ask(
            Map.of("GetFileUploadURL", ok("{\"FileUploadURL\":\"https://x/?a=1&b\"}")),
            "GetFileUploadURL&AssignmentId=X1&QuestionIdentifier=q");

    assertThat(asked.xml())
        .startsWith(
            "<GetFileUploadURLResult>"
                + VALID
                + "<FileUploadURL>https://x/?a=1&amp;b</FileUploadURL>");
  }

  private static String review(String id, String subject) {
    return "{\"ActionId\":\""
        + id
        + "\",\"SubjectId\":\""
        + subject
        + "\",\"SubjectType\":\"Assignment\",\"Key\":\"KnownAnswerCorrect\",\"Value\":\"1\"}";
  }

  @Test
  void reviewsAreReadToTheirEndAndHaveTheirCounters() {
    ScriptedService service =
        new ScriptedService(
            body ->
                ok(
                    body.contains("more")
                        ? "{\"HITId\":\"H1\",\"AssignmentReviewReport\":{\"ReviewResults\":["
                            + review("R3", "X1")
                            + "],\"ReviewActions\":[{\"ActionId\":\"C1\",\"ActionName\":\"approve\","
                            + "\"TargetId\":\"X1\",\"TargetType\":\"Assignment\","
                            + "\"Status\":\"Succeeded\",\"CompleteTime\":1}]}}"
                        : "{\"HITId\":\"H1\",\"NextToken\":\"more\",\"AssignmentReviewPolicy\":"
                            + "{\"PolicyName\":\"P\",\"Parameters\":[{\"Key\":\"k\"}]},"
                            + "\"AssignmentReviewReport\":{\"ReviewResults\":["
                            + review("R1", "X1")
                            + ","
                            + review("R2", "X2")
                            + "]}}"));
    try (ShimFixture shim = new ShimFixture(service)) {
      String call =
          "GetReviewResultsForHIT&HITId=H1&PageSize=400&RetrieveActions=T&RetrieveResults=T"
              + "&PolicyLevel=Assignment,HIT";
      LegacyService.Answer answer = shim.call(call);

      assertThat(calls(service).get(0))
          .isEqualTo(
              "ListReviewPolicyResultsForHIT {\"HITId\":\"H1\",\"PolicyLevels\":[\"Assignment\","
                  + "\"HIT\"],\"RetrieveActions\":true,\"RetrieveResults\":true,"
                  + "\"MaxResults\":100}");
      assertThat(text(answer))
          .contains(
              "<HITId>H1</HITId><AssignmentReviewPolicy><PolicyName>P</PolicyName>"
                  + "</AssignmentReviewPolicy><AssignmentReviewReport><PageNumber>1</PageNumber>"
                  + "<NumResults>3</NumResults><TotalNumResults>3</TotalNumResults>"
                  + "<ReviewResult><ActionId>R1</ActionId><SubjectId>X1</SubjectId>"
                  + "<SubjectType>Assignment</SubjectType><ObjectType>Assignment</ObjectType>"
                  + "<Key>KnownAnswerCorrect</Key><Value>1</Value></ReviewResult>",
              "<ReviewAction><ActionId>C1</ActionId><ActionName>approve</ActionName>"
                  + "<ObjectId>X1</ObjectId><ObjectType>Assignment</ObjectType>"
                  + "<Status>SUCCEEDED</Status><CompleteTime>1970-01-01T00:00:01Z</CompleteTime>"
                  + "</ReviewAction></AssignmentReviewReport></GetReviewResultsForHITResult>");
      assertThat(values(shim.call(call + "&AssignmentId=X2"), "ActionId")).containsExactly("R2");
      assertThat(values(shim.call(call.replace("400", "99")), "Code"))
          .containsExactly("AWS.ParameterOutOfRange");
      assertThat(values(shim.call(call.replace("400", "65535")), "TotalNumResults"))
          .containsExactly("3");
    }
  }

  /** Rather than for ever. */
  @Test
  void reviewsEndWhereATokenComesAgain() {
    AtomicInteger asked = new AtomicInteger();
    ScriptedService service =
        new ScriptedService(
            body ->
                asked.incrementAndGet() > 9
                    ? requestError("InvalidParameterValue", "asked for too often")
                    : ok("{\"HITId\":\"H1\",\"NextToken\":\"x\"}"));
    try (ShimFixture shim = new ShimFixture(service)) {
      assertThat(values(shim.call("GetReviewResultsForHIT&HITId=H1"), "IsValid"))
          .containsExactly("True");
      assertThat(service.received()).hasSize(2);
    }
  }

  @Test
  void aHitWithoutPoliciesHasNoReports() {
    Asked asked =
        ask(
            Map.of("ListReviewPolicyResultsForHIT", ok("{\"HITId\":\"H1\"}")),
            "GetReviewResultsForHIT&HITId=H1");

    assertThat(asked.xml())
        .startsWith(
            "<GetReviewResultsForHITResult>"
                + VALID
                + "<HITId>H1</HITId></GetReviewResultsForHITResult>");
  }
}
