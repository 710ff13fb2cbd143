package org.turkbridge.http;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.turkbridge.local.WorkerRequests;
import software.amazon.awssdk.services.mturk.MTurkClient;

/** A type of its own, and Workers in each of the states that a Worker can be in. */
final class QualificationScene implements ErrorScene {
  private static final String DISPOSED = "type disposed of";
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
  private static final List<String> OPERATIONS =
      List.of(
          "GetQualificationRequests",
          "GrantQualification",
          "RejectQualificationRequest",
          "AssignQualification",
          "RevokeQualification",
          "GetQualificationScore",
          "UpdateQualificationScore",
          "GetQualificationsForQualificationType",
          "CreateQualificationType",
          "GetQualificationType",
          "UpdateQualificationType",
          "DisposeQualificationType",
          "SearchQualificationTypes",
          "GetHITsForQualificationType");

  private final MTurkClient owner;
  private final WorkerRequests workers;
  private final String name = "T" + UUID.randomUUID();
  private final String type;

  /** Requests by the Worker who made them, and Workers with a Qualification by themselves. */
  private final Map<String, String> made = new HashMap<>();

  /** With a type that is disposed of, or to be. */
  private final Map<String, QualificationScene> others = new TreeMap<>();

  QualificationScene(MTurkClient owner, WorkerRequests workers) {
    this.owner = owner;
    this.workers = workers;
    this.type =
        owner
            .createQualificationType(
                r -> r.name(name).description("d").qualificationTypeStatus("Active"))
            .qualificationType()
            .qualificationTypeId();
  }

  @Override
  public List<String> operations() {
    return OPERATIONS;
  }

  /**
   * A request that waits.
   *
   * @param use for what, if it is not for all; part of the Worker's id
   */
  private String pending(String use) {
    return made.computeIfAbsent("APENDING" + use, this::requested);
  }

  private String granted() {
    return made.computeIfAbsent(
        "AGRANTED",
        worker -> {
          String request = requested(worker);
          owner.acceptQualificationRequest(r -> r.qualificationRequestId(request).integerValue(2));
          return request;
        });
  }

  private String rejected() {
    return made.computeIfAbsent(
        "AREJECTED",
        worker -> {
          String request = requested(worker);
          owner.rejectQualificationRequest(r -> r.qualificationRequestId(request));
          return request;
        });
  }

  private String requested(String worker) {
    return workers.request(type, worker, null).qualificationRequestId();
  }

  /** A Worker who holds the Qualification. */
  private String held(String use) {
    return made.computeIfAbsent("AHELD" + use, this::holding);
  }

  private String revoked() {
    return made.computeIfAbsent(
        "AREVOKED",
        worker -> {
          owner.disassociateQualificationFromWorker(
              r -> r.qualificationTypeId(type).workerId(holding(worker)));
          return worker;
        });
  }

  private String holding(String worker) {
    owner.associateQualificationWithWorker(r -> r.qualificationTypeId(type).workerId(worker));
    return worker;
  }

  /** The same with a type that is disposed of. */
  private QualificationScene disposed() {
    return others.computeIfAbsent(
        DISPOSED,
        any -> {
          QualificationScene scene = disposable();
          owner.deleteQualificationType(r -> r.qualificationTypeId(scene.type));
          return scene;
        });
  }

  private QualificationScene disposable() {
    QualificationScene scene = new QualificationScene(owner, workers);
    scene.pending("");
    scene.held("");
    return scene;
  }

  @Override
  public LegacyCall good(String operation) {
    return good(operation, "");
  }

