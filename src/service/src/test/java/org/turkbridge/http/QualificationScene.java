package org.turkbridge.http;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.turkbridge.local.WorkerRequests;
import software.amazon.awssdk.services.mturk.MTurkClient;

/**
 * A type of its own for each test, with a Worker in each of the states that a Worker can be in, and
 * the calls that put it, or themselves, in the situations which the guide names.
 */
final class QualificationScene {
  private static final String REPEATED = "the same call again";
  private static final String DISPOSED = "type disposed of";
  private static final List<String> MALFORMED =
      List.of("lower", "   ", "A".repeat(65), "A<&'\"]]>B");
  private static final String TEST = "<Test";
  private static final String FORM =
      "<QuestionForm xmlns='http://mechanicalturk.amazonaws.com/AWSMechanicalTurkDataSchemas/2005-10-01/QuestionForm.xsd'>"
          + "<Question><QuestionIdentifier>q</QuestionIdentifier><QuestionContent><Text>?</Text>"
          + "</QuestionContent><AnswerSpecification><FreeTextAnswer/></AnswerSpecification>"
          + "</Question></QuestionForm>";
  private static final String DURATION = "TestDurationInSeconds";
  private static final List<String> SYSTEM_TYPES =
      List.of(
          "00000000000000000071",
          "000000000000000000L0",
          "00000000000000000040",
          "00000000000000000060",
          "2F1QJWKUDD8XADTFD2Q0G6UTO95ALH");
  private static final String HELD = "AHELD";

  private final MTurkClient owner;
  private final String name = "T" + UUID.randomUUID();
  private final String type;
  private final String pending;
  private final String granted;
  private final String rejected;

  QualificationScene(MTurkClient owner, WorkerRequests workers) {
    this.owner = owner;
    this.type =
        owner
            .createQualificationType(
                r -> r.name(name).description("d").qualificationTypeStatus("Active"))
            .qualificationType()
            .qualificationTypeId();
    this.pending = workers.request(type, "APENDING", null).qualificationRequestId();
    this.granted = workers.request(type, "AGRANTED", null).qualificationRequestId();
    this.rejected = workers.request(type, "AREJECTED", null).qualificationRequestId();
    owner.acceptQualificationRequest(r -> r.qualificationRequestId(granted).integerValue(2));
    owner.rejectQualificationRequest(r -> r.qualificationRequestId(rejected));
    for (String worker : List.of(HELD, "AREVOKED")) {
      owner.associateQualificationWithWorker(r -> r.qualificationTypeId(type).workerId(worker));
    }
    owner.disassociateQualificationFromWorker(
        r -> r.qualificationTypeId(type).workerId("AREVOKED"));
  }

  /** A call that succeeds. */
  QualificationCall good(String operation) {
    return new QualificationCall(
        operation,
        switch (operation) {
          case "GetQualificationRequests",
              "GetQualificationType",
              "DisposeQualificationType",
              "GetHITsForQualificationType",
              "GetQualificationsForQualificationType" ->
              Map.of("QualificationTypeId", type);
          case "GrantQualification", "RejectQualificationRequest" ->
              Map.of("QualificationRequestId", pending);
          case "AssignQualification" -> Map.of("QualificationTypeId", type, "WorkerId", "AFREE");
          case "RevokeQualification", "GetQualificationScore" ->
              Map.of("QualificationTypeId", type, "SubjectId", HELD);
          case "UpdateQualificationScore" ->
              Map.of("QualificationTypeId", type, "SubjectId", HELD, "IntegerValue", "5");
          case "CreateQualificationType" ->
              Map.of(
                  "Name", name + " 2", "Description", "d", "QualificationTypeStatus", "Inactive");
          case "UpdateQualificationType" ->
              Map.of("QualificationTypeId", type, "Description", "changed");
          case "SearchQualificationTypes" -> Map.of("MustBeRequestable", "false", "Query", name);
          default -> throw new AssertionError(operation);
        });
  }

  /** The situations that an operation can be called in, by what it takes. */
  static Stream<String> situations(QualificationCall good) {
    String operation = good.operation();
    Stream.Builder<String> all = Stream.builder();
    all.add(REPEATED);
    if (good.parameters().containsKey("QualificationTypeId")) {
      Stream.of(
              "no type id",
              "type id malformed",
              "type id unknown",
              "type of another Requester",
              "system type",
              DISPOSED)
          .forEach(all);
    }
    if (good.parameters().containsKey(good.workerParameter())) {
      Stream.of("no Worker id", "Worker id malformed", "never held", "revoked").forEach(all);
    }
    if (operation.equals("AssignQualification")) {
      all.add("held");
    }
    if (good.parameters().containsKey("QualificationRequestId")) {
      Stream.of(
              "no request id",
              "request id malformed",
              "request id unknown",
              "request of another Requester",
              "granted",
              "rejected",
              DISPOSED)
          .forEach(all);
    }
    if (operation.matches("(Get\\w+ForQualificationType|GetQualificationRequests|Search\\w+)")) {
      all.add("page size above 100");
    }
    if (operation.equals("SearchQualificationTypes")) {
      all.add("no MustBeRequestable");
    }
    if (operation.matches("(Create|Update)QualificationType")) {
      Stream.of(
              "QualificationTypeStatus unknown",
              "Description too long",
              "Test not valid",
              "AnswerKey not valid",
              "AnswerKey without Test",
              "Test without TestDurationInSeconds",
              "TestDurationInSeconds without Test",
              "TestDurationInSeconds not positive",
              "Test with AutoGranted",
              "RetryDelayInSeconds negative")
          .forEach(all);
    }
    if (operation.equals("CreateQualificationType")) {
      Stream.of(
              "no Name",
              "no Description",
              "no QualificationTypeStatus",
              "Name taken",
              "Name blank",
              "Keywords too long")
          .forEach(all);
    }
    return all.build();
  }

