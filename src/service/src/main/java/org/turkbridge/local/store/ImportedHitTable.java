package org.turkbridge.local.store;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.mturk.model.HIT;
import software.amazon.awssdk.services.mturk.model.HITStatus;
import software.amazon.awssdk.services.mturk.model.ReviewableHITStatus;

/**
 * The HITs that came from archives, in the order in which they came. They are what is told of them
 * there: nothing follows from the time or from their assignments. Calls change them, and no Worker
 * works at them.
 */
public final class ImportedHitTable {
  private static final Column<Boolean> NAMED = Column.flag("named");
  private static final Entity<HIT> ENTITY =
      Entity.of("imported_hit", HIT::builder)
          .member("HITId", "id")
          .member("HITTypeId", "hit_type_id")
          .member("HITGroupId", "hit_group_id")
          .member("HITLayoutId", "hit_layout_id")
          .member("HITStatus", "status")
          .members("CreationTime", "MaxAssignments", "Reward", "Expiration")
          .member("AutoApprovalDelayInSeconds", "auto_approval_delay")
          .member("AssignmentDurationInSeconds", "assignment_duration")
          .member("HITReviewStatus", "review_status")
          .member("NumberOfAssignmentsPending", "pending")
          .member("NumberOfAssignmentsAvailable", "available")
          .member("NumberOfAssignmentsCompleted", "completed")
          .members("Title", "Description", "Keywords", "RequesterAnnotation")
          .members("QualificationRequirements", "Question")
          .derived("required_types", HitTypeTable::requiredTypes)
          .keyedBy("id");

  private static final Condition LIVE =
      Condition.ALL.and("(status IS NULL OR status <> 'Disposed')");

  private final Session session;
  private final Function<String, Optional<HIT>> made;
  private final EntityTable<HIT> table;

  /**
   * @param made tells of a HIT that was made here what time and assignments do not change
   */
  ImportedHitTable(Session session, Function<String, Optional<HIT>> made) {
    this.session = session;
    this.made = made;
    this.table = new EntityTable<>(session, ENTITY);
  }

  /** The HIT of that id, in whatever status. */
  Optional<StoredHit> find(String id) {
    return row(id)
        .map(
            row ->
                new StoredHit(
                    null,
                    row.item(),
                    Objects.requireNonNullElse(row.item().maxAssignments(), 0),
                    submitted(id),
                    null,
                    null,
                    false,
                    row.get(EntityMerge.ORIGIN) != null || isNamed(row)));
  }

  private Optional<Row<HIT>> row(String id) {
    return table.find(Row.of(HIT.builder().hitId(id).build()), NAMED, EntityMerge.ORIGIN);
  }

  private static boolean isNamed(Row<HIT> row) {
    return Boolean.TRUE.equals(row.get(NAMED));
  }

  private int submitted(String id) {
    return session
        .handle()
        .createQuery(
            "SELECT COUNT(*) FROM imported_assignment WHERE hit_id = :id AND status = 'Submitted'")
        .bind("id", session.dialect().stored(id))
        .mapTo(Integer.class)
        .one();
  }

  /** Whether there is any of a HIT type. */
  public boolean isOfType(String typeId) {
    return table.peek(Condition.of("hit_type_id = :type", "type", typeId)).isPresent();
  }

  /** One page of those that are not disposed of. */
  Page<HIT> page(long after, PageLimit limit) {
    return page(LIVE, after, limit);
  }

  /** One page of some of them. */
  Page<HIT> page(Condition condition, long after, PageLimit limit) {
    return table.page(condition, after, limit, Row::item);
  }

  /**
   * One page of those that can be reviewed, or are marked as being reviewed.
   *
   * @param typeId null for every HIT type
   */
  Page<HIT> page(ReviewableHITStatus status, @Nullable String typeId, long after, PageLimit limit) {
    Condition condition = Condition.of("status = :status", "status", status.toString());
    return table.page(
        typeId == null ? condition : condition.and("hit_type_id = :type", "type", typeId),
        after,
        limit,
        Row::item);
  }

