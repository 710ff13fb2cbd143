package org.turkbridge.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Calls about HITs and assignments in all situations that they can be made in. */
final class HitScene implements ErrorScene {
  static final String DISABLED = "disabled";
  private static final String PAGE_SIZE = "page size above 100";
  private static final String TOKEN = "UniqueRequestToken";
  private static final List<String> HIT_STATES =
      List.of("Assignable", "Unassignable", "Reviewable", "Reviewing", "Disposed", DISABLED);
  private static final List<String> ASSIGNMENT_STATES =
      List.of("accepted", "Submitted", "Approved", "Rejected", "Disposed", DISABLED);
  private static final List<String> OF_HITS =
      List.of(
          "GetHIT",
          "SetHITAsReviewing",
          "ChangeHITTypeOfHIT",
          "ExtendHIT",
          "ForceExpireHIT",
          "DisableHIT",
          "DisposeHIT",
          "GetAssignmentsForHIT",
          "GetReviewResultsForHIT",
          "GetBonusPayments");

  private static final List<String> OF_ASSIGNMENTS =
      List.of(
          "GetAssignment",
          "ApproveAssignment",
          "RejectAssignment",
          "ApproveRejectedAssignment",
          "GetFileUploadURL",
          "GrantBonus");

  private static final List<String> OTHERS =
      List.of(
          "RegisterHITType",
          "CreateHIT",
          "SearchHITs",
          "GetReviewableHITs",
          "GetAccountBalance",
          "NotifyWorkers",
          "GetRequesterStatistic",
          "GetRequesterWorkerStatistic",
          "Help");

  private static final List<String> OF_STATISTICS =
      List.of(
          "no Statistic",
          "Statistic unknown",
          "Statistic of the other operation",
          "no TimePeriod",
          "TimePeriod unknown",
          "Count out of range");

  /** Situations of single operations, beside the states and those that all have. */
  private static final Map<String, List<String>> MORE =
      Map.ofEntries(
          Map.entry("SearchHITs", List.of("SortProperty unknown", PAGE_SIZE)),
          Map.entry(
              "GetReviewableHITs",
              List.of(
                  "HITTypeId malformed",
                  "HITTypeId unknown",
                  "HITTypeId of another Requester",
                  "Status unknown",
                  "SortProperty unknown",
                  PAGE_SIZE)),
          Map.entry("SetHITAsReviewing", List.of("Revert of Reviewable", "Revert of Reviewing")),
          Map.entry(
              "ChangeHITTypeOfHIT",
              List.of(
                  "no HITTypeId",
                  "HITTypeId malformed",
                  "HITTypeId unknown",
                  "HITTypeId of another Requester",
                  "HITTypeId with another Reward")),
          Map.entry(
              "ExtendHIT",
              List.of(
                  "nothing to extend by",
                  "MaxAssignmentsIncrement out of range",
                  "ExpirationIncrementInSeconds out of range",
                  "ExpirationIncrementInSeconds below an hour",
                  "from 9 assignments to 10",
                  "UniqueRequestToken used",
                  "UniqueRequestToken too long",
                  "not enough money")),
          Map.entry("DisposeHIT", List.of("Reviewable, with work to review")),
          Map.entry(
              "GetAssignmentsForHIT",
              List.of("AssignmentStatus unknown", "SortProperty unknown", PAGE_SIZE)),
          Map.entry(
              "GetReviewResultsForHIT", List.of("PolicyLevel unknown", "page size below 100")),
          Map.entry("ApproveAssignment", List.of("RequesterFeedback too long")),
          Map.entry("RejectAssignment", List.of("RequesterFeedback too long")),
          Map.entry("ApproveRejectedAssignment", List.of("RequesterFeedback too long")),
          Map.entry("GetFileUploadURL", List.of("no QuestionIdentifier")),
          Map.entry(
              "GrantBonus",
              List.of(
                  "no WorkerId",
                  "WorkerId malformed",
                  "WorkerId of somebody else",
                  "no BonusAmount",
                  "BonusAmount zero",
                  "BonusAmount negative",
                  "BonusAmount in words",
                  "BonusAmount with half a cent",
                  "no Reason",
                  "Reason blank",
                  "UniqueRequestToken used",
                  "UniqueRequestToken too long",
                  "not enough money")),
          Map.entry("GetBonusPayments", List.of("AssignmentId beside HITId", PAGE_SIZE)),
          Map.entry(
              "NotifyWorkers",
              List.of(
                  "no Subject",
                  "Subject blank",
                  "Subject too long",
                  "no MessageText",
                  "MessageText too long",
                  "no WorkerId",
                  "WorkerId in small letters",
                  "WorkerId, 101 of them")),
          Map.entry("GetRequesterStatistic", OF_STATISTICS),
          Map.entry(
              "GetRequesterWorkerStatistic",
              Stream.concat(OF_STATISTICS.stream(), Stream.of("no WorkerId", "WorkerId malformed"))
                  .toList()),
          Map.entry("Help", List.of("no About", "About unknown", "HelpType unknown")));

