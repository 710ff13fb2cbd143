package org.turkbridge.local.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.turkbridge.json.SdkMembers;
import org.turkbridge.local.store.HitState.Counts;
import org.turkbridge.memory.MemoryBudget;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.mturk.model.CreateHitRequest;
import software.amazon.awssdk.services.mturk.model.EventType;
import software.amazon.awssdk.services.mturk.model.HIT;
import software.amazon.awssdk.services.mturk.model.ReviewPolicy;
import software.amazon.awssdk.services.mturk.model.ReviewableHITStatus;

/**
 * The HITs, in the order in which they were created. What is read is as of the time that is given;
 * who changes an assignment has read its HIT before, so that nobody else does meanwhile.
 */
public final class HitTable {
  private static final Column<String> OWNER = Column.text("owner");
  private static final Column<Integer> FIRST_MAX = Column.integer("first_max_assignments");
  private static final Column<Integer> MAX = Column.integer("max_assignments");
  private static final Column<Instant> EXPIRATION = Column.time("expiration");
  private static final Column<String> TYPE = Column.text("hit_type_id");
  private static final Column<Boolean> REVIEWING = Column.flag("reviewing");
  private static final Column<Boolean> DISPOSED = Column.flag("disposed");
  private static final Column<Integer> ACCEPTED = Column.integer("accepted");
  private static final Column<Integer> SUBMITTED = Column.integer("submitted");
  private static final Column<Integer> COMPLETED = Column.integer("completed");
  private static final Column<Long> DUE = Column.number("due");
  private static final Column<Long> READY = Column.number("ready");
  private static final Column<Long> CHANGED = Column.number("changed");
  private static final Column<Long> QUIET = Column.number("quiet");
  private static final Column<Long> REVIEW_RUN = Column.number("review_run");
  private static final Column<ReviewPolicy> ASSIGNMENT_POLICY =
      policy("assignment_review_policy", "AssignmentReviewPolicy");
  private static final Column<ReviewPolicy> HIT_POLICY =
      policy("hit_review_policy", "HITReviewPolicy");

  /** What is read of each row besides the members, in lists as well. */
  private static final Column<?>[] STATE = {
    OWNER,
    FIRST_MAX,
    REVIEWING,
    DISPOSED,
    ACCEPTED,
    SUBMITTED,
    COMPLETED,
    DUE,
    READY,
    CHANGED,
    QUIET,
    REVIEW_RUN
  };

  /** The same of one HIT. Policies have any size, and no list tells of them. */
  private static final Column<?>[] STATE_AND_POLICIES =
      Stream.of(Stream.of(STATE), Stream.of(ASSIGNMENT_POLICY, HIT_POLICY))
          .flatMap(columns -> columns)
          .toArray(Column<?>[]::new);

  private static final Entity<HIT> ENTITY =
      Entity.of("hit", HIT::builder)
          .member("HITId", "id")
          .member("HITTypeId", "hit_type_id")
          .member("HITLayoutId", "hit_layout_id")
          .member("HITReviewStatus", "review_status")
          .members(
              "CreationTime", "Expiration", "MaxAssignments", "RequesterAnnotation", "Question")
          .keyedBy("id");

  private final Session session;
  private final HitTypeTable types;
  private final HitEvents events;
  private final EntityTable<HIT> table;
  private final ImportedHitTable imported;
  private final AssignmentCounts assignments;

  /** The types of the HITs that were read one by one. */
  private final Map<String, String> typesOfHits = new HashMap<>();

  HitTable(Session session, HitTypeTable types, HitEvents events) {
    this.session = session;
    this.types = types;
    this.events = events;
    this.table = new EntityTable<>(session, ENTITY);
    this.imported = new ImportedHitTable(session, this::lasting);
    this.assignments = new AssignmentCounts(session);
  }

  /** Those that came from archives, which are found here too, and which lists go on with. */
  public ImportedHitTable imported() {
    return imported;
  }

  @SuppressWarnings("unchecked")
  private static Column<ReviewPolicy> policy(String column, String member) {
    Supplier<SdkPojo> builder = CreateHitRequest::builder;
    return Column.json(
        column,
        builder,
        (SdkField<ReviewPolicy>) SdkMembers.named(member, builder.get().sdkFields()).orElseThrow());
  }

  private static Condition of(String id) {
    return Condition.of("id = :id", "id", id);
  }

  private static Condition seenBy(String requester, Condition condition) {
    return condition.and("owner = :requester", "requester", requester);
  }

