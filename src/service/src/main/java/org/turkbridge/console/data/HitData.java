package org.turkbridge.console.data;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.turkbridge.console.document.DocumentView;
import org.turkbridge.console.document.DocumentViews;
import org.turkbridge.local.store.FoundHit;
import org.turkbridge.local.store.HitSearch;
import org.turkbridge.local.store.Page;
import org.turkbridge.local.store.PageLimit;
import org.turkbridge.local.store.StoredHit;
import org.turkbridge.local.store.Tables;
import software.amazon.awssdk.services.mturk.model.Assignment;
import software.amazon.awssdk.services.mturk.model.AssignmentStatus;
import software.amazon.awssdk.services.mturk.model.HIT;
import software.amazon.awssdk.services.mturk.model.HITStatus;

/** The pages of HITs and their assignments. */
final class HitData {
  private static final List<String> HIT_STATUSES =
      names(HITStatus.knownValues().stream().map(HITStatus::toString));
  private static final List<String> ASSIGNMENT_STATUSES =
      names(AssignmentStatus.knownValues().stream().map(AssignmentStatus::toString));

  private final DocumentViews documents;
  private final Decisions decisions;

  HitData(DocumentViews documents, Decisions decisions) {
    this.documents = documents;
    this.decisions = decisions;
  }

  /** Any of some, and each of them. */
  private static List<String> names(Stream<String> names) {
    return Stream.concat(Stream.of("Any"), names.sorted()).toList();
  }

  /** The HITs that have an id or words, a type, a status. */
  ListView hits(Tables tables, ListQuery query, Instant now, PageLimit limit) {
    String words = query.text("q");
    @Nullable HITStatus status = HITStatus.fromValue(query.orNull("status"));
    Optional<StoredHit> named = words.isEmpty() ? Optional.empty() : tables.hits().find(words, now);
    Page<FoundHit> page =
        named
            .map(hit -> single(new FoundHit(hit.owner(), hit.hit())))
            .orElseGet(
                () ->
                    tables
                        .hits()
                        .page(
                            HitSearch.of(
                                words,
                                query.orNull("type"),
                                status == HITStatus.UNKNOWN_TO_SDK_VERSION ? null : status),
                            now,
                            query.after(),
                            limit));
    return new ListView(
        DataPage.HITS,
        List.of(
            new SearchField("q", "Id or words of the title", words, List.of()),
            new SearchField("type", "HIT type id", query.text("type"), List.of()),
            new SearchField("status", "Status", query.text("status"), HIT_STATUSES)),
        new TableView(
            DataPage.HITS.title(),
            List.of(
                "Title", "Id", "Status", "Available", "In work", "Done", "Created", "Requester"),
            page.items().stream().map(HitData::row).toList(),
            query.next(DataPage.HITS.path(), page.end())));
  }

  private static <T> Page<T> single(T item) {
    return new Page<>(List.of(item), OptionalLong.empty());
  }

  private static List<Cell> row(FoundHit found) {
    HIT hit = found.hit();
    return List.of(
        Cell.link(DataPage.HITS, hit.hitId(), hit.title() == null ? "no title" : hit.title()),
        Cell.of(hit.hitId()),
        Cell.of(hit.hitStatusAsString()),
        Cell.of(hit.numberOfAssignmentsAvailable()),
        Cell.of(hit.numberOfAssignmentsPending()),
        Cell.of(hit.numberOfAssignmentsCompleted()),
        Cell.of(hit.creationTime()),
        Cell.owner(found.owner()));
  }

  /** The HIT of that id with its assignments. */
  Optional<ItemView> hit(Tables tables, String id, Instant now, PageLimit limit) {
    return tables.hits().find(id, now).map(hit -> hit(tables, hit, now, limit));
  }

  private ItemView hit(Tables tables, StoredHit stored, Instant now, PageLimit limit) {
    HIT hit = stored.hit();
    List<DocumentView> shown = new ArrayList<>();
    if (hit.question() != null) {
      shown.add(documents.question("Question", hit.question()));
    }
    return new ItemView(
        DataPage.HITS,
        hit.hitId(),
        Objects.requireNonNullElse(hit.title(), hit.hitId()),
        "",
        List.of(
            Member.of("HITId", hit.hitId()),
            Member.of("HITTypeId", hit.hitTypeId()),
            new Member("Requester", Cell.owner(stored.owner())),
            Member.of("Status", hit.hitStatusAsString()),
            Member.of("Review", hit.hitReviewStatusAsString()),
            Member.of("Description", hit.description()),
            Member.of("Keywords", hit.keywords()),
            Member.of("Annotation", hit.requesterAnnotation()),
            Member.of("Reward", hit.reward() == null ? null : "US$ " + hit.reward()),
            Member.of("Assignments at most", hit.maxAssignments()),
            Member.of("Available", hit.numberOfAssignmentsAvailable()),
            Member.of("In work", hit.numberOfAssignmentsPending()),
            Member.of("Done", hit.numberOfAssignmentsCompleted()),
            Member.of("Created", hit.creationTime()),
            Member.of("Expires", hit.expiration()),
            Member.of("Duration, in seconds", hit.assignmentDurationInSeconds()),
            Member.of("Approved by itself after seconds", hit.autoApprovalDelayInSeconds()),
            Member.of("Requires", required(hit))),
        shown,
        List.of(assignmentTable(tables, new ListQuery(Map.of("hit", hit.hitId())), now, limit)),
        DecisionOffer.NONE);
  }

