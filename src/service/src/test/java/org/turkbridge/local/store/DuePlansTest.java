package org.turkbridge.local.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What is due is found by an index, whatever else there is. */
@ParameterizedClass
@EnumSource
class DuePlansTest {
  private static final int HITS = 400;
  private static final int ASSIGNMENTS = 25;
  private static final String NUMBERS =
      "WITH RECURSIVE number(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM number WHERE i < %d) ";

  /** When some are due. */
  private static final Instant LATER = StoredItems.TIME.plusSeconds(3600);

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private Handle handle;

  @BeforeEach
  void open() throws SQLException {
    Path file = folder.resolve("store.db");
    try (Store store = Store.open(database.store(file))) {
      boolean unused = store.write(StoredItems::addHits);
    }
    handle = Jdbi.open(database.connection(file));
    handle.execute(
        NUMBERS.formatted(HITS)
            + "INSERT INTO hit (sequence, id, hit_type_id, owner, creation_second, creation_nano,"
            + " expiration_second, expiration_nano, max_assignments, first_max_assignments,"
            + " review_status, due, ready, changed, quiet, hit_review_policy)"
            + " SELECT sequence + i, id || i, hit_type_id, owner, creation_second, creation_nano,"
            + " expiration_second, expiration_nano, max_assignments, first_max_assignments,"
            + " review_status, due, ready + 100000 * i, changed, quiet + 100000 * i, '{}'"
            + " FROM hit, number");
    handle.execute(
        NUMBERS.formatted(ASSIGNMENTS)
            + "INSERT INTO assignment (sequence, id, hit_id, worker_id, status, due)"
            + " SELECT 1000 * (sequence + 1) + i, id || 'X' || i, id, 'A' || i, 'Submitted',"
            + " due + 1000000 * i FROM hit, number");
    if (database == TestDatabase.POSTGRESQL) {
      // It does so by itself from time to time.
      handle.execute("ANALYZE hit, assignment, request_token");
      // Few rows are read faster one and all.
      handle.execute("SET enable_seqscan = off");
    }
  }

  @AfterEach
  void close() {
    handle.close();
  }

  @Test
  void whatIsDueAtAllIsFoundByItsTime() {
    assertFound(
        tables -> tables.assignments().overdueHits(LATER, 9),
        "assignment",
        "assignment_by_due",
        "due");
    assertFound(
        tables -> tables.assignments().overdueApprovals("ann", LATER),
        "assignment",
        "assignment_by_due",
        "due");
  }

  @Test
  void whatIsDueOfAHitIsFoundByItsStatusAndItsTime() {
    assertFound(
        tables -> tables.assignments().overdue("HIT7", LATER, 9),
        "assignment",
        "assignment_by_status",
        "hit_id",
        "status",
        "due");
    assertFound(
        tables -> tables.hits().find("HIT7", LATER),
        "assignment",
        "assignment_by_status",
        "hit_id",
        "status",
        "due");
  }

  @Test
  void whatAWorkerHasOfAHitIsFoundByBoth() {
    assertFound(
        tables -> tables.assignments().overdue("HIT7", "A7", LATER),
        "assignment",
        "assignment_by_worker",
        "worker_id",
        "hit_id");
  }

  @Test
  void theReviewsThatAreDueAreFoundByTheirTime() {
    assertFound(
        tables -> tables.hits().awaitingReviewRun(LATER, 9), "hit", "hit_by_review", "ready");
  }

  @Test
  void oldTokensAreFoundByTheirTime() {
    assertFound(
        tables -> tables.requestTokens().forget(LATER),
        "request_token",
        "request_token_by_use",
        "used");
  }

  @Test
  void whatIsToBeDeliveredIsFoundByItsDestination() {
    assertFound(
        tables ->
            tables
                .notifications()
                .claim("http://127.0.0.1/", LATER, LATER.plusSeconds(1), Set.of()),
        "notification",
        "notification_by_destination",
        "destination",
        "due");
    assertThat(plans(tables -> tables.notifications().waiting(LATER), "notification"))
        .isNotEmpty()
        .allSatisfy(
            plan ->
                assertThat(search(plan, "notification_by_destination")).contains("destination"));
  }

  @Test
  void theOldestOfAnOwnerAreFoundByTheirTime() {
    assertThat(
            plans(
                tables -> {
                  tables.notifications().discardOldest("ann", 9);
                  return tables.notifications().counts(9);
                },
                "notification"))
        .hasSize(2)
        .allSatisfy(plan -> assertThat(plan).contains("notification_by_owner"));
  }

  /**
   * Requires that all statements about a table find its rows by an index.
   *
   * @param columns that the index is searched by
   */
  private void assertFound(
      Function<Tables, ?> work, String table, String index, String... columns) {
    assertThat(plans(work, table))
        .isNotEmpty()
        .allSatisfy(plan -> assertThat(search(plan, index)).as(plan).contains(columns));
  }

  /** What an index is searched by: in SQLite in the same line, in PostgreSQL in the next. */
  private static String search(String plan, String index) {
    return Pattern.compile(" " + index + " (.*(?:\\n *Index Cond: .*)?)")
        .matcher(plan)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.joining());
  }

  /** How the database finds the rows of a table, for each statement about it. */
  private List<String> plans(Function<Tables, ?> work, String table) {
    List<String> plans = new ArrayList<>();
    handle
        .getConfig(SqlStatements.class)
        .setSqlLogger(
            new SqlLogger() {
              @Override
              public void logBeforeExecution(StatementContext statement) {
                if (statement.getRenderedSql().contains("FROM " + table + " ")) {
                  plans.add(plan(statement));
                }
              }
            });
    Object unused =
        work.apply(new Tables(new Session(handle, Dialect.valueOf(database.name()), true)));
    return plans;
  }

  private String plan(StatementContext of) {
    // The one plans without values, the other tells a statement with them.
    String explained =
        database == TestDatabase.SQLITE
            ? "EXPLAIN QUERY PLAN " + of.getParsedSql().getSql()
            : "EXPLAIN " + of.getStatement();
    StringBuilder plan = new StringBuilder();
    try (Statement statement = of.getConnection().createStatement();
        ResultSet rows = statement.executeQuery(explained)) {
      int last = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        plan.append(rows.getString(last)).append('\n');
      }
    } catch (SQLException e) {
      throw new IllegalStateException(explained, e);
    }
    return plan.toString();
  }
}