  private static final List<String> OF_TYPES =
      List.of(
          "no Title",
          "no Description",
          "no Reward",
          "no AssignmentDurationInSeconds",
          "Title blank",
          "Title too long",
          "Description too long",
          "Keywords too long",
          "Reward negative",
          "Reward, CurrencyCode unknown",
          "AssignmentDurationInSeconds out of range",
          "AutoApprovalDelayInSeconds out of range",
          "QualificationRequirement with an unknown type",
          "QualificationRequirement with an unknown Comparator",
          "QualificationRequirement without a value",
          "QualificationRequirements, eleven");

  private static final List<String> OF_NEW_HITS =
      List.of(
          "no LifetimeInSeconds",
          "LifetimeInSeconds out of range",
          "MaxAssignments out of range",
          "Question absent",
          "Question and HITLayoutId",
          "Question not valid",
          "Question too long",
          "HITLayoutId unknown",
          "RequesterAnnotation too long",
          "UniqueRequestToken used",
          "UniqueRequestToken too long",
          "HITTypeId malformed",
          "HITTypeId unknown",
          "HITTypeId of another Requester",
          "AssignmentReviewPolicy unknown",
          "HITReviewPolicy unknown",
          "not enough money");

  static final String QUESTION =
      "<ExternalQuestion xmlns='http://mechanicalturk.amazonaws.com/AWSMechanicalTurkDataSchemas/2006-07-14/ExternalQuestion.xsd'>"
          + "<ExternalURL>https://sheep.example.org/</ExternalURL><FrameHeight>400</FrameHeight>"
          + "</ExternalQuestion>";

  private static final Map<String, String> TYPE =
      Map.of(
          "Title", "t",
          "Description", "d",
          "Reward.Amount", "0.05",
          "Reward.CurrencyCode", "USD",
          "AssignmentDurationInSeconds", "3600");

  private final MadeHits made;

  HitScene(MadeHits made) {
    this.made = made;
  }

  @Override
  public List<String> operations() {
    return Stream.of(OTHERS, OF_HITS, OF_ASSIGNMENTS).flatMap(List::stream).toList();
  }

  @Override
  public Stream<String> situations(String operation) {
    List<String> all = new ArrayList<>(List.of(REPEATED));
    if (isOfEntity(operation)) {
      all.addAll(List.of("no id", "id malformed", "id unknown", "of another Requester"));
      all.addAll(OF_HITS.contains(operation) ? HIT_STATES : ASSIGNMENT_STATES);
    }
    if (operation.equals("RegisterHITType") || operation.equals("CreateHIT")) {
      all.addAll(OF_TYPES);
    }
    if (operation.equals("CreateHIT")) {
      all.addAll(OF_NEW_HITS);
    }
    all.addAll(MORE.getOrDefault(operation, List.of()));
    return all.stream();
  }

  private static boolean isOfEntity(String operation) {
    return OF_HITS.contains(operation) || OF_ASSIGNMENTS.contains(operation);
  }

  /** What the operation calls the id of what it is on. */
  private static String idName(String operation) {
    return OF_HITS.contains(operation) ? "HITId" : "AssignmentId";
  }

  @Override
  public LegacyCall good(String operation) {
    return good(operation, "");
  }

  /**
   * @param use for what, if it is not for all
   */
  private LegacyCall good(String operation, String use) {
    return switch (operation) {
      case "RegisterHITType" -> new LegacyCall(operation, TYPE);
      case "CreateHIT" ->
          new LegacyCall(operation, TYPE)
              .with(Map.of("LifetimeInSeconds", "3600", "Question", QUESTION));
      case "SearchHITs" -> new LegacyCall(operation, Map.of());
      case "GetReviewableHITs" -> new LegacyCall(operation, Map.of("HITTypeId", made.type()));
      case "GetAccountBalance" -> new LegacyCall(operation, Map.of());
      case "NotifyWorkers" ->
          new LegacyCall(
              operation, Map.of("Subject", "s", "MessageText", "t", "WorkerId", MadeHits.WORKER));
      case "GetRequesterStatistic" ->
          new LegacyCall(
              operation, Map.of("Statistic", "NumberHITsAssignable", "TimePeriod", "LifeToDate"));
      case "GetRequesterWorkerStatistic" ->
          new LegacyCall(
              operation,
              Map.of(
                  "Statistic",
                  "NumberKnownAnswersCorrect",
                  "TimePeriod",
                  "LifeToDate",
                  "WorkerId",
                  MadeHits.WORKER));
      case "Help" -> new LegacyCall(operation, Map.of("About", "CreateHIT"));
      case "DisposeHIT", "SetHITAsReviewing" -> in("Reviewable", operation, use);
      case "ApproveRejectedAssignment" -> in("Rejected", operation, use);
      default -> in(OF_HITS.contains(operation) ? "Assignable" : "Submitted", operation, use);
    };
  }

