package org.turkbridge.local;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.turkbridge.local.store.AssignmentTable.PricedAssignments;
import org.turkbridge.local.store.StatisticsTable.Event;
import org.turkbridge.local.store.StatisticsTable.State;
import org.turkbridge.local.store.Store;
import org.turkbridge.local.store.StoreException;
import org.turkbridge.local.store.Tables;
import org.turkbridge.message.RequesterStatistic;
import org.turkbridge.message.TimePeriod;
import software.amazon.awssdk.services.mturk.model.HIT;

/**
 * What Requesters, and Workers who worked for them, have come to: the statistics of the old API,
 * from the rows of HITs, assignments and payments. Days are calendar days of the Pacific time zone.
 * Safe for any thread.
 */
public final class Statistics {
  private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");
  private static final int SECONDS_OF_HOUR = 3_600;

  /** The ledger counts in hundredths of a cent. */
  private static final double UNITS_OF_DOLLAR = 10_000;

  private final Store store;
  private final InstantSource clock;

  /** Those of a store, which stays the caller's to close. */
  public Statistics(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * The values of a statistic: of one day each, the last of them today, or of all days of the
   * period together. What only is, and does not happen, is as of now.
   *
   * @param requester whose
   * @param workerId whose work for the Requester counts; null for everyone's
   * @param days how many values of OneDay; of other periods there is one
   * @return by the beginnings of the days, today's for a longer period; a Double of money and
   *     fractions, a Long of all else
   * @throws StoreException if the store cannot be read, or what is overdue cannot be written
   */
  public SortedMap<Instant, Number> values(
      String requester,
      @Nullable String workerId,
      RequesterStatistic statistic,
      TimePeriod period,
      int days) {
    Instant now = Moment.of(clock);
    int unused = OverdueAssignments.settle(store, now);
    return store.read(
        tables -> new Reading(tables, requester, workerId, now).values(statistic, period, days));
  }

  /** What one reading of the store tells. */
  private static final class Reading {
    private final Tables tables;
    private final String requester;
    private final @Nullable String workerId;
    private final Instant now;

    Reading(Tables tables, String requester, @Nullable String workerId, Instant now) {
      this.tables = tables;
      this.requester = requester;
      this.workerId = workerId;
      this.now = now;
    }

    SortedMap<Instant, Number> values(RequesterStatistic statistic, TimePeriod period, int days) {
      LocalDate today = LocalDate.ofInstant(now, PACIFIC);
      Figure figure = figure(statistic);
      SortedMap<Instant, Number> values = new TreeMap<>();
      switch (period) {
        case ONE_DAY -> {
          for (int back = days - 1; back >= 0; back--) {
            LocalDate day = today.minusDays(back);
            values.put(beginning(day), figure.change(hour(day), hour(day.plusDays(1))));
          }
        }
        case SEVEN_DAYS -> values.put(beginning(today), figure.over(hour(today.minusDays(6))));
        case THIRTY_DAYS -> values.put(beginning(today), figure.over(hour(today.minusDays(29))));
        case LIFE_TO_DATE -> values.put(beginning(today), figure.over(Long.MIN_VALUE));
      }
      return values;
    }

    private static Instant beginning(LocalDate day) {
      return day.atStartOfDay(PACIFIC).toInstant();
    }

    /** Days begin with an hour of UTC. */
    private static long hour(LocalDate day) {
      return beginning(day).getEpochSecond() / SECONDS_OF_HOUR;
    }

    private Figure figure(RequesterStatistic statistic) {
      return switch (statistic) {
        case NUMBER_HI_TS_ASSIGNABLE -> present(State.HITS_ASSIGNABLE);
        case NUMBER_HI_TS_REVIEWABLE -> present(State.HITS_REVIEWABLE);
        case NUMBER_HI_TS_CREATED -> count(Event.HIT_CREATED);
        case NUMBER_HI_TS_COMPLETED -> count(Event.HIT_DISPOSED);
        case TOTAL_REWARD_PAYOUT -> money(Event.REWARD_PAID);
        case TOTAL_REWARD_FEE_PAYOUT -> money(Event.REWARD_FEE_PAID);
        case TOTAL_FEE_PAYOUT -> money(Event.REWARD_FEE_PAID, Event.BONUS_FEE_PAID);
        case TOTAL_REWARD_AND_FEE_PAYOUT -> money(Event.REWARD_PAID, Event.REWARD_FEE_PAID);
        case TOTAL_BONUS_PAYOUT -> money(Event.BONUS_PAID);
        case TOTAL_BONUS_FEE_PAYOUT -> money(Event.BONUS_FEE_PAID);
        case ESTIMATED_REWARD_LIABILITY -> liability(AssignmentCost::reward);
        case ESTIMATED_FEE_LIABILITY -> liability(AssignmentCost::fee);
        case ESTIMATED_TOTAL_LIABILITY -> liability(AssignmentCost::total);
        case NUMBER_ASSIGNMENTS_AVAILABLE -> present(State.ASSIGNMENTS_AVAILABLE);
        case NUMBER_ASSIGNMENTS_ACCEPTED -> count(Event.ACCEPTED);
        case NUMBER_ASSIGNMENTS_PENDING -> difference(Event.SUBMITTED, Event.REVIEWED);
        case NUMBER_ASSIGNMENTS_APPROVED -> count(Event.APPROVED);
        case NUMBER_ASSIGNMENTS_REJECTED -> difference(Event.REJECTED, Event.REJECTION_OVERRIDDEN);
        case NUMBER_ASSIGNMENTS_RETURNED -> present(State.ASSIGNMENTS_RETURNED);
        case NUMBER_ASSIGNMENTS_ABANDONED -> count(Event.ABANDONED);
        case AVERAGE_REWARD_AMOUNT ->
            new Ratio(hours(Event.REWARD_PAID), hours(Event.APPROVED), UNITS_OF_DOLLAR);
        case PERCENT_ASSIGNMENTS_APPROVED -> fraction(hours(Event.APPROVED), rejected());
        case PERCENT_ASSIGNMENTS_REJECTED -> fraction(rejected(), hours(Event.APPROVED));
        case NUMBER_KNOWN_ANSWERS_CORRECT -> count(Event.KNOWN_ANSWER_CORRECT);
        case NUMBER_KNOWN_ANSWERS_INCORRECT -> count(Event.KNOWN_ANSWER_INCORRECT);
        case NUMBER_KNOWN_ANSWERS_EVALUATED ->
            count(Event.KNOWN_ANSWER_CORRECT, Event.KNOWN_ANSWER_INCORRECT);
        case PERCENT_KNOWN_ANSWERS_CORRECT ->
            fraction(hours(Event.KNOWN_ANSWER_CORRECT), hours(Event.KNOWN_ANSWER_INCORRECT));
        case NUMBER_PLURALITY_ANSWERS_CORRECT -> count(Event.PLURALITY_ANSWER_CORRECT);
        case NUMBER_PLURALITY_ANSWERS_INCORRECT -> count(Event.PLURALITY_ANSWER_INCORRECT);
        case NUMBER_PLURALITY_ANSWERS_EVALUATED ->
            count(Event.PLURALITY_ANSWER_CORRECT, Event.PLURALITY_ANSWER_INCORRECT);
        case PERCENT_PLURALITY_ANSWERS_CORRECT ->
            fraction(
                hours(Event.PLURALITY_ANSWER_CORRECT), hours(Event.PLURALITY_ANSWER_INCORRECT));
      };
    }

    private Hours hours(Event... events) {
      Hours all = Hours.NONE;
      for (Event event : events) {
        all = all.plus(new Hours(tables.statistics().hourly(event, requester, workerId, now)), 1);
      }
      return all;
    }

    private Hours rejected() {
      return hours(Event.REJECTED).plus(hours(Event.REJECTION_OVERRIDDEN), -1);
    }

    private Figure count(Event... events) {
      return new Sum(hours(events), amount -> amount);
    }

    private Figure difference(Event more, Event less) {
      return new Sum(hours(more).plus(hours(less), -1), amount -> amount);
    }

    private Figure money(Event... events) {
      return new Sum(hours(events), amount -> amount / UNITS_OF_DOLLAR);
    }

    private static Figure fraction(Hours part, Hours others) {
      return new Ratio(part, part.plus(others, 1), 1);
    }

    private Figure present(State state) {
      return new Present(tables.statistics().count(state, requester, now));
    }

    private Figure liability(Function<AssignmentCost, BigDecimal> part) {
      BigDecimal sum = BigDecimal.ZERO;
      for (PricedAssignments open : tables.statistics().open(requester, now)) {
        HIT type = tables.hitTypes().find(open.hitTypeId()).orElseThrow().properties();
        AssignmentCost cost =
            AssignmentCost.of(
                type.reward(), open.maxAssignments(), type.qualificationRequirements());
        sum = sum.add(part.apply(cost).multiply(BigDecimal.valueOf(open.assignments())));
      }
      return new Present(sum.doubleValue());
    }
  }

  /** How much happened in each hour, by the hours since 1970. */
  private record Hours(SortedMap<Long, Long> amounts) {
    static final Hours NONE = new Hours(new TreeMap<>());

    Hours plus(Hours others, int factor) {
      SortedMap<Long, Long> all = new TreeMap<>(amounts);
      others.amounts.forEach((hour, amount) -> all.merge(hour, factor * amount, Long::sum));
      return new Hours(all);
    }

    /** From one hour to before another. */
    long between(long from, long to) {
      return amounts.subMap(from, to).values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /** What a statistic is made of. */
  private interface Figure {
    /** By how much it changed from one hour to before another. */
    Number change(long from, long to);

    /** What it is of all that happened from an hour on. */
    Number over(long from);
  }

  private record Sum(Hours hours, Function<Long, Number> value) implements Figure {
    @Override
    public Number change(long from, long to) {
      return value.apply(hours.between(from, to));
    }

    @Override
    public Number over(long from) {
      return value.apply(hours.between(from, Long.MAX_VALUE));
    }
  }

  /** Zero of nothing. */
  private record Ratio(Hours part, Hours whole, double unit) implements Figure {
    @Override
    public Number change(long from, long to) {
      return between(Long.MIN_VALUE, to) - between(Long.MIN_VALUE, from);
    }

    @Override
    public Number over(long from) {
      return between(from, Long.MAX_VALUE);
    }

    private double between(long from, long to) {
      long among = whole.between(from, to);
      return among == 0 ? 0 : part.between(from, to) / unit / among;
    }
  }

  /** What is so now, whatever the days. */
  private record Present(Number value) implements Figure {
    @Override
    public Number change(long from, long to) {
      return value;
    }

    @Override
    public Number over(long from) {
      return value;
    }
  }
}
