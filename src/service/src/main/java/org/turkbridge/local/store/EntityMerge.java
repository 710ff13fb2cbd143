package org.turkbridge.local.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.turkbridge.local.store.Merged.Outcome;
import software.amazon.awssdk.core.SdkPojo;

/**
 * How what comes from archives meets what a table has: what is new to it is added, what is equal
 * stays, and of two that differ the entity's rule chooses.
 */
abstract class EntityMerge<T extends SdkPojo> {
  /** Names the place in the archive that a row came from; null if a call made or changed it. */
  static final Column<String> ORIGIN = Column.text("origin");

  private final EntityTable<T> table;
  private final List<Column<?>> compared;

  /**
   * @param compared columns that the rule asks for, besides those of the members and the origin
   */
  EntityMerge(EntityTable<T> table, Column<?>... compared) {
    this.table = table;
    this.compared = List.of(compared);
  }

  /** What becomes of an arrival that meets another row. */
  enum Judgement {
    /** The row is but a stand-in, or says less. */
    FILLS,
    EQUALS,
    REPLACES,
    GIVES_WAY
  }

  /** The row of an arrival that is new to the table. */
  abstract Row<T> added(Arrival<T> arrival);

  /** What an arrival writes into a row that it takes the place of. */
  abstract Row<T> replacing(Arrival<T> arrival);

  abstract Judgement judge(T arrival, Row<T> present);

  /** What arrives, for a user. */
  abstract String name(T arrival);

  /** The row that an arrival replaces or gives way to, for a user. */
  abstract String other(Row<T> present);

  /** What becomes of an arrival whatever the table has; empty if it is to meet that. */
  Optional<Merged> aside(Arrival<T> arrival) {
    return Optional.empty();
  }

  /** What an arrival makes of the row that it meets; empty if nothing. */
  Optional<Row<T>> changed(Arrival<T> arrival, Row<T> present, Judgement judgement) {
    return judgement == Judgement.FILLS || judgement == Judgement.REPLACES
        ? Optional.of(replacing(arrival))
        : Optional.empty();
  }

  /**
   * Merges arrivals.
   *
   * @return what became of each, in their order
   */
  List<Merged> merge(List<Arrival<T>> arrivals) {
    List<Optional<Merged>> aside = arrivals.stream().map(this::aside).toList();
    List<Arrival<T>> meeting = new ArrayList<>(arrivals.size());
    for (int i = 0; i < arrivals.size(); i++) {
      if (aside.get(i).isEmpty()) {
        meeting.add(arrivals.get(i));
      }
    }
    Queue<Merged> met = new ArrayDeque<>(meet(meeting));
    return aside.stream().map(merged -> merged.orElseGet(met::remove)).toList();
  }

  private List<Merged> meet(List<Arrival<T>> arrivals) {
    List<Boolean> added = table.insertNew(arrivals.stream().map(this::added).toList());
    List<Merged> merged = new ArrayList<>(arrivals.size());
    for (int i = 0; i < added.size(); i++) {
      Arrival<T> arrival = arrivals.get(i);
      merged.add(added.get(i) ? merged(arrival, Outcome.ADDED, null) : settle(arrival));
    }
    return merged;
  }

  private Merged settle(Arrival<T> arrival) {
    List<Column<?>> read = new ArrayList<>(compared);
    read.add(ORIGIN);
    Row<T> present = table.find(replacing(arrival), read.toArray(Column<?>[]::new)).orElseThrow();
    Judgement judgement = judge(arrival.item(), present);
    changed(arrival, present, judgement).ifPresent(row -> table.update(List.of(row)));
    return switch (judgement) {
      case FILLS -> merged(arrival, Outcome.ADDED, null);
      case EQUALS -> merged(arrival, Outcome.UNCHANGED, null);
      case REPLACES -> merged(arrival, Outcome.REPLACED, other(present));
      case GIVES_WAY -> merged(arrival, Outcome.KEPT, other(present));
    };
  }

  Merged merged(Arrival<T> arrival, Outcome outcome, @Nullable String other) {
    return new Merged(arrival.origin(), name(arrival.item()), outcome, other);
  }
}
