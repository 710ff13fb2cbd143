package org.turkbridge.verify.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.turkbridge.http.Api;

class RecordingFolderTest {
  @TempDir private Path folder;

  @Test
  void numbersGoOnFromTheHighestAndNothingIsOverwritten() throws IOException {
    Files.writeString(folder.resolve("0041-GetX.http"), "mine");
    RecordingFolder one = RecordingFolder.open(folder, List.of());
    RecordingFolder other = RecordingFolder.open(folder, List.of());
    one.write(one.arrived(), call("GetX"));
    other.write(other.arrived(), call("GetX"));
    assertThat(names()).containsExactly("0041-GetX.http", "0042-GetX.http", "0043-GetX.http");
    assertThat(folder.resolve("0041-GetX.http")).hasContent("mine");
  }

  @Test
  void callsAtOnceAreAFileEach() throws Exception {
    RecordingFolder recordings = RecordingFolder.open(folder.resolve("new/one"), List.of());
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<?>> writing = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        int number = recordings.arrived();
        writing.add(
            threads.submit(
                () -> {
                  recordings.write(number, call("Call" + number));
                  return number;
                }));
      }
      for (Future<?> each : writing) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(Recordings.read(List.of(folder.resolve("new/one"))).all())
        .extracting(stored -> stored.recording().orElseThrow().operation())
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, 100).mapToObj(number -> "Call" + number).toList());
  }

  @Test
  void severalServersRecordIntoOneFolderAndLoseNothing() throws Exception {
    int servers = 4;
    int calls = 50;
    ExecutorService threads = Executors.newFixedThreadPool(servers);
    try {
      List<Future<?>> recording = new ArrayList<>();
      for (int server = 0; server < servers; server++) {
        RecordingFolder recordings = RecordingFolder.open(folder, List.of());
        int first = server * calls;
        recording.add(
            threads.submit(
                () -> {
                  for (int call = first; call < first + calls; call++) {
                    recordings.write(recordings.arrived(), call("GetX&number=" + call));
                  }
                  return first;
                }));
      }
      for (Future<?> each : recording) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(Recordings.read(List.of(folder)).all())
        .extracting(stored -> stored.recording().orElseThrow().request().target())
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, servers * calls)
                .mapToObj(call -> "/?Operation=GetX&number=" + call)
                .toList());
    assertThat(names()).hasSize(servers * calls);
  }

  @Test
  void severalServersNumberCallsInTheOrderInWhichTheyCome() throws IOException {
    RecordingFolder one = RecordingFolder.open(folder, List.of());
    RecordingFolder other = RecordingFolder.open(folder, List.of());
    one.write(one.arrived(), call("First"));
    one.write(one.arrived(), call("Second"));
    int third = other.arrived();
    one.write(one.arrived(), call("Fourth"));
    other.write(third, call("Third"));
    assertThat(names())
        .containsExactly(
            "0001-First.http", "0002-Second.http", "0003-Third.http", "0004-Fourth.http");
  }

  @Test
  void folderThatCannotBeWrittenIsNamedAtTheStart() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> RecordingFolder.open(file.resolve("below"), List.of()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void aFileIsNoFolder() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> RecordingFolder.open(file, List.of()))
        .hasMessage(
            "The folder "
                + file
                + " for recordings cannot be written: it is a file; name another one, or make room"
                + " in it");
  }

  @Test
  void foldersInItArePassedOver() throws IOException {
    RecordingFolder recordings = RecordingFolder.open(folder, List.of());
    recordings.write(recordings.arrived(), call("GetX"));
    Files.createDirectory(folder.resolve("x.http"));
    Files.createDirectory(folder.resolve("y.har"));
    assertThat(Recordings.read(List.of(folder)).all())
        .extracting(stored -> stored.file().getFileName().toString())
        .containsExactly("0001-GetX.http");
  }

  @Test
  void operationThatIsNoNameMakesNoPath() throws IOException {
    RecordingFolder recordings = RecordingFolder.open(folder, List.of());
    recordings.write(recordings.arrived(), call("../../x"));
    assertThat(names()).containsExactly("0001-unknown.http");
  }

  @Test
  void theNumberIsNotWrittenThroughALink() throws IOException {
    Path victim = Files.writeString(folder.resolve("victim"), "41");
    Files.createSymbolicLink(folder.resolve(".last-number"), victim);

    assertThatNumbersAreItsOwn();

    assertThat(victim).hasContent("41");
  }

  @Test
  void theNumberIsNotWrittenOverSomethingElse() throws IOException {
    Path victim = Files.writeString(folder.resolve(".last-number"), "[credentials]");

    assertThatNumbersAreItsOwn();

    assertThat(victim).hasContent("[credentials]");
  }

  @Test
  void anotherProcessThatKeepsTheLockHoldsNoCallUp() throws IOException {
    try (LockHolder holder = LockHolder.of(folder.resolve(".last-number"))) {
      assertThat(holder).isNotNull();

      assertThatNumbersAreItsOwn();
    }
  }

  private void assertThatNumbersAreItsOwn() throws IOException {
    Files.writeString(folder.resolve("0002-GetX.http"), "of another");
    List<String> notes = new ArrayList<>();
    RecordingFolder recordings = RecordingFolder.open(folder, List.of(), notes::add);
    for (int i = 0; i < 3; i++) {
      recordings.write(recordings.arrived(), call("GetX"));
    }
    assertThat(names())
        .contains("0002-GetX.http", "0003-GetX.http", "0004-GetX.http", "0005-GetX.http");
    assertThat(notes)
        .singleElement()
        .asString()
        .startsWith(folder.resolve(".last-number") + " cannot be used");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void nobodyButTheirOwnerReadsRecordings() throws IOException {
    RecordingFolder recordings = RecordingFolder.open(folder, List.of());
    recordings.write(recordings.arrived(), call("GetX"));
    for (String name : List.of("0001-GetX.http", ".last-number")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))))
          .as(name)
          .isEqualTo("rw-------");
    }
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.equals(".last-number"))
          .sorted()
          .toList();
    }
  }

  private static Recording call(String operation) {
    return new Recording(
        Api.LEGACY,
        new RecordedRequest("GET", "/?Operation=" + operation, List.of(), new byte[0]),
        new RecordedAnswer(200, List.of(), "<a/>".getBytes(StandardCharsets.UTF_8)));
  }
}
