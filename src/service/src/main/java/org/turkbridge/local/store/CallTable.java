package org.turkbridge.local.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.statement.Update;

/** Calls of both APIs, counted by their kinds. Servers over one database add to the same counts. */
public final class CallTable {
  private static final String SEPARATOR = " ";

  private final Session session;

  CallTable(Session session) {
    this.session = session;
  }

  /**
   * Adds calls to those of their kinds.
   *
   * @param mostKinds that a day has apart; what is beyond them is counted as of {@link
   *     CallKind#OTHER} programs and versions
   */
  public void add(Map<CallKind, CountedCalls> calls, int mostKinds) {
    Map<String, Map.Entry<CallKind, CountedCalls>> missing = new TreeMap<>();
    // In one order, so that two servers do not wait for each other.
    ordered(calls)
        .forEach(
            (id, each) -> {
              if (!increased(id, each.getValue())) {
                missing.put(id, each);
              }
            });
    if (missing.isEmpty()) {
      return;
    }
    Map<LocalDate, Integer> kinds = new HashMap<>();
    Map<CallKind, CountedCalls> folded = new LinkedHashMap<>();
    missing.forEach(
        (id, each) -> {
          CallKind kind = each.getKey();
          int there = kinds.computeIfAbsent(kind.day(), this::kinds);
          if (there < mostKinds) {
            insert(id, kind, each.getValue());
            kinds.put(kind.day(), there + 1);
          } else {
            folded.merge(kind.folded(), each.getValue(), CountedCalls::plus);
          }
        });
    ordered(folded)
        .forEach(
            (id, each) -> {
              if (!increased(id, each.getValue())) {
                insert(id, each.getKey(), each.getValue());
              }
            });
  }

  private static Map<String, Map.Entry<CallKind, CountedCalls>> ordered(
      Map<CallKind, CountedCalls> calls) {
    Map<String, Map.Entry<CallKind, CountedCalls>> ordered = new TreeMap<>();
    calls.entrySet().forEach(each -> ordered.put(each.getKey().id(), each));
    return ordered;
  }

  private boolean increased(String id, CountedCalls more) {
    try (Update update =
        session
            .handle()
            .createUpdate(
                "UPDATE call_ledger SET calls = calls + :calls, last_time = CASE WHEN last_time >"
                    + " :last THEN last_time ELSE :last END, total_micros = total_micros + :total,"
                    + " greatest_micros = CASE WHEN greatest_micros > :greatest THEN"
                    + " greatest_micros ELSE :greatest END WHERE id = :id")) {
      int rows = bound(update, id, more).execute();
      if (rows == 1) {
        addParameters(id, more.parameters());
      }
      return rows == 1;
    }
  }

  /** Nobody else changes the row before this transaction ends. */
  private void addParameters(String id, SortedSet<String> more) {
    if (more.isEmpty()) {
      return;
    }
    SortedSet<String> names =
        names(
            session
                .handle()
                .createQuery("SELECT parameters FROM call_ledger WHERE id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .one());
    if (names.addAll(more)) {
      session
          .handle()
          .createUpdate("UPDATE call_ledger SET parameters = :names WHERE id = :id")
          .bind("names", String.join(SEPARATOR, names))
          .bind("id", id)
          .execute();
    }
  }

  /** Another server may have been quicker: then it is added to what that one wrote. */
  private void insert(String id, CallKind kind, CountedCalls calls) {
    int rows;
    try (Update insert =
        session
            .handle()
            .createUpdate(
                "INSERT INTO call_ledger (id, call_day, api, requester, program, operation,"
                    + " version, transport, outcome, calls, last_time, total_micros,"
                    + " greatest_micros, parameters) VALUES (:id, :day, :api, :requester,"
                    + " :program, :operation, :version, :transport, :outcome, :calls, :last,"
                    + " :total, :greatest, :parameters) ON CONFLICT (id) DO NOTHING")) {
      rows =
          bound(insert, id, calls)
              .bind("day", kind.day().toString())
              .bind("api", kind.api())
              .bind("requester", session.dialect().stored(kind.requester()))
              .bind("program", session.dialect().stored(kind.program()))
              .bind("operation", kind.operation())
              .bind("version", kind.version())
              .bind("transport", kind.transport())
              .bind("outcome", session.dialect().stored(kind.outcome()))
              .bind("parameters", String.join(SEPARATOR, calls.parameters()))
              .execute();
    }
    if (rows == 0) {
      boolean unused = increased(id, calls);
    }
  }

  private static Update bound(Update update, String id, CountedCalls calls) {
    return update
        .bind("id", id)
        .bind("calls", calls.calls())
        .bind("last", calls.last().toEpochMilli())
        .bind("total", calls.totalMicros())
        .bind("greatest", calls.greatestMicros());
  }

  private int kinds(LocalDate day) {
    return session
        .handle()
        .createQuery("SELECT COUNT(*) FROM call_ledger WHERE call_day = :day")
        .bind("day", day.toString())
        .mapTo(Integer.class)
        .one();
  }

  /** The calls of some days, by their kinds; those of the first day first. */
  public Map<CallKind, CountedCalls> between(LocalDate first, LocalDate last) {
    Map<CallKind, CountedCalls> calls = new LinkedHashMap<>();
    session
        .handle()
        .createQuery(
            "SELECT * FROM call_ledger WHERE call_day >= :first AND call_day <= :last ORDER BY"
                + " call_day, id")
        .bind("first", first.toString())
        .bind("last", last.toString())
        .map((row, context) -> calls.put(kind(row), counted(row)))
        .list();
    return calls;
  }

  /** Deletes the calls of the days before one. */
  public void discardBefore(LocalDate day) {
    session
        .handle()
        .createUpdate("DELETE FROM call_ledger WHERE call_day < :day")
        .bind("day", day.toString())
        .execute();
  }

  private CallKind kind(ResultSet row) throws SQLException {
    return new CallKind(
        LocalDate.parse(row.getString("call_day")),
        row.getString("api"),
        text(row, "requester"),
        text(row, "program"),
        row.getString("operation"),
        row.getString("version"),
        row.getString("transport"),
        text(row, "outcome"));
  }

  private String text(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(session.dialect().read(row.getString(column)));
  }

  private static CountedCalls counted(ResultSet row) throws SQLException {
    return new CountedCalls(
        row.getLong("calls"),
        Instant.ofEpochMilli(row.getLong("last_time")),
        row.getLong("total_micros"),
        row.getLong("greatest_micros"),
        names(row.getString("parameters")));
  }

  private static SortedSet<String> names(String joined) {
    return joined.isEmpty() ? new TreeSet<>() : new TreeSet<>(List.of(joined.split(SEPARATOR, -1)));
  }
}
