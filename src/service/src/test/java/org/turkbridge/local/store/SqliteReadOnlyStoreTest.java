package org.turkbridge.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.turkbridge.local.EmbeddedFixture;

/** Reading as from a medium that takes no writing: nothing in the folder may change. */
@EnabledOnOs(OS.LINUX)
class SqliteReadOnlyStoreTest {
  @TempDir Path source;
  @TempDir Path folder;

  /** What {@link #source} holds of a store with five requests, the last two in its log. */
  @BeforeEach
  void copyAsOfAServerThatWasKilled() throws IOException {
    Path running = source.resolve("store.db");
    try (EmbeddedFixture first = new EmbeddedFixture(running)) {
      first.addRange("T1", 1, 3);
    }
    try (EmbeddedFixture second = new EmbeddedFixture(running)) {
      second.addRange("T1", 4, 5);
      for (String suffix : List.of("", "-wal", "-shm")) {
        Files.copy(SqliteFile.beside(running, suffix), SqliteFile.beside(file(), suffix));
      }
    }
  }

  private Path file() {
    return folder.resolve("copy?immutable=0.db");
  }

  private List<String> read() {
    try (ReadableStore store = SqliteReadOnlyStore.open(file())) {
      return StoredRequests.ids(store);
    }
  }

  private Map<Path, ByteBuffer> content() throws IOException {
    Map<Path, ByteBuffer> content = new TreeMap<>();
    try (var files = Files.list(folder)) {
      for (Path each : files.toList()) {
        if (!each.toString().endsWith("-shm")) {
          content.put(each, ByteBuffer.wrap(Files.readAllBytes(each)));
        }
      }
    }
    return content;
  }

  @Test
  void whatIsInTheLogIsReadToo() throws IOException {
    Map<Path, ByteBuffer> before = content();

    assertThat(read()).containsExactly("R1", "R2", "R3", "R4", "R5");
    assertThat(content()).isEqualTo(before);
  }

  @Test
  void aStoreThatWasClosedNeedsNothingBesideIt() throws IOException {
    Store.open(file()).close();
    Map<Path, ByteBuffer> before = content();
    assertThat(before).containsOnlyKeys(file());

    assertThat(read()).containsExactly("R1", "R2", "R3", "R4", "R5");
    assertThat(content()).isEqualTo(before);
  }

  @Test
  void soDoesOneWithAnEmptyLog() throws IOException {
    Store.open(file()).close();
    Files.createFile(SqliteFile.beside(file(), "-wal"));

    assertThat(read()).hasSize(5);
  }

  @Test
  void nothingElseIsTakenForAStore() throws IOException {
    for (String suffix : List.of("-wal", "-shm")) {
      Files.delete(SqliteFile.beside(file(), suffix));
    }
    Files.writeString(file(), "<?xml version=\"1.0\"?>".repeat(100));

    assertThatThrownBy(this::read)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("no SQLite database");
  }

  @Test
  void anOlderSchemaIsNamed() {
    StoreSql.execute(file(), "PRAGMA user_version = 1");

    assertThatThrownBy(this::read)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("older version", "copy it into a folder of your own");
  }

  /** The superuser may write everywhere. */
  @Test
  void permissionsDecide() throws IOException {
    Store.open(file()).close();
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-x---"));
    try {
      assumeFalse(Files.isWritable(folder));
      try (ReadableStore store = ReadableStore.open(file())) {
        assertThat(StoredRequests.ids(store)).hasSize(5);
      }
    } finally {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-x---"));
    }
  }
}
