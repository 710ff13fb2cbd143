package org.turkbridge.console.ledger;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.turkbridge.legacy.ApiVersion;
import org.turkbridge.legacy.LegacyOperations;
import org.turkbridge.local.store.CallKind;
import org.turkbridge.local.store.CountedCalls;
import org.turkbridge.local.store.Store;
import org.turkbridge.local.store.StoreException;
import org.turkbridge.requester.Requester;
import org.turkbridge.requester.Requesters;

/**
 * Counts the calls of both APIs in the store, by day, Requester, program, operation, version and
 * outcome. Holds no secret and no text of a call, and is bounded whatever callers make up.
 */
public final class CallLedger implements AutoCloseable {
  public static final String LEGACY = "legacy";
  public static final String CURRENT = "current";

  /** The outcome of a call that is no error. */
  public static final String OK = "ok";

  /** An operation, a version or a Requester that there is none of. */
  public static final String UNKNOWN = "unknown";

  /** The program of a call without a User-Agent. */
  public static final String NO_PROGRAM = "none";

  /** That are kept apart, of a day. */
  static final int MOST_KINDS = 1_000;

  /** For a year and what follows from it. */
  private static final int DAYS_KEPT = 400;

  private static final Logger LOG = LoggerFactory.getLogger(CallLedger.class);
  private static final String NONE = "-";
  private static final String CURRENT_VERSION = "2017-01-17";
  private static final Pattern UNPRINTABLE = Pattern.compile("[^\\x21-\\x7E]");
  private static final Pattern SPACE = Pattern.compile("\\s+");

  /** AWS SDKs have it where somebody gave the program a name. */
  private static final String NAME_OF_PROGRAM = "app/";

  private static final int LONGEST_NAME = 80;
  private static final int LONGEST_OUTCOME = 120;
  private static final int LONGEST_REQUESTER = 200;

  private final Store store;
  private final Requesters requesters;
  private final InstantSource clock;
  private final Object lock = new Object();
  private Map<CallKind, CountedCalls> waiting = new HashMap<>();
  private @Nullable LocalDate discarded;
  private boolean isFailing;

  /**
   * @param requesters whose calls are kept apart; those of all others are of {@link #UNKNOWN} ones
   */
  public CallLedger(Store store, Requesters requesters, InstantSource clock) {
    this.store = store;
    this.requesters = requesters;
    this.clock = clock;
  }

  /**
   * Counts a call. Costs no time worth mentioning: it is written by {@link #flush}.
   *
   * @return what it is counted as
   */
  public CallKind add(LedgerCall call) {
    Instant now = Instant.ofEpochMilli(clock.millis());
    CallKind kind = kind(call, now);
    long micros = call.took().toNanos() / 1_000;
    CountedCalls one = new CountedCalls(1, now, micros, micros, new TreeSet<>(call.parameters()));
    synchronized (lock) {
      boolean isRoom = waiting.size() < MOST_KINDS || waiting.containsKey(kind);
      waiting.merge(isRoom ? kind : folded(kind), one, CountedCalls::plus);
    }
    return kind;
  }

  /** As the store does, of what comes between two times of writing. */
  private static CallKind folded(CallKind kind) {
    return new CallKind(
        kind.day(),
        kind.api(),
        kind.requester(),
        CallKind.OTHER,
        kind.operation(),
        CallKind.OTHER,
        kind.transport(),
        kind.outcome());
  }

  private CallKind kind(LedgerCall call, Instant time) {
    return new CallKind(
        day(time),
        call.isLegacy() ? LEGACY : CURRENT,
        requesters
            .byAccessKeyId(call.accessKeyId())
            .map(Requester::name)
            .map(name -> cut(name, LONGEST_REQUESTER))
            .orElse(UNKNOWN),
        call.userAgent().map(CallLedger::program).orElse(NO_PROGRAM),
        operation(call),
        call.isLegacy()
            ? ApiVersion.ofDate(call.version()).map(ApiVersion::date).orElse(UNKNOWN)
            : CURRENT_VERSION,
        call.isLegacy() ? call.transport() : "JSON",
        cut(call.outcome(), LONGEST_OUTCOME));
  }

  /** A name that anybody can make up is none. */
  private static String operation(LedgerCall call) {
    boolean exists =
        call.isLegacy()
            ? LegacyOperations.exists(call.operation())
            : !call.operation().equals(NONE);
    return exists ? call.operation() : UNKNOWN;
  }

  /** What it calls itself first, with its version, and the name that somebody gave the program. */
  static String program(String userAgent) {
    String[] tokens = SPACE.split(userAgent.strip(), -1);
    StringBuilder name = new StringBuilder(printable(tokens[0]));
    for (int i = 1; i < tokens.length; i++) {
      if (tokens[i].startsWith(NAME_OF_PROGRAM)) {
        name.append(' ').append(printable(tokens[i]));
        break;
      }
    }
    return name.isEmpty() ? NO_PROGRAM : name.toString();
  }

  private static String printable(String token) {
    return UNPRINTABLE.matcher(cut(token, LONGEST_NAME)).replaceAll("?");
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest);
  }

  private static LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC);
  }

  /** Writes what was counted since the last time; what cannot be written waits for the next. */
  public synchronized void flush() {
    Map<CallKind, CountedCalls> counted;
    synchronized (lock) {
      counted = waiting;
      waiting = new HashMap<>();
    }
    if (counted.isEmpty()) {
      return;
    }
    try {
      write(counted);
      isFailing = false;
    } catch (StoreException e) {
      if (!isFailing) {
        LOG.warn("Calls are not counted in the store for now: {}", e.getMessage());
      }
      isFailing = true;
      keep(counted);
    }
  }

  private void write(Map<CallKind, CountedCalls> counted) {
    LocalDate today = day(clock.instant());
    store.<Boolean>write(
        tables -> {
          tables.calls().add(counted, MOST_KINDS);
          if (!today.equals(discarded)) {
            tables.calls().discardBefore(today.minusDays(DAYS_KEPT));
          }
          return true;
        });
    discarded = today;
  }

  private void keep(Map<CallKind, CountedCalls> counted) {
    synchronized (lock) {
      counted.forEach(
          (kind, calls) -> {
            boolean isRoom = waiting.size() < MOST_KINDS || waiting.containsKey(kind);
            waiting.merge(isRoom ? kind : folded(kind), calls, CountedCalls::plus);
          });
    }
  }

  /**
   * The calls of some days, by their kinds, with those that are not written yet.
   *
   * @param first the first day, in UTC
   * @param last the last day
   * @throws StoreException if the store cannot be read
   */
  public Map<CallKind, CountedCalls> between(LocalDate first, LocalDate last) {
    flush();
    return store.read(tables -> tables.calls().between(first, last));
  }

  /** The day it is now, in UTC. */
  public LocalDate today() {
    return day(clock.instant());
  }

  /** Writes what is left. */
  @Override
  public void close() {
    flush();
  }
}
