package org.turkbridge.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a database becomes a store, and which does not. */
class PostgresSchemaTest {
  private static Store open(String url) {
    return Store.open(StoreAddress.parse(url, Map.of()));
  }

  private static AbstractThrowableAssert<?, ?> assertThatOpeningFails(String url) {
    return assertThatThrownBy(() -> open(url).close()).isInstanceOf(StoreException.class);
  }

  /** As servers do that start at once. */
  @RepeatedTest(3)
  void severalMayOpenAnEmptyDatabaseAtOnceAndShareItsKey() throws Exception {
    String url = PostgresServer.newStore();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<String>> tokens = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        tokens.add(
            threads.submit(
                () -> {
                  try (Store store = open(url)) {
                    return store.pageTokens().token("list", 1);
                  }
                }));
      }
      String first = tokens.get(0).get();
      for (Future<String> token : tokens) {
        assertThat(token.get()).isEqualTo(first);
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void ofADatabaseItNeedsNothingButAnEmptySchema() {
    String url = PostgresServer.newDatabase();
    open(url).close();

    assertThat(PostgresServer.text(url, "SELECT content FROM setting WHERE name = 'schema'"))
        .isEqualTo(String.valueOf(Migrations.scripts(Dialect.POSTGRESQL).size()));
    assertThat(
            PostgresServer.text(
                url,
                "SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = 'public' AND"
                    + " data_type IN ('text', 'character varying') AND collation_name IS DISTINCT"
                    + " FROM 'C'"))
        .as("columns whose order depends on the locale of the machine")
        .isEqualTo("0");
  }

  @Test
  void theVersionIsThatOfAFile(@TempDir Path folder) {
    String url = PostgresServer.newStore();
    open(url).close();
    Path file = folder.resolve("store.db");
    Store.open(file).close();

    assertThat(PostgresServer.text(url, "SELECT content FROM setting WHERE name = 'schema'"))
        .isEqualTo(StoreSql.text(file, "PRAGMA user_version"));
  }

  @Test
  void theDatabaseOfAnotherProgramIsNotTouched() {
    String url = PostgresServer.newStore();
    PostgresServer.execute(url, "CREATE TABLE theirs (a INTEGER)");

    assertThatOpeningFails(url).hasMessageContaining("of another program", "options=");
    PostgresServer.execute(url, "CREATE TABLE setting (name TEXT, content TEXT)");
    assertThatOpeningFails(url).hasMessageContaining("of another program");
    assertThat(
            PostgresServer.text(
                url,
                "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema ="
                    + " current_schema()"))
        .isEqualTo("2");
  }

  @Test
  void aStoreOfANewerVersionIsNotTouched() {
    String url = PostgresServer.newStore();
    open(url).close();
    PostgresServer.execute(url, "UPDATE setting SET content = '99' WHERE name = 'schema'");

    assertThatOpeningFails(url)
        .hasMessageContaining(
            "newer version", "its schema is 99", "use that version, or another database");
    assertThatThrownBy(() -> ReadableStore.open(StoreAddress.parse(url, Map.of())).close())
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("newer version");
  }

  @Test
  void anEmptyDatabaseIsNoStoreToReadFrom() {
    String url = PostgresServer.newStore();

    assertThatThrownBy(() -> ReadableStore.open(StoreAddress.parse(url, Map.of())).close())
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("There is no store in postgresql://");
  }

  @Test
  void aSchemaThatIsNotThereIsSaid() {
    assertThatOpeningFails(PostgresServer.url("postgres", "?options=-csearch_path%3Dnone"))
        .hasMessageContaining("no schema of the search path");
  }

  /** SQLite holds no text to its length, and so no database does. */
  @Test
  void textsMayBeLong() {
    String url = PostgresServer.newStore();
    String worker = "A" + "9".repeat(2_000);
    try (Store store = open(url)) {
      store.<Boolean>write(
          tables -> {
            tables.types().infer(Set.of("T"));
            tables.qualifications().grant("T", worker, 1, Instant.EPOCH);
            return true;
          });
      assertThat(
              store.<Boolean>read(tables -> tables.qualifications().find("T", worker).isPresent()))
          .isTrue();
    }
  }

  @Test
  void whatIsTooLongForAnIndexIsSaid() {
    StringBuilder worker = new StringBuilder("A");
    Random random = new Random(1);
    while (worker.length() < 10_000) {
      worker.append(Integer.toString(random.nextInt(36), 36));
    }
    try (Store store = open(PostgresServer.newStore())) {
      assertThatThrownBy(
              () ->
                  store.<Boolean>write(
                      tables -> {
                        tables.types().infer(Set.of("T"));
                        tables.qualifications().grant("T", worker.toString(), 1, Instant.EPOCH);
                        return true;
                      }))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("about 2,700 bytes");
    }
  }
}
