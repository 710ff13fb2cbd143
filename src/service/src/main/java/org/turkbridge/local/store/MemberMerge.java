package org.turkbridge.local.store;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * Archives tell of one thing several times, each time other members of it, and as it was at other
 * times. So each member comes from the latest state that has it, in whatever order these are read;
 * of two states of one time, from the later arrival. What a call made or changed stays as it is;
 * what such a row does not have still comes from archives.
 */
abstract class MemberMerge<T extends SdkPojo> extends EntityMerge<T> {
  /** {@link MemberTimes} of a row; null where all are those of the row itself. */
  static final Column<String> TIMES = Column.text("member_times");

  /** Of what a call made: later than all that archives tell. */
  private static final String CALLED = "~";

  private final Supplier<? extends SdkPojo> builder;

  /**
   * @param builder makes builders of the type
   * @param compared columns that {@link #isStandIn} and {@link #reasonToStay} ask for
   */
  MemberMerge(EntityTable<T> table, Supplier<? extends SdkPojo> builder, Column<?>... compared) {
    super(table, Stream.concat(Stream.of(compared), Stream.of(TIMES)).toArray(Column<?>[]::new));
    this.builder = builder;
  }

  /**
   * When a state was, as a text of letters, digits and hyphens: that of a later one is greater.
   * States that have it all are of the same time if they are equal in it.
   */
  abstract String time(T state);

  /** The members that calls change: of what one changed, archives tell none of them. */
  abstract Set<String> changing();

  /** A few words on the state that is told; empty for none. */
  abstract String state(T item);

  /** Whether nobody told anything of it yet. */
  boolean isStandIn(Row<T> present) {
    return false;
  }

  /** Why a row is none that archives may change, for a user; null if they may. */
  @Nullable String reasonToStay(Row<T> present) {
    return present.get(ORIGIN) == null ? "the one that a call made or changed" : null;
  }

  /** A row of this table. */
  Row<T> row(T item, @Nullable String origin, @Nullable String times) {
    return Row.of(item).with(ORIGIN, origin).with(TIMES, times);
  }

  @Override
  final Row<T> added(Arrival<T> arrival) {
    return replacing(arrival);
  }

  @Override
  final Row<T> replacing(Arrival<T> arrival) {
    return row(arrival.item(), arrival.origin(), null);
  }

  @Override
  Judgement judge(T arrival, Row<T> present) {
    return isStandIn(present) ? Judgement.FILLS : meet(arrival, present).judgement();
  }

  @Override
  final Optional<Row<T>> changed(Arrival<T> arrival, Row<T> present, Judgement judgement) {
    if (isStandIn(present)) {
      return Optional.of(replacing(arrival));
    }
    Meeting<T> met = meet(arrival.item(), present);
    if (met.both().equals(present.item()) && met.times().equals(times(present))) {
      return Optional.empty();
    }
    boolean isArrivals = judgement == Judgement.FILLS || judgement == Judgement.REPLACES;
    @Nullable String origin =
        isArrivals && reasonToStay(present) == null ? arrival.origin() : present.get(ORIGIN);
    return Optional.of(row(met.both(), origin, met.times().text()));
  }

  /**
   * What two make of each other.
   *
   * @param times of the members of both
   */
  private record Meeting<T>(T both, MemberTimes times, Judgement judgement) {}

  private MemberTimes times(Row<T> row) {
    return MemberTimes.of(reasonToStay(row) == null ? time(row.item()) : CALLED, row.get(TIMES));
  }

  private Meeting<T> meet(T arrival, Row<T> present) {
    boolean stays = reasonToStay(present) != null;
    MemberTimes before = times(present);
    String time = time(arrival);
    SdkPojo both = builder.get();
    Map<String, String> times = new HashMap<>();
    boolean isMore = false;
    boolean isLater = false;
    boolean isEarlier = false;
    for (SdkField<?> field : both.sdkFields()) {
      String member = field.memberName();
      @Nullable Object there = value(field, present.item());
      @Nullable Object comes = value(field, arrival);
      boolean isTaken;
      if (comes == null) {
        isTaken = false;
      } else if (there == null) {
        isTaken = !stays || !changing().contains(member);
        isMore |= isTaken;
        isEarlier |= !isTaken;
      } else {
        int order = time.compareTo(before.of(member));
        boolean isSame = comes.equals(there);
        isTaken = isSame ? order > 0 : order >= 0;
        isLater |= isTaken && !isSame;
        isEarlier |= !isTaken && !isSame;
      }
      @Nullable Object value = isTaken ? comes : there;
      field.set(both, value);
      if (value != null) {
        times.put(member, isTaken ? time : before.of(member));
      }
    }
    @SuppressWarnings("unchecked")
    T built = (T) ((Buildable) both).build();
    return new Meeting<>(
        built,
        new MemberTimes(stays ? CALLED : time(built), times),
        stays
            ? judgement(false, isEarlier, isMore || isLater)
            : judgement(isLater, isEarlier, isMore));
  }

  private static Judgement judgement(boolean isLater, boolean isEarlier, boolean isMore) {
    if (isLater) {
      return Judgement.REPLACES;
    }
    if (isEarlier) {
      return Judgement.GIVES_WAY;
    }
    return isMore ? Judgement.FILLS : Judgement.EQUALS;
  }

  /** Whether something says nothing besides what another does, but of some members. */
  static boolean isSaid(SdkPojo item, SdkPojo by, Set<String> besides) {
    return item.sdkFields().stream()
        .filter(field -> !besides.contains(field.memberName()))
        .filter(field -> value(field, item) != null)
        .allMatch(field -> Objects.equals(value(field, item), value(field, by)));
  }

  private static @Nullable Object value(SdkField<?> field, SdkPojo item) {
    @Nullable Object value = field.getValueOrDefault(item);
    return value instanceof SdkAutoConstructList ? null : value;
  }

  @Override
  String other(Row<T> present) {
    @Nullable String reason = reasonToStay(present);
    return reason == null
        ? "the one" + inBrackets(present.item()) + " from " + present.get(ORIGIN)
        : reason;
  }

  /** The state, for a user. */
  final String inBrackets(T item) {
    String state = state(item);
    return state.isEmpty() ? "" : " (" + state + ")";
  }
}
