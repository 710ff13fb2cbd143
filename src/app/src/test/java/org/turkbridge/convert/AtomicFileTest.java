package org.turkbridge.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir Path folder;
  private Path place;
  private final TemporaryFiles temporaries = new TemporaryFiles();

  @BeforeEach
  void name() {
    place = folder.resolve("out.jsonl");
  }

  @Test
  void nothingIsThereBeforeItIsPublishedAndEverythingAfter() throws IOException {
    try (Output output = open()) {
      write(output, "all of it");
      assertThat(place).doesNotExist();
      assertThat(names()).containsExactly(".out.jsonl.turkbridge-part");

      output.publish();
    }

    assertThat(place).hasContent("all of it");
    assertThat(names()).containsExactly("out.jsonl");
  }

  @Test
  void whatIsNotPublishedLeavesNothingBehind() throws IOException {
    try (Output output = open()) {
      write(output, "half");
    }

    assertThat(names()).isEmpty();
  }

  @Test
  void whatIsNotPublishedLeavesTheOldOutputAsItWas() throws IOException {
    Files.writeString(place, "old");

    try (Output output = open()) {
      write(output, "half");
    }

    assertThat(place).hasContent("old");
    assertThat(names()).containsExactly("out.jsonl");
  }

  @Test
  void anOutputThatMayNotBeReplacedIsNot() throws IOException {
    Files.writeString(place, "old");

    assertThatThrownBy(() -> Output.open(place, false, temporaries))
        .isInstanceOf(OutputException.class)
        .hasMessage("The output " + place + " exists: name another, or replace it with --force.");
    assertThat(place).hasContent("old");
    assertThat(names()).containsExactly("out.jsonl");
  }

  @Test
  void aReplacedFileKeepsItsPermissions() throws IOException {
    Files.writeString(place, "old");
    Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rw-r-----"));

    publish("new");

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(place)))
        .isEqualTo("rw-r-----");
  }

  @Test
  void theFileBehindALinkIsReplacedAndTheLinkStays() throws IOException {
    Path file = Files.writeString(Files.createDirectory(folder.resolve("d")).resolve("f"), "old");
    Files.createSymbolicLink(place, file);

    publish("new");

    assertThat(place).isSymbolicLink();
    assertThat(file).hasContent("new");
  }

  @Test
  void theUnfinishedFileIsNotWrittenThroughALinkInItsPlace() throws IOException {
    Path victim = Files.writeString(folder.resolve("victim"), "untouched");
    Files.createSymbolicLink(folder.resolve(".out.jsonl.turkbridge-part"), victim);

    assertThatThrownBy(this::open)
        .isInstanceOf(OutputException.class)
        .hasMessageContaining("Cannot write " + place);
    assertThat(victim).hasContent("untouched");
  }

  @Test
  void foldersAboveAreMade() throws IOException {
    place = folder.resolve("a/b/out.jsonl");

    publish("deep");

    assertThat(place).hasContent("deep");
  }

  @Test
  void aNameOfTheGreatestLengthIsPossible() throws IOException {
    place = folder.resolve("e".repeat(250) + ".json");

    publish("long");

    assertThat(place).hasContent("long");
  }

  @Test
  void aSecondProcessThatWritesTheSameOutputIsTurnedAway() throws Exception {
    Process first = HeldOutput.start(place);
    try {
      assertThatThrownBy(this::open)
          .isInstanceOf(OutputException.class)
          .hasMessage(
              "Another turkbridge is writing "
                  + place
                  + ": wait until it has ended, or name another output.");
      LockedFile.removeUnlessLocked(HiddenNames.part(place));
      assertThat(HiddenNames.part(place)).hasContent("half");
    } finally {
      first.getOutputStream().close();
      first.waitFor();
    }
    assertThat(names()).isEmpty();
  }

  @Test
  void aKilledProcessLeavesNoOutputAndIsNotInTheWay() throws Exception {
    HeldOutput.start(place).destroyForcibly().waitFor();
    assertThat(place).doesNotExist();
    assertThat(HiddenNames.part(place)).hasContent("half");

    publish("it");

    assertThat(place).hasContent("it");
    assertThat(names()).containsExactly("out.jsonl");
  }

  @Test
  void whatAKilledProcessLeftIsRemovedOnDemand() throws Exception {
    HeldOutput.start(place).destroyForcibly().waitFor();

    LockedFile.removeUnlessLocked(HiddenNames.part(place));

    assertThat(names()).isEmpty();
  }

  @Test
  void aStoppedRunLeavesNothingBehindAndPublishesNothing() throws IOException {
    try (Output output = open();
        Output other = Output.open(folder.resolve("other"), true, temporaries)) {
      write(output, "half");
      write(other, "half");

      temporaries.removeAll();

      assertThat(names()).isEmpty();
      assertThatThrownBy(output::publish)
          .hasMessage("The run was stopped before " + place + " was written.");
      assertThatThrownBy(this::open)
          .hasMessage("The run was stopped before " + place + " was written.");
    }
    assertThat(names()).isEmpty();
  }

  @Test
  void aStoppedRunKeepsWhatItHadPublishedAndWhatAnotherHasBegunSince() throws IOException {
    publish("whole");
    Path another = Files.writeString(HiddenNames.part(place), "half");

    temporaries.removeAll();

    assertThat(place).hasContent("whole");
    assertThat(another).hasContent("half");
  }

  @Test
  void aPublishedOutputHasNothingToDoWithTheNextOne() throws IOException {
    Output next;
    try (Output output = open()) {
      output.publish();
      next = open();
    }
    write(next, "next");
    try (next) {
      next.publish();
    }

    assertThat(place).hasContent("next");
  }

  @Test
  void aSealedOutputIsPublishedLater() throws IOException {
    try (Output output = open()) {
      write(output, "sealed");
      output.seal();
      assertThat(place).doesNotExist();

      output.publish();
    }

    assertThat(place).hasContent("sealed");
    assertThat(names()).containsExactly("out.jsonl");
  }

  @Test
  void aSealedOutputThatIsNotPublishedLeavesNothingBehind() throws IOException {
    try (Output output = open()) {
      output.seal();
    }

    assertThat(names()).isEmpty();
  }

  @Test
  void aSealedOutputThatAnotherProcessWroteToIsNotPublished() throws Exception {
    try (Output output = open()) {
      write(output, "this");
      output.seal();
      HeldOutput.start(place).destroyForcibly().waitFor();

      assertThatThrownBy(output::publish)
          .hasMessageStartingWith("Another turkbridge is writing " + place);
    }
    assertThat(place).doesNotExist();
  }

  @Test
  void largePiecesArriveWhole() throws IOException {
    byte[] large = "0123456789".repeat(100_000).getBytes(StandardCharsets.UTF_8);

    try (Output output = open()) {
      output.stream().write(large, 3, large.length - 5);
      output.stream().write('!');
      output.publish();
    }

    assertThat(Files.readString(place))
        .isEqualTo(new String(large, 3, large.length - 5, StandardCharsets.UTF_8) + "!");
  }

  private Output open() throws IOException {
    return Output.open(place, true, temporaries);
  }

  private void publish(String content) throws IOException {
    try (Output output = open()) {
      write(output, content);
      output.publish();
    }
  }

  private static void write(Output output, String content) throws IOException {
    output.stream().write(content.getBytes(StandardCharsets.UTF_8));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }
}