  /** One page of those that are not disposed of and require something of a QualificationType. */
  Page<HIT> requiring(String qualificationTypeId, long after, PageLimit limit) {
    return table.page(requiring(qualificationTypeId), after, limit, Row::item);
  }

  /** Whether there is any of them. */
  public boolean isRequiring(String qualificationTypeId) {
    return table.peek(requiring(qualificationTypeId)).isPresent();
  }

  private Condition requiring(String qualificationTypeId) {
    Condition requiring = HitTypeTable.requiring(qualificationTypeId, session.dialect());
    return LIVE.and(requiring.sql(), requiring.parameters());
  }

  /**
   * What a call makes of a HIT.
   *
   * @return whether there is one of that id
   */
  private boolean change(String id, UnaryOperator<HIT> change) {
    Optional<Row<HIT>> row = row(id);
    row.ifPresent(
        present -> {
          HIT changed = change.apply(present.item());
          session.changes().accept(StoreChange.of(StoreChange.Kind.HIT, id));
          if (!changed.equals(present.item())) {
            table.update(
                List.of(
                    Row.of(changed)
                        .with(NAMED, false)
                        .with(EntityMerge.ORIGIN, null)
                        .with(MemberMerge.TIMES, null)));
          }
        });
    return row.isPresent();
  }

  boolean setReviewing(String id, boolean isReviewing) {
    return change(
        id,
        hit ->
            hit.toBuilder()
                .hitStatus(isReviewing ? HITStatus.REVIEWING : HITStatus.REVIEWABLE)
                .build());
  }

  /** Gives a HIT the properties of another type. */
  boolean setType(String id, StoredHitType type) {
    return change(id, type::appliedTo);
  }

  /**
   * Lets a HIT expire, unless it has. Nobody works at it here, so that it can be reviewed then.
   *
   * @param now after which it does not expire
   */
  boolean expire(String id, Instant now) {
    return change(
        id,
        hit -> {
          @Nullable Integer pending = hit.numberOfAssignmentsPending();
          @Nullable Integer available = hit.numberOfAssignmentsAvailable();
          return hit.toBuilder()
              .hitStatus(HITStatus.REVIEWABLE)
              .expiration(
                  hit.expiration() != null && hit.expiration().isBefore(now)
                      ? hit.expiration()
                      : now)
              .numberOfAssignmentsPending(pending == null ? null : Integer.valueOf(0))
              .numberOfAssignmentsAvailable(
                  pending == null || available == null
                      ? available
                      : Integer.valueOf(available + pending))
              .build();
        });
  }

  boolean dispose(String id) {
    return change(id, hit -> hit.toBuilder().hitStatus(HITStatus.DISPOSED).build());
  }

  /** One more of its assignments is approved or rejected. */
  void completeOne(String id) {
    boolean unused =
        change(
            id,
            hit -> {
              @Nullable Integer completed = hit.numberOfAssignmentsCompleted();
              return completed == null
                  ? hit
                  : hit.toBuilder().numberOfAssignmentsCompleted(completed + 1).build();
            });
  }

  /**
   * Merges archived HITs.
   *
   * @return what became of each, in their order
   */
  public List<Merged> merge(List<Arrival<HIT>> arrivals) {
    return new ImportedHitMerge(table, NAMED, this::makers, made).merge(arrivals);
  }

  /** Those HITs among some that Requesters made here, and who they are. */
  Map<String, String> makers(Collection<String> ids) {
    return session.pairs("SELECT id, owner FROM hit WHERE id", ids);
  }

  /** Adds HITs of which nothing but the id is known, unless they are known. */
  void name(Collection<String> ids) {
    Set<String> unknown = new LinkedHashSet<>(ids);
    unknown.removeAll(makers(ids).keySet());
    unknown.removeAll(session.pairs("SELECT id, id FROM imported_hit WHERE id", ids).keySet());
    List<Boolean> unused =
        table.insertNew(
            unknown.stream()
                .map(id -> Row.of(HIT.builder().hitId(id).build()).with(NAMED, true))
                .toList());
  }

  /** Gives those that archives told of. */
  void all(Consumer<HIT> each) {
    table.each(Condition.ALL.and("NOT named"), row -> each.accept(row.item()));
  }
}