  private static @Nullable String required(HIT hit) {
    return hit.hasQualificationRequirements()
        ? hit.qualificationRequirements().stream()
            .map(
                each ->
                    Stream.of(
                            each.qualificationTypeId(),
                            each.comparatorAsString(),
                            each.integerValues().stream()
                                .map(String::valueOf)
                                .collect(Collectors.joining(", ")),
                            each.localeValues().stream()
                                .map(locale -> String.valueOf(locale.country()))
                                .collect(Collectors.joining(", ")))
                        .filter(part -> part != null && !part.isEmpty())
                        .collect(Collectors.joining(" ")))
            .collect(Collectors.joining("; "))
        : null;
  }

  /** The page of HTML that the Question of a HIT is; empty if it is none. */
  Optional<String> page(Tables tables, String hitId, Instant now) {
    return tables
        .hits()
        .find(hitId, now)
        .flatMap(hit -> Optional.ofNullable(hit.hit().question()))
        .flatMap(documents::page);
  }

  /** The assignments of a HIT, of a Worker or all that were handed in. */
  ListView assignments(Tables tables, ListQuery query, Instant now, PageLimit limit) {
    return new ListView(
        DataPage.ASSIGNMENTS,
        List.of(
            new SearchField("assignment", "Assignment id", query.text("assignment"), List.of()),
            new SearchField("hit", "HIT id", query.text("hit"), List.of()),
            new SearchField("worker", "Worker id", query.text("worker"), List.of()),
            new SearchField("status", "Status", query.text("status"), ASSIGNMENT_STATUSES)),
        assignmentTable(tables, query, now, limit));
  }

  private static TableView assignmentTable(
      Tables tables, ListQuery query, Instant now, PageLimit limit) {
    @Nullable String id = query.orNull("assignment");
    List<AssignmentStatus> statuses =
        AssignmentStatus.knownValues().stream()
            .filter(each -> each.toString().equals(query.text("status")))
            .toList();
    Page<Assignment> page =
        id == null
            ? tables
                .assignments()
                .page(
                    query.orNull("hit"),
                    query.orNull("worker"),
                    statuses,
                    now,
                    query.after(),
                    limit)
            : new Page<>(
                tables.assignments().find(id, now).stream().toList(), OptionalLong.empty());
    return new TableView(
        DataPage.ASSIGNMENTS.title(),
        List.of("Assignment", "HIT", "Worker", "Status", "Accepted", "Submitted"),
        page.items().stream()
            .map(
                assignment ->
                    List.of(
                        Cell.link(DataPage.ASSIGNMENTS, assignment.assignmentId()),
                        Cell.link(DataPage.HITS, assignment.hitId()),
                        Cell.of(assignment.workerId()),
                        Cell.of(assignment.assignmentStatusAsString()),
                        Cell.of(assignment.acceptTime()),
                        Cell.of(assignment.submitTime())))
            .toList(),
        query.next(DataPage.ASSIGNMENTS.path(), page.end()));
  }

  /**
   * The assignment of that id.
   *
   * @param decided what was just decided, if it was
   */
  Optional<ItemView> assignment(Tables tables, String id, Optional<Decision> decided, Instant now) {
    return tables
        .assignments()
        .find(id, now)
        .map(
            assignment ->
                assignment(assignment, tables.hits().find(assignment.hitId(), now), decided));
  }

  private ItemView assignment(
      Assignment assignment, Optional<StoredHit> hit, Optional<Decision> decided) {
    @Nullable String question = hit.map(each -> each.hit().question()).orElse(null);
    @Nullable String owner = hit.map(StoredHit::owner).orElse(null);
    List<DocumentView> shown = new ArrayList<>();
    if (assignment.answer() != null) {
      shown.add(documents.answers(assignment.answer(), question));
    }
    AssignmentStatus made =
        decided.orElse(Decision.APPROVE) == Decision.APPROVE
            ? AssignmentStatus.APPROVED
            : AssignmentStatus.REJECTED;
    return new ItemView(
        DataPage.ASSIGNMENTS,
        assignment.assignmentId(),
        "Assignment of " + assignment.workerId(),
        decided
            .filter(each -> assignment.assignmentStatus() == made)
            .map(Decision::outcome)
            .orElse(""),
        List.of(
            Member.of("AssignmentId", assignment.assignmentId()),
            new Member(
                "HIT",
                Cell.link(
                    DataPage.HITS,
                    assignment.hitId(),
                    hit.map(each -> each.hit().title()).orElse(null))),
            Member.of("Worker", assignment.workerId()),
            Member.of("Status", assignment.assignmentStatusAsString()),
            Member.of("Feedback", assignment.requesterFeedback()),
            Member.of("Accepted", assignment.acceptTime()),
            Member.of("Submitted", assignment.submitTime()),
            Member.of("To be handed in by", assignment.deadline()),
            Member.of("Approved by itself at", assignment.autoApprovalTime()),
            Member.of("Approved", assignment.approvalTime()),
            Member.of("Rejected", assignment.rejectionTime()),
            new Member("Requester", Cell.owner(owner))),
        shown,
        List.of(),
        assignment.assignmentStatus() == AssignmentStatus.SUBMITTED
                && hit.filter(each -> each.status() != HITStatus.DISPOSED).isPresent()
            ? new DecisionOffer(
                List.of(Decision.APPROVE, Decision.REJECT), decisions.deciders(owner))
            : DecisionOffer.NONE);
  }
}
