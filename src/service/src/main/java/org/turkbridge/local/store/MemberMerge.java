package org.turkbridge.local.store;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * Archives tell of one thing several times, each time other members of it, and as it was at other
 * times. So a member that one of two lacks comes from the other, and where both have one and these
 * differ, from the one that is of the later time: of two that do not tell, from the later arrival.
 * What a call made or changed stays as it is.
 */
abstract class MemberMerge<T extends SdkPojo> extends EntityMerge<T> {
  private final Supplier<? extends SdkPojo> builder;

  /**
   * @param builder makes builders of the type
   * @param compared columns that {@link #isStandIn} and {@link #reasonToStay} ask for
   */
  MemberMerge(EntityTable<T> table, Supplier<? extends SdkPojo> builder, Column<?>... compared) {
    super(table, compared);
    this.builder = builder;
  }

  /** Whether an arrival tells of an earlier time than another does. */
  abstract boolean isEarlier(T arrival, T present);

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

  @Override
  Row<T> added(Arrival<T> arrival) {
    return replacing(arrival);
  }

  @Override
  Row<T> replacing(Arrival<T> arrival) {
    return Row.of(arrival.item()).with(ORIGIN, arrival.origin());
  }

  @Override
  Judgement judge(T arrival, Row<T> present) {
    T there = present.item();
    if (isStandIn(present)) {
      return Judgement.FILLS;
    }
    if (there.equals(arrival)) {
      return Judgement.EQUALS;
    }
    if (reasonToStay(present) != null) {
      return Judgement.GIVES_WAY;
    }
    T filled = filled(there, arrival);
    if (filled.equals(filled(arrival, there))) {
      return filled.equals(there) ? Judgement.EQUALS : Judgement.FILLS;
    }
    return isEarlier(arrival, there) ? Judgement.GIVES_WAY : Judgement.REPLACES;
  }

  @Override
  Optional<Row<T>> changed(Arrival<T> arrival, Row<T> present, Judgement judgement) {
    boolean stays = reasonToStay(present) != null && !isStandIn(present);
    if (stays || judgement == Judgement.EQUALS) {
      return Optional.empty();
    }
    T there = present.item();
    Arrival<T> both =
        judgement == Judgement.GIVES_WAY
            ? new Arrival<>(String.valueOf(present.get(ORIGIN)), filled(there, arrival.item()))
            : new Arrival<>(arrival.origin(), filled(arrival.item(), there));
    return there.equals(both.item()) ? Optional.empty() : Optional.of(replacing(both));
  }

  /** One with what only another has. */
  private T filled(T one, T other) {
    SdkPojo both = builder.get();
    for (SdkField<?> field : both.sdkFields()) {
      Object value = field.getValueOrDefault(one);
      boolean isAbsent = value == null || value instanceof SdkAutoConstructList;
      field.set(both, isAbsent ? field.getValueOrDefault(other) : value);
    }
    @SuppressWarnings("unchecked")
    T built = (T) ((Buildable) both).build();
    return built;
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