  /** Whether something is done in the scene to make the situation. */
  static boolean isActedIn(String situation) {
    return situation.equals(REPEATED) || situation.equals(DISPOSED);
  }

  /**
   * Makes the situation, and the calls to make in it.
   *
   * @param door makes a call that succeeds
   */
  List<QualificationCall> calls(
      String operation, String situation, Consumer<QualificationCall> door) {
    QualificationCall good = good(operation);
    String worker = good.workerParameter();
    return switch (situation) {
      case REPEATED -> {
        door.accept(good);
        yield List.of(good);
      }
      case "no type id" -> List.of(good.without("QualificationTypeId"));
      case "type id malformed" -> malformed(good, "QualificationTypeId");
      case "type id unknown" -> List.of(good.with("QualificationTypeId", "3UNKNOWN"));
      case "type of another Requester", "request of another Requester" -> List.of(good);
      case DISPOSED -> {
        owner.deleteQualificationType(r -> r.qualificationTypeId(type));
        yield List.of(good);
      }
      case "system type" ->
          SYSTEM_TYPES.stream().map(id -> good.with("QualificationTypeId", id)).toList();
      case "no Worker id" -> List.of(good.without(worker));
      case "Worker id malformed" -> malformed(good, worker);
      case "never held" -> List.of(good.with(worker, "ANEVER"));
      case "revoked" -> List.of(good.with(worker, "AREVOKED"));
      case "held" -> List.of(good.with(worker, HELD), good.with(worker, "AGRANTED"));
      case "no request id" -> List.of(good.without("QualificationRequestId"));
      case "request id malformed" -> malformed(good, "QualificationRequestId");
      case "request id unknown" -> List.of(good.with("QualificationRequestId", "3UNKNOWN"));
      case "granted" -> List.of(good.with("QualificationRequestId", granted));
      case "rejected" -> List.of(good.with("QualificationRequestId", rejected));
      case "no Name" -> List.of(good.without("Name"));
      case "no Description" -> List.of(good.without("Description"));
      case "no QualificationTypeStatus" -> List.of(good.without("QualificationTypeStatus"));
      case "no MustBeRequestable" -> List.of(good.without("MustBeRequestable"));
      case "QualificationTypeStatus unknown" ->
          List.of(good.with("QualificationTypeStatus", "active"));
      case "Name taken" -> List.of(good.with("Name", name));
      case "Name blank" -> List.of(good.with("Name", "  "));
      case "Description too long" -> List.of(good.with("Description", "d".repeat(2001)));
      case "Keywords too long" -> List.of(good.with("Keywords", "k".repeat(1001)));
      case "Test not valid" -> List.of(good.with("Test", TEST).with(DURATION, "60"));
      case "AnswerKey not valid" ->
          List.of(good.with("Test", FORM).with(DURATION, "60").with("AnswerKey", "<AnswerKey"));
      case "Test without TestDurationInSeconds" -> List.of(good.with("Test", FORM));
      case "TestDurationInSeconds without Test" -> List.of(good.with(DURATION, "60"));
      case "TestDurationInSeconds not positive" ->
          Stream.of("0", "-1").map(n -> good.with("Test", FORM).with(DURATION, n)).toList();
      case "Test with AutoGranted" ->
          List.of(good.with("Test", FORM).with(DURATION, "60").with("AutoGranted", "true"));
      case "AnswerKey without Test" -> List.of(good.with("AnswerKey", "<AnswerKey/>"));
      case "RetryDelayInSeconds negative" -> List.of(good.with("RetryDelayInSeconds", "-1"));
      case "page size above 100" -> List.of(good.with("PageSize", "101"));
      default -> throw new AssertionError("No such situation: " + situation);
    };
  }

  private static List<QualificationCall> malformed(QualificationCall good, String name) {
    return MALFORMED.stream().map(value -> good.with(name, value)).toList();
  }

  /** What shows everything of this scene. */
  List<QualificationCall> views() {
    QualificationCall holders = good("GetQualificationsForQualificationType");
    return List.of(
        new QualificationCall(
            "GetQualificationRequests", Map.of("SortDirection", "Descending", "PageSize", "100")),
        good("GetQualificationRequests"),
        holders,
        holders.with("Status", "Revoked"),
        good("GetQualificationType"),
        good("SearchQualificationTypes"));
  }

  /** The same, with the SDK. */
  List<Object> shown() {
    return List.of(
        owner.listQualificationRequestsPaginator(r -> {}).stream()
            .flatMap(page -> page.qualificationRequests().stream())
            .toList(),
        holders("Granted"),
        holders("Revoked"),
        owner
            .listQualificationTypes(r -> r.query(name).mustBeRequestable(false))
            .qualificationTypes());
  }

  private Object holders(String status) {
    return owner
        .listWorkersWithQualificationType(r -> r.qualificationTypeId(type).status(status))
        .qualifications();
  }
}
