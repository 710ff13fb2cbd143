package org.turkbridge.local.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.turkbridge.Await;

class LentSchemasTest {
  private final LentSchemas schemas = new LentSchemas();
  @TempDir private Path folder;
  private Path first;
  private Path second;

  @BeforeEach
  void folders() throws IOException {
    first = Files.createDirectory(folder.resolve("first")).resolve("store.db");
    second = Files.createDirectory(folder.resolve("second")).resolve("store.db");
  }

  private static Store open(String url) {
    return Store.open(StoreAddress.parse(url, Map.of()));
  }

  private static boolean isConnected(String url) {
    String schema = url.substring(url.lastIndexOf('=') + 1);
    return !PostgresServer.text(
            "SELECT COUNT(*) FROM pg_stat_activity WHERE application_name LIKE '" + schema + "%'")
        .equals("0");
  }

  /** The URL of the first, which was open and has a row. */
  private String used() {
    String url = schemas.url(first);
    try (Store store = open(url)) {
      boolean unused = store.write(StoredItems::addHits);
    }
    Await.until(() -> !isConnected(url));
    return url;
  }

  @Test
  void isOfOneFileAsLongAsItsFolderIsThere() {
    String url = used();

    assertThat(schemas.url(first)).isEqualTo(url);
    assertThat(schemas.url(second)).isNotEqualTo(url);
  }

  @Test
  void isLentAgainEmptyWhenTheFolderIsGone() throws IOException {
    String url = used();
    String key =
        PostgresServer.text(url, "SELECT content FROM setting WHERE name = 'page-token-key'");
    Files.delete(first.getParent());

    assertThat(schemas.url(second)).isEqualTo(url);
    for (String table : Migrations.tables(Dialect.POSTGRESQL)) {
      assertThat(PostgresServer.text(url, "SELECT COUNT(*) FROM " + table))
          .as(table)
          .isEqualTo(table.equals("setting") ? "1" : "0");
    }
    open(url).close();
    assertThat(
            PostgresServer.text(url, "SELECT content FROM setting WHERE name = 'page-token-key'"))
        .isNotEqualTo(key);
  }

  @Test
  void isNotLentAgainWhileSomebodyIsConnected() throws IOException {
    String url = used();
    Files.delete(first.getParent());
    Store store = open(url);
    try {
      assertThat(schemas.url(second)).isNotEqualTo(url);
    } finally {
      store.close();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE RULE ours AS ON UPDATE TO hit DO ALSO SELECT 1",
        "ALTER TABLE setting ADD CONSTRAINT ours CHECK (name <> '')",
        "ALTER TABLE setting ALTER COLUMN content DROP NOT NULL",
        "ALTER TABLE setting ALTER COLUMN content SET DEFAULT ''",
        "ALTER TABLE setting ALTER COLUMN content TYPE varchar(1000)"
      })
  void isNotLentAgainWhenATestChangedMoreThanRows(String change) throws IOException {
    String url = used();
    PostgresServer.execute(url, change);
    Files.delete(first.getParent());

    assertThat(schemas.url(second)).isNotEqualTo(url);
  }
}
