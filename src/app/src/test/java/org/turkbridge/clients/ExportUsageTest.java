package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.local.store.Arrival;
import org.turkbridge.local.store.Store;
import org.turkbridge.local.store.StoreAddress;
import software.amazon.awssdk.services.mturk.model.HIT;
import software.amazon.awssdk.services.mturk.model.WorkerBlock;

/** What an export can be asked for, and says of what it was not. */
final class ExportUsageTest {
  @TempDir private Path folder;

  private Finished export(String... options) {
    Path store = folder.resolve("store.db");
    return OwnCommand.run(
        Stream.concat(Stream.of("export", "--store", store.toString()), Stream.of(options))
            .toList(),
        Map.of("HOME", folder.toString()));
  }

  @Test
  void aStoreHasNoNotifications() {
    Store.open(StoreAddress.of(folder.resolve("store.db"))).close();

    Finished export = export("--kind", "Notification,HIT");

    assertThat(export.exitCode()).isEqualTo(2);
    assertThat(export.err()).contains("--kind Notification: no store holds such");
    assertThat(export("--kind", "all", "--to", "jsonl", "--tagged").exitCode()).isZero();
  }

  @Test
  void anExportOfNothingSaysWhatElseIsThere() {
    try (Store open = Store.open(StoreAddress.of(folder.resolve("store.db")))) {
      assertThat(export().err()).doesNotContain("--kind");
      Arrival<?> hit = new Arrival<>("a.xml", HIT.builder().hitId("H").build());
      Arrival<?> block = new Arrival<>("a.xml", WorkerBlock.builder().workerId("AONE").build());
      open.write(tables -> tables.merge(RecordKind.HIT, List.of(hit)));
      open.write(tables -> tables.merge(RecordKind.WORKER_BLOCK, List.of(block)));

      assertThat(export().err()).contains("add --kind HIT,WorkerBlock");
      assertThat(export("--kind", "Assignment").err()).doesNotContain("add --kind");
    }
  }

  @Test
  void theHelpOfAnImportNamesWhatItReads() {
    Finished help = OwnCommand.run(List.of("import", "--help"), Map.of("HOME", folder.toString()));

    assertThat(help.out().replaceAll("\\s+", " "))
        .contains(
            Arrays.stream(RecordKind.values())
                .filter(kind -> kind != RecordKind.NOTIFICATION)
                .map(RecordKind::plural)
                .toList());
  }

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
