package org.turkbridge.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.turkbridge.memory.MemoryBudget;
import software.amazon.awssdk.services.mturk.model.Qualification;
import software.amazon.awssdk.services.mturk.model.QualificationType;
import software.amazon.awssdk.services.mturk.model.WorkerBlock;

/** Tables of entities that are declared here. */
class EntityTableTest {
  private static final Column<String> OWNER = Column.text("owner");
  private static final Entity<WorkerBlock> BLOCK =
      Entity.of("block", WorkerBlock::builder)
          .members("WorkerId", "Reason")
          .keyedBy("owner", "worker_id");

  /** With a value of every type, and a structure. */
  private static final Entity<Qualification> QUALIFICATION =
      Entity.of("held", Qualification::builder)
          .members("WorkerId", "IntegerValue", "GrantTime")
          .member("LocaleValue.Country", "country")
          .member("LocaleValue.Subdivision", "subdivision")
          .keyedBy("worker_id");

  private static final Entity<QualificationType> TYPE =
      Entity.of("type", QualificationType::builder)
          .members("Name", "AutoGranted", "RetryDelayInSeconds")
          .derived("length", type -> String.valueOf(type.name().length()))
          .keyedBy("name");

  @TempDir Path folder;
  private Handle handle;

  @BeforeEach
  void open() throws SQLException {
    Path file = folder.resolve("store.db");
    Store.open(file).close();
    handle = Jdbi.open(DriverManager.getConnection("jdbc:sqlite:" + file));
    handle
        .createScript(
            "CREATE TABLE block (sequence BIGINT NOT NULL UNIQUE, owner VARCHAR(255) NOT NULL,"
                + " worker_id VARCHAR(255) NOT NULL, reason TEXT, PRIMARY KEY (owner, worker_id));"
                + "CREATE TABLE held (sequence BIGINT NOT NULL UNIQUE, worker_id TEXT PRIMARY KEY,"
                + " integer_value INTEGER, grant_second BIGINT, grant_nano INTEGER, country TEXT,"
                + " subdivision TEXT);"
                + "CREATE TABLE type (sequence BIGINT NOT NULL UNIQUE, name TEXT PRIMARY KEY,"
                + " auto_granted BOOLEAN, retry_delay_in_seconds BIGINT, length TEXT)")
        .execute();
  }

  @AfterEach
  void close() {
    handle.close();
  }

  private Session session() {
    return new Session(handle, Dialect.SQLITE, true);
  }

  private static Row<WorkerBlock> block(String owner, String worker, String reason) {
    return Row.of(WorkerBlock.builder().workerId(worker).reason(reason).build()).with(OWNER, owner);
  }

  private static PageLimit limit(int items) {
    return new PageLimit(items, MemoryBudget.unlimited().share());
  }

  @Test
  void aKeyMayHaveColumnsThatTheApiDoesNotKnow() {
    EntityTable<WorkerBlock> blocks = new EntityTable<>(session(), BLOCK);
    blocks.insert(block("ann", "AONE", "late"));
    blocks.insert(block("bob", "AONE", "rude"));
    blocks.put(block("ann", "AONE", "later"));
    blocks.put(block("ann", "ATWO", "loud"));
    blocks.update(List.of(block("bob", "AONE", "polite")));
    blocks.update(List.of(block("bob", "ANOBODY", "unknown")));

    assertThatThrownBy(() -> blocks.insert(block("ann", "AONE", "again")))
        .isInstanceOf(JdbiException.class);
    assertThat(blocks.find(block("ann", "AONE", "")))
        .contains(Row.of(block("", "AONE", "later").item()));
    assertThat(blocks.find(block("bob", "ATWO", ""))).isEmpty();
    List<String> all = new ArrayList<>();
    blocks.each(
        Condition.ALL,
        row -> all.add(row.get(OWNER) + " " + row.item().workerId() + " " + row.item().reason()),
        OWNER);
    assertThat(all).containsExactly("ann AONE later", "bob AONE polite", "ann ATWO loud");
  }

  @Test
  void ofRowsOfOneKeyTheFirstIsAdded() {
    EntityTable<WorkerBlock> blocks = new EntityTable<>(session(), BLOCK);
    blocks.insert(block("ann", "AONE", "1"));

    assertThat(
            blocks.insertNew(
                List.of(
                    block("ann", "AONE", "2"),
                    block("ann", "ATWO", "3"),
                    block("ann", "ATWO", "4"))))
        .containsExactly(false, true, false);
    assertThat(blocks.insertNew(List.of())).isEmpty();
    assertThat(blocks.find(block("ann", "ATWO", "")).orElseThrow().item().reason()).isEqualTo("3");
  }

