package org.turkbridge.shim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.turkbridge.shim.ScriptedService.item;
import static org.turkbridge.shim.ScriptedService.page;
import static org.turkbridge.shim.ShimFixture.values;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the items of long lists are, and what happens when there is no room for them. */
@Isolated("it looks into the temporary folder")
class SpoolTest {
  private static final int MEGABYTE = 1 << 20;

  @TempDir private Path folder;
  private final AtomicInteger opened = new AtomicInteger();

  private FileChannel open() throws IOException {
    opened.incrementAndGet();
    return FileChannel.open(
        file(), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  private Path file() {
    return folder.resolve("spool");
  }

  private static HeapBudget.Share heap() {
    return new HeapBudget(Long.MAX_VALUE).share(() -> false);
  }

  private static byte[] bytes(int number, int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (number * 31 + i * 7 + i / 251);
    }
    return bytes;
  }

  private static Spool filled(SpoolFile file, HeapBudget.Share heap, int... lengths)
      throws IOException {
    Spool spool = new Spool(file, heap);
    for (int i = 0; i < lengths.length; i++) {
      spool.add(bytes(i, lengths[i]));
    }
    spool.finish();
    return spool;
  }

  @ParameterizedTest
  @ValueSource(
      ints = {0, 1, 2, 4_095, 4_096, 65_535, 65_536, 65_537, 1_048_575, 1_048_577, 5_000_000})
  void whatIsAddedComesBack(int length) throws IOException {
    int[] lengths = {length, 0, 7, length, 1 + length / 3, 65_536, 200_000, length};
    try (SpoolFile file = new SpoolFile(this::open);
        Spool spool = filled(file, heap(), lengths)) {
      for (int i = lengths.length - 1; i >= 0; i--) {
        assertThat(spool.read(i)).isEqualTo(bytes(i, lengths[i]));
      }
    }
  }

  @Test
  void allUseOneFileAndItsBlocksAgain() throws IOException {
    try (SpoolFile file = new SpoolFile(this::open)) {
      List<Spool> spools = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        spools.add(filled(file, heap(), MEGABYTE, 100_000 + i));
      }
      long most = Files.size(file());
      for (int i = 0; i < 20; i += 2) {
        spools.get(i).close();
        spools.set(i, filled(file, heap(), MEGABYTE, 100_000 + i));
      }

      assertThat(opened).hasValue(1);
      assertThat(Files.size(file())).isEqualTo(most);
      for (int i = 0; i < 20; i++) {
        assertThat(spools.get(i).read(1)).isEqualTo(bytes(1, 100_000 + i));
      }
      spools.forEach(Spool::close);
      assertThat(Files.size(file())).isZero();
    }
  }

  @Test
  void allThatItTakesOfTheHeapIsCounted() throws IOException {
    HeapBudget budget = new HeapBudget(Long.MAX_VALUE);
    try (SpoolFile file = new SpoolFile(this::open)) {
      HeapBudget.Share small = budget.share(() -> false);
      filled(file, small, 500_000);
      assertThat(small.bytes()).isBetween(500_000L, 501_000L);

      HeapBudget.Share large = budget.share(() -> false);
      Spool spool = new Spool(file, large);
      int[] most = {0};
      for (int i = 0; i < 300; i++) {
        spool.add(bytes(i, 10_000));
        most[0] = (int) Math.max(most[0], large.bytes());
      }
      spool.finish();
      assertThat(most[0]).as("before it goes to the file").isGreaterThan(MEGABYTE);
      assertThat(large.bytes()).as("the places alone").isBetween(300L * 8, 10_000L);
    }
  }

  @Test
  void aListThatTheMemoryCannotHoldIsRefusedWhileItIsAdded() throws IOException {
    HeapBudget.Share heap = new HeapBudget(600_000).share(() -> false);
    try (SpoolFile file = new SpoolFile(this::open);
        Spool spool = new Spool(file, heap)) {
      spool.add(bytes(1, 300_000));

      assertThatThrownBy(() -> spool.add(bytes(1, 400_000))).hasMessageContaining("-Xmx");
    }
  }

