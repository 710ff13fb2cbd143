package org.turkbridge.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.turkbridge.local.EmbeddedFixture;

class SqliteFileTest {
  @TempDir Path folder;

  @Test
  void aNewStoreIsOneFileOnceItIsClosed() throws IOException {
    Store.open(file()).close();

    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file());
    }
  }

  @Test
  void aStoreIsDurableAndItsWritesWaitForTheDisk() {
    try (Store store = Store.open(file())) {
      assertThat(store.<Boolean>read(tables -> tables.types().find("T1").isPresent())).isFalse();
      assertThat(StoreSql.text(file(), "PRAGMA journal_mode")).isEqualTo("wal");
    }
  }

  @Test
  void whatIsNoDatabaseIsNotTouched() throws IOException {
    Files.writeString(file(), "<?xml version=\"1.0\"?>".repeat(100));

    assertThatStoreFails(file()).hasMessageContaining("no SQLite database", "Name another file");
    assertThat(file()).hasContent("<?xml version=\"1.0\"?>".repeat(100));
  }

  @Test
  void theDatabaseOfAnotherProgramIsNotTouched() {
    StoreSql.execute(file(), "CREATE TABLE theirs (a INTEGER)");

    assertThatStoreFails(file()).hasMessageContaining("of another program", "Name another file");
    assertThat(StoreSql.text(file(), "SELECT COUNT(*) FROM sqlite_master")).isEqualTo("1");
  }

  @Test
  void aStoreOfANewerVersionIsNotTouched() {
    Store.open(file()).close();
    StoreSql.execute(file(), "PRAGMA user_version = 99");

    assertThatStoreFails(file())
        .hasMessageContaining("newer version", "its schema is 99", "use that version");
  }

  @Test
  void aStoreWithASchemaOfNoVersionIsNotTouched() {
    Store.open(file()).close();
    StoreSql.execute(file(), "PRAGMA user_version = -3");

    assertThatStoreFails(file()).hasMessageContaining("of another program", "Name another file");
  }

  /** It would take the shared memory from those that are open, and the process with it. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void noConnectionIsOpenedToAnotherFileOfTheSameName() throws Exception {
    Path file = file();
    Store.open(file).close();
    Connection open = SqliteFile.keeper(file);
    try {
      DataSource further = SqliteFile.further(file, new OpenFiles(file));
      further.getConnection().close();
      Path copy = Files.copy(file, folder.resolve("copy.db"));
      Files.move(copy, file, StandardCopyOption.REPLACE_EXISTING);

      assertThatThrownBy(further::getConnection)
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("replaced while it was open");
    } finally {
      open.close();
    }
  }

  @Test
  void aMissingFolderIsNamed() {
    assertThatStoreFails(folder.resolve("none/store.db"))
        .hasMessageContaining("there is no folder " + folder.resolve("none"), "Create it");
  }

  @Test
  void aFolderIsNoStore() {
    assertThatStoreFails(folder).hasMessageContaining("is a folder");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "my store.db",
        "50%.db",
        "a?b.db",
        "a#b;c&d=e.db",
        "Läden 漢.db",
        "x",
        "x.db?journal_mode=DELETE",
        "x.db?foreign_keys=off&synchronous=0",
        "x.db?mode=memory",
        "?",
        "a%3fimmutable=1",
        ":memory:",
        ":resource:x.db",
        "file:x.db",
        "file:x.db?mode=ro",
        "a\\b.db",
        "a+b.db"
      })
  void anyFileNameWillDo(String name) throws IOException {
    Path odd = folder.resolve(name);
    try (EmbeddedFixture embedded = new EmbeddedFixture(odd)) {
      embedded.addRange("T1", 1, 1);
      try (var files = Files.list(folder)) {
        assertThat(files).as("as with any name").contains(folder.resolve(name + "-wal"));
      }
    }

    assertThat(odd).isNotEmptyFile();
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(odd);
    }
  }

  /** Also where the umask would let others read. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void aNewStoreIsForItsOwnerAlone(@TempDir Path links) throws IOException {
    Path link = Files.createSymbolicLink(links.resolve("link.db"), links.resolve("target.db"));
    for (Path store : List.of(file(), link)) {
      try (EmbeddedFixture embedded = new EmbeddedFixture(store)) {
        embedded.addRange("T1", 1, 1);
        try (var files = Files.list(store.resolveSibling("."))) {
          assertThat(files)
              .hasSizeGreaterThanOrEqualTo(3)
              .allSatisfy(
                  each ->
                      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                          .isEqualTo("rw-------"));
        }
      }
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aStoreThatIsThereKeepsItsPermissions() throws IOException {
    Store.open(file()).close();
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r-----"));
    Store.open(file()).close();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-r-----");
  }

  /** A folder that even the superuser cannot write. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void aFolderThatCannotBeWrittenIsSaid() {
    assertThatStoreFails(Path.of("/proc/turkbridge.db"))
        .hasMessageContaining("this user may write the file and its folder");
  }

  @Test
  void aDamagedStoreSaysSo() throws IOException {
    try (EmbeddedFixture embedded = new EmbeddedFixture(file())) {
      embedded.addRange("T1", 1, 50);
    }
    byte[] bytes = Files.readAllBytes(file());
    Arrays.fill(bytes, 100, bytes.length, (byte) 0x5a);
    Files.write(file(), bytes);

    assertThatStoreFails(file()).hasMessageContaining("damaged");
  }

  @Test
  void anOldSchemaIsBroughtUpToDate() {
    StoreSql.execute(file(), "PRAGMA application_id = 0x5475726b");

    try (Store store = Store.open(file())) {
      assertThat(store.<Boolean>read(tables -> tables.types().find("T1").isPresent())).isFalse();
    }
  }

  /** As two processes do: each with a pool of its own. */
  @RepeatedTest(5)
  void severalMayOpenANewStoreAtOnceAndShareItsKey() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<String>> tokens = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        tokens.add(
            threads.submit(
                () -> {
                  try (Store store = Store.open(file())) {
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
  void whatOneProcessAddsTheOtherSees() {
    try (EmbeddedFixture one = new EmbeddedFixture(file());
        EmbeddedFixture other = new EmbeddedFixture(file())) {
      one.addRange("T1", 1, 3);
      other.addRange("T1", 4, 5);

      assertThat(one.client.listQualificationRequests().numResults()).isEqualTo(5);
      assertThat(other.client.listQualificationRequests().numResults()).isEqualTo(5);
    }
  }

  private Path file() {
    return folder.resolve("store.db");
  }

  private static AbstractThrowableAssert<?, ?> assertThatStoreFails(Path file) {
    return assertThatThrownBy(() -> Store.open(file).close())
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(file.toString());
  }
}