  @Test
  void aPageEndsWhereAnotherFollows() {
    EntityTable<WorkerBlock> blocks = new EntityTable<>(session(), BLOCK);
    for (String worker : List.of("AONE", "ATWO", "ATHREE")) {
      blocks.insert(block("ann", worker, ""));
    }
    Condition annsOwn = Condition.of("owner = :requester", "requester", "ann");

    Page<String> first = blocks.page(annsOwn, 0, limit(2), row -> row.item().workerId());
    assertThat(first.items()).containsExactly("AONE", "ATWO");
    assertThat(
            blocks.page(annsOwn, first.end().orElseThrow(), limit(2), row -> row.item().workerId()))
        .isEqualTo(new Page<>(List.of("ATHREE"), OptionalLong.empty()));
  }

  /** A walk that stands behind a row would pass over another that got its place. */
  @Test
  void noPlaceIsGivenAgainAfterItsRowWasDeleted() {
    EntityTable<WorkerBlock> blocks = new EntityTable<>(session(), BLOCK);
    blocks.insert(block("ann", "AONE", ""));
    blocks.insert(block("ann", "ATWO", ""));
    long end = blocks.page(Condition.ALL, 0, limit(1), Row::item).end().orElseThrow() + 1;

    assertThat(blocks.delete(Condition.of("worker_id = :id", "id", "ATWO"))).isEqualTo(1);
    blocks.insert(block("ann", "ATHREE", ""));

    assertThat(blocks.page(Condition.ALL, end, limit(9), row -> row.item().workerId()).items())
        .containsExactly("ATHREE");
  }

  /** As a version did that drew no places. */
  @Test
  void aRowThatDrewNoPlaceIsNotOvertaken() {
    EntityTable<WorkerBlock> blocks = new EntityTable<>(session(), BLOCK);
    blocks.insert(block("ann", "AONE", ""));
    handle.execute("INSERT INTO block VALUES (17, 'ann', 'ATWO', NULL)");
    blocks.insert(block("ann", "ATHREE", ""));

    assertThat(blocks.page(Condition.ALL, 17, limit(9), row -> row.item().workerId()).items())
        .containsExactly("ATHREE");
  }

  @Test
  void whatIsAbsentStaysAbsent() {
    EntityTable<Qualification> table = new EntityTable<>(session(), QUALIFICATION);
    Qualification empty = Qualification.builder().workerId("AONE").build();
    Qualification full =
        Qualification.builder()
            .workerId("ATWO")
            .integerValue(-7)
            .grantTime(Instant.parse("1969-07-20T20:17:40.123456789Z"))
            .localeValue(locale -> locale.country("US").subdivision("CA"))
            .build();
    Qualification half =
        Qualification.builder().workerId("ATHREE").localeValue(l -> l.country("IT")).build();
    List.of(empty, full, half).forEach(item -> table.insert(Row.of(item)));

    List<Qualification> read = new ArrayList<>();
    table.each(Condition.ALL, row -> read.add(row.item()));
    assertThat(read).containsExactly(empty, full, half);

    Qualification emptied =
        full.toBuilder()
            .localeValue((software.amazon.awssdk.services.mturk.model.Locale) null)
            .grantTime(null)
            .build();
    table.update(List.of(Row.of(emptied)));
    assertThat(table.find(Row.of(emptied)).orElseThrow().item()).isEqualTo(emptied);
  }

  @Test
  void aDerivedColumnFollowsItsMembers() {
    EntityTable<QualificationType> table = new EntityTable<>(session(), TYPE);
    QualificationType type =
        QualificationType.builder()
            .name("four")
            .autoGranted(true)
            .retryDelayInSeconds(1L << 40)
            .build();
    table.insert(Row.of(type));
    assertThat(table.find(Row.of(type)).orElseThrow().item()).isEqualTo(type);
    handle.execute("UPDATE type SET length = ''");
    table.update(List.of(Row.of(type)));

    assertThat(handle.select("SELECT length FROM type").mapTo(String.class).one()).isEqualTo("4");
  }

  @Test
  void aMistakeInADeclarationIsTold() {
    assertThatThrownBy(() -> Entity.of("t", WorkerBlock::builder).members("Worker"))
        .hasMessageContaining("no member Worker");
    assertThatThrownBy(() -> Entity.of("t", Qualification::builder).members("LocaleValue"))
        .hasMessageContaining("No column holds a");
  }
}