  @Test
  void othersMakeRoomOnTheDiskBeforeItIsShort() throws IOException {
    AtomicInteger full = new AtomicInteger(2);
    HeapBudget.Share heap = new HeapBudget(Long.MAX_VALUE).share(() -> full.decrementAndGet() >= 0);
    try (SpoolFile file = new SpoolFile(() -> new FullChannel(open(), full));
        Spool spool = filled(file, heap, MEGABYTE, MEGABYTE)) {
      assertThat(spool.read(1)).isEqualTo(bytes(1, MEGABYTE));
      assertThat(full).hasValue(0);
    }
  }

  private static final String LONG = "x".repeat(20_000);

  private static ScriptedService longList() {
    List<String> items =
        IntStream.range(0, 100)
            .mapToObj(i -> item("R" + i, "T", i).replace("}", ",\"Answer\":\"" + LONG + "\"}"))
            .toList();
    return new ScriptedService(body -> page(null, items));
  }

  private static List<String> message(SpoolFile.Opener opener) {
    try (ShimFixture shim = new ShimFixture(longList(), opener)) {
      LegacyService.Answer answer = shim.get("");
      assertThat(values(answer, "Code")).containsExactly("AWS.InternalError");
      return values(answer, "Message");
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFullDiskIsCalledOne() {
    assertThat(
            message(
                () ->
                    FileChannel.open(
                        Path.of("/dev/full"), StandardOpenOption.READ, StandardOpenOption.WRITE)))
        .singleElement()
        .asString()
        .contains("no space left", "java.io.tmpdir");
  }

  @Test
  void tooFewDescriptorsAreCalledThat() {
    assertThat(
            message(
                () -> {
                  throw new FileSystemException("f", null, "Too many open files");
                }))
        .singleElement()
        .asString()
        .contains("file descriptor", "ulimit -n")
        .doesNotContain("space");
  }

  @Test
  void aFolderThatCannotBeWrittenIsCalledThat() {
    assertThat(
            message(
                () -> {
                  throw new FileSystemException("f", null, "Permission denied");
                }))
        .singleElement()
        .asString()
        .contains("cannot use its temporary folder")
        .doesNotContain("space", "descriptor");
  }

  @Test
  void aSnapshotThatCannotBeReadBackIsReadAgain() throws IOException {
    List<FileChannel> files = new ArrayList<>();
    ScriptedService service = longList();
    try (ShimFixture shim =
        new ShimFixture(
            service,
            () -> {
              files.add(
                  FileChannel.open(
                      folder.resolve("f" + files.size()),
                      StandardOpenOption.CREATE,
                      StandardOpenOption.READ,
                      StandardOpenOption.WRITE));
              return files.get(files.size() - 1);
            })) {
      shim.get("PageSize=2");
      shim.get("PageSize=2&PageNumber=2");
      files.get(0).close();

      assertThat(values(shim.get("PageSize=2&PageNumber=3"), "QualificationRequestId"))
          .containsExactly("R4", "R5");
      assertThat(values(shim.get("PageSize=2&PageNumber=4"), "QualificationRequestId"))
          .containsExactly("R6", "R7");
      assertThat(service.received()).hasSize(2);
      assertThat(files).hasSize(2);
    }
  }

  @Test
  void theFileInTheTemporaryFolderHasNoName() throws IOException {
    List<Path> before = temporaryFiles();
    try (SpoolFile file = new SpoolFile(SpoolFile::inTemporaryFolder);
        Spool spool = filled(file, heap(), MEGABYTE, MEGABYTE)) {
      assertThat(Arrays.equals(spool.read(0), bytes(0, MEGABYTE))).isTrue();
      if (OS.LINUX.isCurrentOs()) {
        assertThat(temporaryFiles()).isEqualTo(before);
      }
    }
  }

  private static List<Path> temporaryFiles() throws IOException {
    try (var files =
        Files.newDirectoryStream(
            Path.of(System.getProperty("java.io.tmpdir")), "turkbridge-*.snapshot")) {
      List<Path> found = new ArrayList<>();
      files.forEach(found::add);
      return found;
    }
  }
}
