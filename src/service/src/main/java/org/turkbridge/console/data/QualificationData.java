package org.turkbridge.console.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.turkbridge.console.document.DocumentView;
import org.turkbridge.console.document.DocumentViews;
import org.turkbridge.local.store.Page;
import org.turkbridge.local.store.PageLimit;
import org.turkbridge.local.store.RequestState;
import org.turkbridge.local.store.StoredRequest;
import org.turkbridge.local.store.StoredType;
import org.turkbridge.local.store.Tables;
import org.turkbridge.local.store.TypeSearch;
import software.amazon.awssdk.services.mturk.model.Qualification;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;
import software.amazon.awssdk.services.mturk.model.QualificationType;

/** The pages of QualificationTypes, of requests for them, and of who holds them. */
final class QualificationData {
  private static final String PENDING = "Pending";
  private static final String ANY = "Any";
  private static final List<String> STATES = List.of(PENDING, "Granted", "Rejected", ANY);

  private final DocumentViews documents;
  private final Decisions decisions;

  QualificationData(DocumentViews documents, Decisions decisions) {
    this.documents = documents;
    this.decisions = decisions;
  }

  /** The QualificationTypes that are not deleted and have an id or words. */
  ListView types(Tables tables, ListQuery query, PageLimit limit) {
    String words = query.text("q");
    Optional<StoredType> named = words.isEmpty() ? Optional.empty() : tables.types().find(words);
    Page<StoredType> page =
        named
            .map(type -> new Page<>(List.of(type), OptionalLong.empty()))
            .orElseGet(
                () ->
                    tables.types().page(new TypeSearch(null, false, words), query.after(), limit));
    return new ListView(
        DataPage.TYPES,
        List.of(new SearchField("q", "Id, name or words", words, List.of())),
        new TableView(
            DataPage.TYPES.title(),
            List.of("Name", "Id", "Requester", "Status", "Created"),
            page.items().stream().map(QualificationData::row).toList(),
            query.next(DataPage.TYPES.path(), page.end())));
  }

  private static List<Cell> row(StoredType stored) {
    QualificationType type = stored.type();
    return List.of(
        Cell.link(DataPage.TYPES, type.qualificationTypeId(), type.name()),
        Cell.of(type.qualificationTypeId()),
        owner(stored),
        Cell.of(status(stored)),
        Cell.of(type.creationTime()));
  }

  private static Cell owner(StoredType type) {
    return type.isSystem() ? Cell.of("Mechanical Turk") : Cell.owner(type.owner());
  }

  private static @Nullable String status(StoredType type) {
    return type.isDisposing() ? "Deleted" : type.type().qualificationTypeStatusAsString();
  }

  /** The type of that id, with who asks for it and who holds it. */
  Optional<ItemView> type(Tables tables, String id, PageLimit limit) {
    return tables.types().find(id).map(type -> type(tables, type, limit));
  }

  private ItemView type(Tables tables, StoredType stored, PageLimit limit) {
    QualificationType type = stored.type();
    String id = type.qualificationTypeId();
    ListQuery ofType = new ListQuery(Map.of("type", id));
    List<DocumentView> shown = new ArrayList<>();
    if (type.test() != null) {
      shown.add(documents.question("Test", type.test()));
    }
    if (type.answerKey() != null) {
      shown.add(documents.key(type.answerKey()));
    }
    return new ItemView(
        DataPage.TYPES,
        id,
        Objects.requireNonNullElse(type.name(), id),
        "",
        List.of(
            Member.of("QualificationTypeId", id),
            new Member("Requester", owner(stored)),
            Member.of("Status", status(stored)),
            Member.of("Description", type.description()),
            Member.of("Keywords", type.keywords()),
            Member.of("Created", type.creationTime()),
            Member.of("Can be requested", type.isRequestable()),
            Member.of("Retry delay, in seconds", type.retryDelayInSeconds()),
            Member.of("Test duration, in seconds", type.testDurationInSeconds()),
            Member.of("Granted at once with value", type.autoGrantedValue())),
        shown,
        List.of(
            requestTable("Pending requests", tables, ofType, limit),
            holderTable("Who holds it", tables, ofType, limit)),
        DecisionOffer.NONE);
  }

  /** The requests for Qualifications; those that are pending unless it says otherwise. */
  ListView requests(Tables tables, ListQuery query, PageLimit limit) {
    return new ListView(
        DataPage.REQUESTS,
        List.of(
            new SearchField("request", "Request id", query.text("request"), List.of()),
            new SearchField("type", "Type id", query.text("type"), List.of()),
            new SearchField("worker", "Worker id", query.text("worker"), List.of()),
            new SearchField("state", "State", state(query), STATES)),
        requestTable(DataPage.REQUESTS.title(), tables, query, limit));
  }