  /** A call on a HIT, or on an assignment, in that state. */
  private LegacyCall in(String state, String operation, String use) {
    String id = OF_HITS.contains(operation) ? made.hit(state, use) : made.assignment(state, use);
    LegacyCall call = new LegacyCall(operation, Map.of(idName(operation), id));
    return switch (operation) {
      case "ChangeHITTypeOfHIT" -> call.with("HITTypeId", made.type());
      case "ExtendHIT" -> call.with("MaxAssignmentsIncrement", "1");
      case "GetFileUploadURL" -> call.with("QuestionIdentifier", "q");
      case "GrantBonus" ->
          call.with(
              Map.of(
                  "WorkerId",
                  MadeHits.WORKER,
                  "BonusAmount.Amount",
                  "0.50",
                  "BonusAmount.CurrencyCode",
                  "USD",
                  "Reason",
                  "r"));
      default -> call;
    };
  }

  @Override
  public List<LegacyCall> calls(String operation, String situation) {
    if (isOfEntity(operation)
        && (OF_HITS.contains(operation) ? HIT_STATES : ASSIGNMENT_STATES).contains(situation)) {
      return List.of(in(situation, operation, ""));
    }
    LegacyCall good = good(operation, situation.equals(REPEATED) ? " of " + operation : "");
    return switch (situation) {
      case REPEATED, "of another Requester" -> List.of(good);
      case "no id" -> List.of(good.without(idName(operation)));
      case "id malformed" -> ErrorScene.malformed(good, idName(operation));
      case "id unknown" -> List.of(good.with(idName(operation), "3UNKNOWN"));
      case "HITTypeId malformed" -> ErrorScene.malformed(good, "HITTypeId");
      case "HITTypeId unknown" -> List.of(good.with("HITTypeId", "3UNKNOWN"));
      case "HITTypeId of another Requester" -> List.of(good.with("HITTypeId", made.foreignType()));
      case "HITTypeId with another Reward" -> List.of(good.with("HITTypeId", made.dearerType()));
      case "Title blank" -> List.of(good.with("Title", "  "));
      case "Title too long" -> List.of(good.with("Title", "t".repeat(129)));
      case "Description too long" -> List.of(good.with("Description", "d".repeat(2001)));
      case "Keywords too long" -> List.of(good.with("Keywords", "k".repeat(1001)));
      case "Reward negative" -> List.of(good.with("Reward.Amount", "-0.05"));
      case "Reward, CurrencyCode unknown" -> List.of(good.with("Reward.CurrencyCode", "EUR"));
      case "AssignmentDurationInSeconds out of range", "LifetimeInSeconds out of range" ->
          outOfRange(good, situation, "29", "31536001");
      case "AutoApprovalDelayInSeconds out of range" ->
          outOfRange(good, situation, "-1", "2592001");
      case "MaxAssignments out of range", "MaxAssignmentsIncrement out of range" ->
          outOfRange(good, situation, "0", "-1", "1000000001");
      case "ExpirationIncrementInSeconds out of range" ->
          outOfRange(good.without("MaxAssignmentsIncrement"), situation, "59", "31536001");
      case "ExpirationIncrementInSeconds below an hour" ->
          outOfRange(good.without("MaxAssignmentsIncrement"), situation, "3599");
      case "QualificationRequirement with an unknown type" ->
          List.of(good.with(requirement(1, "3UNKNOWN", "Exists")));
      case "QualificationRequirement with an unknown Comparator" ->
          List.of(good.with(requirement(1, "00000000000000000040", "Like")));
      case "QualificationRequirement without a value" ->
          List.of(good.with(requirement(1, "00000000000000000040", "EqualTo")));
      case "QualificationRequirements, eleven" ->
          List.of(
              IntStream.rangeClosed(1, 11)
                  .mapToObj(n -> requirement(n, "00000000000000000040", "Exists"))
                  .reduce(good, LegacyCall::with, (one, two) -> two));
      case "Question absent" -> List.of(good.without("Question"));
      case "Question and HITLayoutId" -> List.of(good.with("HITLayoutId", "3UNKNOWN"));
      case "Question not valid" -> List.of(good.with("Question", "<ExternalQuestion"));
      case "Question too long" -> List.of(good.with("Question", QUESTION + " ".repeat(65_536)));
      case "HITLayoutId unknown" ->
          List.of(good.without("Question").with("HITLayoutId", "3UNKNOWN"));
      case "RequesterAnnotation too long" ->
          List.of(good.with("RequesterAnnotation", "a".repeat(256)));
      case "UniqueRequestToken used" -> List.of(good.with(TOKEN, made.usedToken()));
      case "UniqueRequestToken too long" -> List.of(good.with(TOKEN, "t".repeat(65)));
      case "AssignmentReviewPolicy unknown" ->
          List.of(good.with("AssignmentReviewPolicy.PolicyName", "Guess/2011-09-01"));
      case "HITReviewPolicy unknown" ->
          List.of(good.with("HITReviewPolicy.PolicyName", "Guess/2011-09-01"));
      case "not enough money" ->
          List.of(
              switch (operation) {
                case "CreateHIT" -> good.with("MaxAssignments", "1000000");
                case "GrantBonus" -> good.with("BonusAmount.Amount", "1000000000");
                default ->
                    good.with("HITId", made.ten()).with("MaxAssignmentsIncrement", "1000000");
              });
      case "from 9 assignments to 10" -> List.of(good.with("MaxAssignmentsIncrement", "9"));
      case "nothing to extend by" -> List.of(good.without("MaxAssignmentsIncrement"));
      case "Revert of Reviewable" ->
          List.of(in("Reviewable", operation, "").with("Revert", "true"));
      case "Revert of Reviewing" -> List.of(in("Reviewing", operation, "").with("Revert", "true"));
      case "Reviewable, with work to review" -> List.of(good.with("HITId", made.unreviewed()));
      case "WorkerId malformed" -> ErrorScene.malformed(good, "WorkerId");
      case "WorkerId in small letters" -> List.of(good.with("WorkerId", "lower"));
      case "WorkerId of somebody else" -> List.of(good.with("WorkerId", "AOTHER"));
      case "WorkerId, 101 of them" ->
          List.of(
              good.without("WorkerId")
                  .with(
                      IntStream.rangeClosed(1, 101)
                          .boxed()
                          .collect(Collectors.toMap(n -> "WorkerId." + n, n -> "AW" + n))));
      case "BonusAmount zero" -> List.of(good.with("BonusAmount.Amount", "0.00"));
      case "BonusAmount negative" -> List.of(good.with("BonusAmount.Amount", "-0.05"));
      case "BonusAmount in words" -> List.of(good.with("BonusAmount.Amount", "one dollar"));
      case "BonusAmount with half a cent" -> List.of(good.with("BonusAmount.Amount", "0.055"));
      case "Reason blank", "Subject blank" ->
          List.of(good.with(situation.substring(0, situation.indexOf(' ')), "  "));
      case "Subject too long" -> List.of(good.with("Subject", "s".repeat(201)));
      case "MessageText too long" -> List.of(good.with("MessageText", "t".repeat(4097)));
      case "AssignmentId beside HITId" ->
          List.of(good.with("AssignmentId", made.assignment("Submitted", "")));
      case "Statistic of the other operation" ->
          List.of(
              good.with(
                  "Statistic",
                  operation.equals("GetRequesterStatistic")
                      ? "PercentKnownAnswersCorrect"
                      : "NumberHITsCreated"));
      case "Count out of range" -> outOfRange(good, situation, "0", "-1", "731");
      case "RequesterFeedback too long" ->
          List.of(good.with("RequesterFeedback", "f".repeat(1025)));
      case PAGE_SIZE -> List.of(good.with("PageSize", "101"));
      case "page size below 100" -> List.of(good.with("PageSize", "99"));
      default -> {
        if (situation.startsWith("no ")) {
          yield List.of(good.without(situation.substring(3)));
        }
        if (!situation.endsWith(" unknown")) {
          throw new AssertionError("No such situation: " + situation);
        }
        yield List.of(good.with(situation.substring(0, situation.indexOf(' ')), "other"));
      }
    };
  }

  private static List<LegacyCall> outOfRange(LegacyCall good, String situation, String... values) {
    String name = situation.substring(0, situation.indexOf(' '));
    return Stream.of(values).map(value -> good.with(name, value)).toList();
  }

  private static Map<String, String> requirement(int number, String type, String comparator) {
    String prefix = "QualificationRequirement." + number + ".";
    return Map.of(prefix + "QualificationTypeId", type, prefix + "Comparator", comparator);
  }

  @Override
  public List<LegacyCall> views() {
    return made.views();
  }

  @Override
  public List<Object> shown() {
    return made.shown();
  }
}
