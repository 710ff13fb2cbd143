package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.turkbridge.local.store.Store;
import org.turkbridge.local.store.StoreAddress;

/** An export does not write over what it reads. */
final class ExportUsageTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "--output, store.db, output",
    "--output, store.db-wal, output",
    "--output, store.db-shm, output",
    "--rejects, store.db-wal, rejects file"
  })
  void noFileOfTheStoreIsAnOutput(String option, String name, String what) {
    Path store = folder.resolve("store.db");
    Path output = folder.resolve(name);
    try (Store open = Store.open(StoreAddress.of(store))) {
      Finished export =
          OwnCommand.run(
              List.of("export", "--store", store.toString(), option, output.toString(), "--force"),
              Map.of("HOME", folder.toString()));

      assertThat(export.exitCode()).isEqualTo(2);
      assertThat(export.err())
          .contains("The %s %s is the input %s: name another.".formatted(what, output, store));
      assertThat(open.fault()).isEmpty();
    }
  }
}