  private static String state(ListQuery query) {
    return STATES.stream().filter(query.text("state")::equals).findFirst().orElse(PENDING);
  }

  private static TableView requestTable(
      String title, Tables tables, ListQuery query, PageLimit limit) {
    @Nullable String id = query.orNull("request");
    String state = state(query);
    Page<StoredRequest> page =
        id == null
            ? tables
                .requests()
                .page(
                    query.orNull("type"),
                    query.orNull("worker"),
                    Stream.of(RequestState.values())
                        .filter(each -> name(each).equals(state))
                        .findFirst()
                        .orElse(null),
                    query.after(),
                    limit)
            : new Page<>(tables.requests().find(id).stream().toList(), OptionalLong.empty());
    return new TableView(
        title,
        List.of("Request", "Type", "Worker", "Submitted", "State", "Requester"),
        page.items().stream().map(QualificationData::row).toList(),
        query.next(DataPage.REQUESTS.path(), page.end()));
  }

  private static String name(RequestState state) {
    return switch (state) {
      case SUBMITTED -> PENDING;
      case GRANTED -> "Granted";
      case REJECTED -> "Rejected";
    };
  }

  private static List<Cell> row(StoredRequest stored) {
    QualificationRequest request = stored.request();
    return List.of(
        Cell.link(DataPage.REQUESTS, request.qualificationRequestId()),
        Cell.link(DataPage.TYPES, request.qualificationTypeId()),
        Cell.of(request.workerId()),
        Cell.of(request.submitTime()),
        Cell.of(name(stored.state())),
        Cell.owner(stored.owner()));
  }

  /**
   * The request of that id.
   *
   * @param decided what was just decided, if it was
   */
  Optional<ItemView> request(Tables tables, String id, Optional<Decision> decided) {
    return tables.requests().find(id).map(request -> request(tables, request, decided));
  }

  private ItemView request(Tables tables, StoredRequest stored, Optional<Decision> decided) {
    QualificationRequest request = stored.request();
    String id = request.qualificationRequestId();
    List<DocumentView> shown = new ArrayList<>();
    if (request.answer() != null) {
      shown.add(documents.answers(request.answer(), request.test()));
    }
    if (request.test() != null) {
      shown.add(documents.question("Test", request.test()));
    }
    boolean isPending = stored.state() == RequestState.SUBMITTED;
    RequestState made =
        decided.orElse(Decision.GRANT) == Decision.GRANT
            ? RequestState.GRANTED
            : RequestState.REJECTED;
    return new ItemView(
        DataPage.REQUESTS,
        id,
        "Request of " + request.workerId(),
        decided.filter(each -> stored.state() == made).map(Decision::outcome).orElse(""),
        List.of(
            Member.of("QualificationRequestId", id),
            new Member(
                "QualificationType",
                Cell.link(
                    DataPage.TYPES,
                    request.qualificationTypeId(),
                    tables
                        .types()
                        .find(request.qualificationTypeId())
                        .map(type -> type.type().name())
                        .orElse(null))),
            Member.of("Worker", request.workerId()),
            Member.of("Submitted", request.submitTime()),
            Member.of("State", name(stored.state())),
            Member.of("Reason", tables.requests().reason(id).orElse(null)),
            new Member("Requester", Cell.owner(stored.owner()))),
        shown,
        List.of(),
        isPending
            ? new DecisionOffer(
                List.of(Decision.GRANT, Decision.REFUSE), decisions.deciders(stored.owner()))
            : DecisionOffer.NONE);
  }

  /** Who holds or held what. */
  ListView holders(Tables tables, ListQuery query, PageLimit limit) {
    return new ListView(
        DataPage.HOLDERS,
        List.of(
            new SearchField("type", "Type id", query.text("type"), List.of()),
            new SearchField("worker", "Worker id", query.text("worker"), List.of())),
        holderTable(DataPage.HOLDERS.title(), tables, query, limit));
  }

  private static TableView holderTable(
      String title, Tables tables, ListQuery query, PageLimit limit) {
    Page<Qualification> page =
        tables
            .qualifications()
            .page(query.orNull("type"), query.orNull("worker"), query.after(), limit);
    return new TableView(
        title,
        List.of("Worker", "Type", "Value", "Status", "Granted"),
        page.items().stream()
            .map(
                held ->
                    List.of(
                        Cell.of(held.workerId()),
                        Cell.link(DataPage.TYPES, held.qualificationTypeId()),
                        Cell.of(
                            held.integerValue() != null || held.localeValue() == null
                                ? held.integerValue()
                                : held.localeValue().country()),
                        Cell.of(held.statusAsString()),
                        Cell.of(held.grantTime())))
            .toList(),
        query.next(DataPage.HOLDERS.path(), page.end()));
  }
}