  private LegacyCall good(String operation, String use) {
    return new LegacyCall(
        operation,
        switch (operation) {
          case "GetQualificationRequests",
              "GetQualificationType",
              "DisposeQualificationType",
              "GetHITsForQualificationType",
              "GetQualificationsForQualificationType" ->
              Map.of("QualificationTypeId", type);
          case "GrantQualification", "RejectQualificationRequest" ->
              Map.of("QualificationRequestId", pending(use));
          case "AssignQualification" ->
              Map.of("QualificationTypeId", type, "WorkerId", "AFREE" + use);
          case "RevokeQualification", "GetQualificationScore" ->
              Map.of("QualificationTypeId", type, "SubjectId", held(use));
          case "UpdateQualificationScore" ->
              Map.of("QualificationTypeId", type, "SubjectId", held(use), "IntegerValue", "5");
          case "CreateQualificationType" ->
              Map.of(
                  "Name",
                  name + " 2" + use,
                  "Description",
                  "d",
                  "QualificationTypeStatus",
                  "Inactive");
          case "UpdateQualificationType" ->
              Map.of("QualificationTypeId", type, "Description", "changed");
          case "SearchQualificationTypes" -> Map.of("MustBeRequestable", "false", "Query", name);
          default -> throw new AssertionError(operation);
        });
  }

  @Override
  public Stream<String> situations(String operation) {
    LegacyCall good = good(operation);
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

  @Override
  public List<LegacyCall> calls(String operation, String situation) {
    LegacyCall good =
        switch (situation) {
          case DISPOSED -> disposed().good(operation);
          case REPEATED -> own(operation);
          default -> good(operation);
        };
    String worker = good.workerParameter();
    return switch (situation) {
      case REPEATED, DISPOSED, "type of another Requester", "request of another Requester" ->
          List.of(good);
      case "no type id" -> List.of(good.without("QualificationTypeId"));
      case "type id malformed" -> ErrorScene.malformed(good, "QualificationTypeId");
      case "type id unknown" -> List.of(good.with("QualificationTypeId", "3UNKNOWN"));
      case "system type" ->
          SYSTEM_TYPES.stream().map(id -> good.with("QualificationTypeId", id)).toList();
      case "no Worker id" -> List.of(good.without(worker));
      case "Worker id malformed" -> ErrorScene.malformed(good, worker);
      case "never held" -> List.of(good.with(worker, "ANEVER"));
      case "revoked" -> List.of(good.with(worker, revoked()));
      case "held" -> {
        granted();
        yield List.of(good.with(worker, held("")), good.with(worker, "AGRANTED"));
      }
      case "no request id" -> List.of(good.without("QualificationRequestId"));
      case "request id malformed" -> ErrorScene.malformed(good, "QualificationRequestId");
      case "request id unknown" -> List.of(good.with("QualificationRequestId", "3UNKNOWN"));
      case "granted" -> List.of(good.with("QualificationRequestId", granted()));
      case "rejected" -> List.of(good.with("QualificationRequestId", rejected()));
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

  /** A call that does no other harm. */
  private LegacyCall own(String operation) {
    return operation.equals("DisposeQualificationType")
        ? others.computeIfAbsent(operation, any -> disposable()).good(operation)
        : good(operation, operation.toUpperCase(Locale.ROOT));
  }

  @Override
  public List<LegacyCall> views() {
    LegacyCall holders = good("GetQualificationsForQualificationType");
    return Stream.concat(
            Stream.of(
                new LegacyCall(
                    "GetQualificationRequests",
                    Map.of("SortDirection", "Descending", "PageSize", "100")),
                good("GetQualificationRequests"),
                good("GetQualificationType"),
                good("SearchQualificationTypes"),
                holders,
                holders.with("Status", "Revoked")),
            others.values().stream()
                .map(scene -> scene.good("GetQualificationsForQualificationType")))
        .toList();
  }

  @Override
  public List<Object> shown() {
    return Stream.concat(
            Stream.<Object>of(
                owner.listQualificationRequestsPaginator(r -> {}).stream()
                    .flatMap(page -> page.qualificationRequests().stream())
                    .toList(),
                owner
                    .listQualificationTypes(r -> r.query(name).mustBeRequestable(false))
                    .qualificationTypes(),
                holders("Granted"),
                holders("Revoked")),
            others.values().stream().map(scene -> scene.holders("Granted")))
        .toList();
  }

  private Object holders(String status) {
    return owner
        .listWorkersWithQualificationType(r -> r.qualificationTypeId(type).status(status))
        .qualifications();
  }
}