  /**
   * Adds a HIT.
   *
   * @param hit with its ids, times, MaxAssignments, HITReviewStatus and what else it has of its own
   */
  public void add(
      HIT hit,
      String owner,
      @Nullable ReviewPolicy assignmentReviewPolicy,
      @Nullable ReviewPolicy hitReviewPolicy) {
    long now = hit.creationTime().toEpochMilli();
    long ready =
        HitState.ready(
            hit.maxAssignments(), hit.expiration(), new Counts(0, 0, 0), null, null, now);
    table.insert(
        Row.of(hit)
            .with(OWNER, owner)
            .with(FIRST_MAX, hit.maxAssignments())
            .with(READY, ready)
            .with(CHANGED, now)
            .with(QUIET, Math.max(ready, now))
            .with(ASSIGNMENT_POLICY, assignmentReviewPolicy)
            .with(HIT_POLICY, hitReviewPolicy));
    typesOfHits.put(hit.hitId(), hit.hitTypeId());
    tell(hit.hitId(), EventType.HIT_CREATED, hit.creationTime());
    events.look(hit, ready, Math.max(ready, now), hit.creationTime());
  }

  private void tell(String id, EventType type, Instant time) {
    events.add(id, typeOf(id), type, time, null);
  }

  /** The type of a HIT that is there. */
  String typeOf(String id) {
    return typesOfHits.computeIfAbsent(
        id,
        unread ->
            session
                .handle()
                .createQuery("SELECT hit_type_id FROM hit WHERE id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .one());
  }

  /** The HIT of that id, in whatever status. */
  public Optional<StoredHit> find(String id, Instant now) {
    return table
        .find(Row.of(HIT.builder().hitId(id).build()), STATE_AND_POLICIES)
        .map(
            row -> {
              typesOfHits.put(id, row.item().hitTypeId());
              ListedHit listed =
                  listed(new Page<>(List.of(row), OptionalLong.empty()), now).items().get(0);
              return stored(row, listed, now);
            })
        .or(() -> imported.find(id));
  }

  private Optional<HIT> lasting(String id) {
    return table
        .peek(of(id))
        .map(Row::item)
        .map(hit -> types.find(hit.hitTypeId()).orElseThrow().appliedTo(hit));
  }

  private static StoredHit stored(Row<HIT> row, ListedHit listed, Instant now) {
    return new StoredHit(
        listed.owner(),
        listed.hit(),
        value(row, FIRST_MAX),
        listed.submitted(),
        row.get(ASSIGNMENT_POLICY),
        row.get(HIT_POLICY),
        isReviewDue(row, now),
        false);
  }

  private Page<ListedHit> listed(Page<Row<HIT>> rows, Instant now) {
    Map<String, StoredHitType> typesById =
        types.all(rows.items().stream().map(row -> row.item().hitTypeId()).toList());
    Map<String, Counts> overdue =
        assignments.overdue(
            rows.items().stream()
                .filter(row -> isDue(row.get(DUE), now.toEpochMilli()))
                .map(row -> row.item().hitId())
                .toList(),
            now);
    return rows.map(
        row ->
            listed(
                row,
                typesById.get(row.item().hitTypeId()),
                overdue.getOrDefault(row.item().hitId(), new Counts(0, 0, 0)),
                now));
  }

  private static ListedHit listed(
      Row<HIT> row, @Nullable StoredHitType type, Counts overdue, Instant now) {
    if (type == null) {
      throw new IllegalStateException("A HIT has no type");
    }
    HIT hit = row.item();
    HitState state = state(row, overdue);
    return new ListedHit(
        value(row, OWNER),
        type.appliedTo(hit).toBuilder()
            .hitStatus(state.status(now))
            .numberOfAssignmentsPending(state.counts().accepted())
            .numberOfAssignmentsAvailable(state.available())
            .numberOfAssignmentsCompleted(state.counts().completed())
            .build(),
        state.counts().submitted());
  }

  private static boolean isReviewDue(Row<HIT> row, Instant now) {
    return row.get(HIT_POLICY) != null
        && value(row, READY) <= now.toEpochMilli()
        && !value(row, READY).equals(row.get(REVIEW_RUN));
  }

  /**
   * @param overdue what the row counts though its time has come: as accepted, though it is
   *     abandoned, and as submitted, though it is approved
   */
  private static HitState state(Row<HIT> row, Counts overdue) {
    return new HitState(
        row.item().maxAssignments(),
        row.item().expiration(),
        value(row, REVIEWING),
        value(row, DISPOSED),
        value(row, READY),
        value(row, QUIET),
        new Counts(
            value(row, ACCEPTED) - overdue.accepted(),
            value(row, SUBMITTED) - overdue.submitted(),
            value(row, COMPLETED) + overdue.submitted()));
  }

  private static <V> V value(Row<?> row, Column<V> column) {
    V value = row.get(column);
    if (value == null) {
      throw new IllegalStateException("A row has nothing in " + column.names());
    }
    return value;
  }

  private static boolean isDue(@Nullable Long due, long time) {
    return due != null && due <= time;
  }

  /**
   * One page of the HITs that Workers may work at: those that are not disposed of, whoever owns
   * them.
   *
   * @param after the place to go on from; 0 for the start
   */
  public Page<ListedHit> page(Instant now, long after, PageLimit limit) {
    return listed(table.page(HitState.live(now), after, limit, row -> row, STATE), now);
  }

  /**
   * One page of the HITs that a search finds, those of archives last.
   *
   * @param after the place to go on from; 0 for the start
   */
  public Page<FoundHit> page(HitSearch search, Instant now, long after, PageLimit limit) {
    return Page.ofBoth(
        after,
        limit,
        (place, most) ->
            listed(
                    table.page(
                        search.madeHere(now, session.dialect()), place, most, row -> row, STATE),
                    now)
                .map(listed -> new FoundHit(listed.owner(), listed.hit())),
        (place, most) ->
            imported
                .page(search.imported(session.dialect()), place, most)
                .map(hit -> new FoundHit(null, hit)));
  }

  /**
   * One page of the HITs that a Requester sees and that are not disposed of.
   *
   * @param after the place to go on from; 0 for the start
   */
  public Page<HIT> page(String requester, Instant now, long after, PageLimit limit) {
    return page(HitState.live(now), requester, now, after, limit, imported::page);
  }

  /**
   * One page of those of them that can be reviewed, or are marked as being reviewed.
   *
   * @param typeId null for every HIT type
   * @param after the place to go on from; 0 for the start
   */
  public Page<HIT> page(
      ReviewableHITStatus status,
      @Nullable String typeId,
      String requester,
      Instant now,
      long after,
      PageLimit limit) {
    Condition condition = HitState.in(status, now);
    return page(
        typeId == null ? condition : condition.and("hit_type_id = :type", "type", typeId),
        requester,
        now,
        after,
        limit,
        (place, most) -> imported.page(status, typeId, place, most));
  }

  /**
   * One page of those of them that require something of a QualificationType.
   *
   * @param after the place to go on from; 0 for the start
   */
  public Page<HIT> requiring(
      String qualificationTypeId, String requester, Instant now, long after, PageLimit limit) {
    Condition types = HitTypeTable.requiring(qualificationTypeId, session.dialect());
    Condition condition =
        HitState.live(now)
            .and(
                "hit_type_id IN (SELECT id FROM hit_type WHERE " + types.sql() + ")",
                types.parameters());
    return page(
        condition,
        requester,
        now,
        after,
        limit,
        (place, most) -> imported.requiring(qualificationTypeId, place, most));
  }

  private Page<HIT> page(
      Condition condition,
      String requester,
      Instant now,
      long after,
      PageLimit limit,
      Page.Reading<HIT> others) {
    return Page.ofBoth(
        after, limit, (place, most) -> page(condition, requester, now, place, most), others);
  }

  private Page<HIT> page(
      Condition condition, String requester, Instant now, long after, PageLimit limit) {
    Page<Row<HIT>> rows = table.page(seenBy(requester, condition), after, limit, row -> row, STATE);
    Page<HIT> page = listed(rows, now).map(ListedHit::hit);
    for (HIT hit : page.items()) {
      types.find(hit.hitTypeId()).ifPresent(type -> limit.add(type.properties()));
    }
    return page;
  }

  /** Gives every HIT as it is at a time, in whatever status, those of archives last. */
  void all(Instant now, Consumer<HIT> each) {
    PageLimit limit = new PageLimit(null, MemoryBudget.unlimited().share());
    OptionalLong after = OptionalLong.of(0);
    while (after.isPresent()) {
      Page<Row<HIT>> rows = table.page(Condition.ALL, after.getAsLong(), limit, row -> row, STATE);
      listed(rows, now).items().forEach(listed -> each.accept(listed.hit()));
      after = rows.end();
    }
    imported.all(each);
  }

  /** Gives every HIT that has a review policy; they are those that it was created with. */
  void allToReview(ReviewedHit each) {
    toReview(Condition.ALL, each);
  }

  /** Gives the HIT of that id, if it was made here and has a review policy. */
  void toReview(String id, ReviewedHit each) {
    toReview(of(id), each);
  }

  private void toReview(Condition condition, ReviewedHit each) {
    table.each(
        condition.and("(assignment_review_policy IS NOT NULL OR hit_review_policy IS NOT NULL)"),
        row -> each.accept(row.item().hitId(), row.get(ASSIGNMENT_POLICY), row.get(HIT_POLICY)),
        ASSIGNMENT_POLICY,
        HIT_POLICY);
  }

  /** Is given HITs and their review policies. */
  @FunctionalInterface
  interface ReviewedHit {
    void accept(
        String id,
        @Nullable ReviewPolicy assignmentReviewPolicy,
        @Nullable ReviewPolicy hitReviewPolicy);
  }

  /** Marks a HIT as being reviewed, or no longer. */
  public void setReviewing(String id, boolean isReviewing, Instant now) {
    if (imported.setReviewing(id, isReviewing)) {
      return;
    }
    change(id, now, REVIEWING.of(isReviewing));
  }

  /** Remembers that the HITReviewPolicy of a HIT has run since it became Reviewable. */
  public void setReviewRun(String id) {
    table
        .find(Row.of(HIT.builder().hitId(id).build()), READY)
        .ifPresent(row -> set(id, REVIEW_RUN.of(row.get(READY))));
  }

  /** Some of the HITs whose HITReviewPolicy is to run, the most urgent first. */
  public List<String> awaitingReviewRun(Instant now, int most) {
    Condition condition =
        HitState.live(now)
            .and("hit_review_policy IS NOT NULL")
            .and("ready <= :now", "now", now.toEpochMilli())
            .and("(review_run IS NULL OR review_run <> ready)");
    return session
        .handle()
        .createQuery("SELECT id FROM hit WHERE " + condition.sql() + " ORDER BY ready LIMIT :most")
        .bindMap(condition.parameters())
        .bind("most", most)
        .mapTo(String.class)
        .list();
  }

  /** Gives a HIT the properties of another type, which is there. */
  public void setType(String id, String typeId, Instant now) {
    if (imported.setType(id, types.find(typeId).orElseThrow())) {
      return;
    }
    events.tellWhatCame(id, now);
    events.forget(id);
    change(id, now, TYPE.of(typeId));
    typesOfHits.put(id, typeId);
    events.tellWhatCame(id, now);
  }

  /** Lets a HIT expire now, which had time left, or came from an archive. */
  public void expire(String id, Instant now) {
    if (imported.expire(id, now)) {
      return;
    }
    set(id, EXPIRATION.of(now));
    recount(id, now);
  }

  /**
   * Gives a HIT room for more assignments, more time, or both.
   *
   * @param maxAssignments null for as many as before
   * @param expiration null for that of before
   */
  public void extend(
      String id, @Nullable Integer maxAssignments, @Nullable Instant expiration, Instant now) {
    if (maxAssignments != null) {
      set(id, MAX.of(maxAssignments));
    }
    if (expiration != null) {
      set(id, EXPIRATION.of(expiration));
    }
    recount(id, now);
    tell(id, EventType.HIT_EXTENDED, now);
  }

  /** Disposes of a HIT. */
  public void dispose(String id, Instant now) {
    if (imported.dispose(id)) {
      return;
    }
    events.tellWhatCame(id, now);
    change(id, now, DISPOSED.of(true));
    tell(id, EventType.HIT_DISPOSED, now);
    events.forget(id);
  }

  private void change(String id, Instant now, Column.Value<?> value) {
    Row<HIT> row = table.find(Row.of(HIT.builder().hitId(id).build()), QUIET).orElseThrow();
    long time = now.toEpochMilli();
    set(id, value, CHANGED.of(time), QUIET.of(Math.max(value(row, QUIET), time)));
  }

  private void set(String id, Column.Value<?>... values) {
    session.changes().accept(StoreChange.of(StoreChange.Kind.HIT, id));
    table.set(of(id), values);
  }

  /**
   * Brings the row of a HIT up to what its other columns and its assignments say.
   *
   * @param time of what happened, which may have come to be known later than something else
   */
  void recount(String id, Instant time) {
    Row<HIT> row = table.find(Row.of(HIT.builder().hitId(id).build()), STATE).orElseThrow();
    long now = Math.max(time.toEpochMilli(), value(row, CHANGED));
    AssignmentCounts.OfHit counted = assignments.of(id);
    Counts counts = counted.counts();
    HIT hit = row.item();
    long ready =
        HitState.ready(
            hit.maxAssignments(),
            hit.expiration(),
            counts,
            counted.lastAbandoned(),
            row.get(READY),
            now);
    long quiet =
        later(later(Math.max(ready, now), counted.lastAbandoned()), counted.lastApproved());
    set(
        id,
        DISPOSED.of(value(row, DISPOSED) || HitState.isOver(value(row, QUIET), time)),
        ACCEPTED.of(counts.accepted()),
        SUBMITTED.of(counts.submitted()),
        COMPLETED.of(counts.completed()),
        DUE.of(counted.firstDue()),
        READY.of(ready),
        REVIEWING.of(value(row, REVIEWING) && ready <= now),
        CHANGED.of(now),
        QUIET.of(quiet));
    if (!value(row, DISPOSED)) {
      events.look(hit, ready, quiet, Instant.ofEpochMilli(now));
    }
  }

  private static long later(long one, @Nullable Long other) {
    return other == null ? one : Math.max(one, other);
  }
}
