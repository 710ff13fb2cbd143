package org.turkbridge.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.RefusalKind;
import org.turkbridge.archive.summary.ConversionTally;
import org.turkbridge.archive.summary.LeftOutColumns;
import org.turkbridge.translate.Normalisation;

class ManifestTest {
  private static final Map<String, String> SETTINGS = Map.of("to", "jsonl");
  private static final ConversionTally TALLY =
      new ConversionTally(
          Map.of(RecordKind.QUALIFICATION_REQUEST, 34L),
          4711,
          Map.of(RefusalKind.CUT_OFF, 1L, RefusalKind.DOCTYPE, 2L),
          Map.of(Normalisation.CDATA, 30L),
          5,
          6,
          7,
          new LeftOutColumns(List.of("Input.url", "Keywords"), true));

  @TempDir Path folder;
  private Path file;
  private Path input;
  private Path output;

  @BeforeEach
  void files() throws IOException {
    file = HiddenNames.manifestIn(folder);
    input = Files.writeString(folder.resolve("a.xml"), "input");
    output = Files.writeString(folder.resolve("a.jsonl"), "output");
  }

  @Test
  void aFinishedOutputIsKnownToALaterRunWithAllThatWasCounted() throws IOException {
    make("a.jsonl", "");

    assertThat(finished("a.jsonl"))
        .hasValueSatisfying(
            finished -> {
              assertThat(finished.output()).isEqualTo("a.jsonl");
              assertThat(finished.content()).isEqualTo(Fingerprint.of(bytes("output")));
              assertThat(finished.tally()).isEqualTo(TALLY);
            });
    assertThat(finished("b.jsonl")).isEmpty();
  }

  @Test
  void anOutputThatWasBegunIsNotFinished() throws IOException {
    try (Manifest manifest = open(SETTINGS)) {
      manifest.begin("a.jsonl", inputs()).rejects().write(bytes("some\n"));
    }

    assertThat(finished("a.jsonl")).isEmpty();
  }

  @Test
  void aChangedInputIsConvertedAgain() throws IOException {
    make("a.jsonl", "");

    Files.writeString(input, "Input");

    assertThat(finished("a.jsonl")).isEmpty();
  }

  @Test
  void anInputThatIsGoneIsNotTakenForFinished() throws IOException {
    make("a.jsonl", "");

    Files.delete(input);

    assertThat(finished("a.jsonl")).isEmpty();
  }

  @Test
  void anInputThatCouldNotBeReadIsTriedAgain() throws IOException {
    Files.delete(input);
    make("a.jsonl", "");

    assertThat(finished("a.jsonl")).isEmpty();
  }

  @Test
  void aChangedOutputIsMadeAgain() throws IOException {
    make("a.jsonl", "");

    Files.writeString(output, "0utput");
    assertThat(finished("a.jsonl")).isEmpty();

    Files.writeString(output, "output");
    assertThat(finished("a.jsonl")).isPresent();

    Files.delete(output);
    assertThat(finished("a.jsonl")).isEmpty();
  }

  @Test
  void otherInputsMakeAnotherOutput() throws IOException {
    make("a.jsonl", "");

    try (Manifest manifest = open(SETTINGS)) {
      assertThat(
              manifest.finished(
                  "a.jsonl", output, List.of(new Manifest.Input("other name", input))))
          .isEmpty();
      assertThat(
              manifest.finished(
                  "a.jsonl", output, List.of(inputs().get(0), new Manifest.Input("b", input))))
          .isEmpty();
    }
  }

  @Test
  void otherSettingsForgetEverything() throws IOException {
    make("a.jsonl", "");

    try (Manifest manifest = open(Map.of("to", "json"))) {
      assertThat(manifest.finished("a.jsonl", output, inputs())).isEmpty();
    }
    assertThat(finished("a.jsonl")).isEmpty();
  }

  @Test
  void theLastOfTwoLinesOfAnOutputCounts() throws IOException {
    make("a.jsonl", "");
    Files.writeString(output, "new output");
    make("a.jsonl", "");

    assertThat(finished("a.jsonl"))
        .hasValueSatisfying(
            finished ->
                assertThat(finished.content()).isEqualTo(Fingerprint.of(bytes("new output"))));
  }

  @Test
  void aTornLastLineIsCutOffWhereverItWasTorn() throws IOException {
    make("a.jsonl", "");
    byte[] whole = Files.readAllBytes(file);
    make("b.jsonl", "");
    byte[] both = Files.readAllBytes(file);

    for (int end = whole.length; end < both.length; end++) {
      Files.write(file, Arrays.copyOf(both, end));
      assertThat(finished("a.jsonl")).as("torn at %d", end).isPresent();
      assertThat(finished("b.jsonl")).as("torn at %d", end).isEmpty();
      assertThat(file).hasBinaryContent(Arrays.copyOf(both, endOfWholeLines(both, end)));
    }
    make("b.jsonl", "");
    assertThat(file).hasBinaryContent(both);
  }

  private static int endOfWholeLines(byte[] lines, int end) {
    int whole = end;
    while (lines[whole - 1] != '\n') {
      whole--;
    }
    return whole;
  }

  @Test
  void aTornFirstLineBeginsAnew() throws IOException {
    make("a.jsonl", "");
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, 10));

    assertThat(finished("a.jsonl")).isEmpty();

    make("a.jsonl", "");
    assertThat(file).hasBinaryContent(whole);
  }

  @Test
  void aLineThatCannotBeReadForgetsEverything() throws IOException {
    make("a.jsonl", "");
    Files.writeString(file, "{\"output\":\n", StandardOpenOption.APPEND);
    make("b.jsonl", "");

    assertThat(finished("a.jsonl")).isEmpty();
    assertThat(finished("b.jsonl")).isPresent();
  }

  @Test
  void aCountOfAnUnknownKindForgetsEverything() throws IOException {
    make("a.jsonl", "");
    Files.writeString(
        file, "{\"output\":\"b\",\"rejects\":{\"FUTURE\":1}}\n", StandardOpenOption.APPEND);

    assertThat(finished("a.jsonl")).isEmpty();
  }

  @Test
  void rejectLinesAreKeptForEachOutput() throws IOException {
    make("a.jsonl", "first\nsecond\n");
    try (Manifest manifest = open(SETTINGS)) {
      manifest.begin("b.jsonl", inputs()).rejects().write(bytes("of a killed run\n"));
    }
    make("b.jsonl", "x".repeat(200_000));
    make("c.jsonl", "");

    assertThat(rejects("a.jsonl")).isEqualTo("first\nsecond\n");
    assertThat(rejects("b.jsonl")).isEqualTo("x".repeat(200_000));
    assertThat(rejects("c.jsonl")).isEmpty();
  }

  @Test
  void outputsCanBeFinishedAfterLaterOnesWereMade() throws IOException {
    try (Manifest manifest = open(SETTINGS)) {
      Manifest.Entry first = manifest.begin("a.jsonl", inputs());
      first.rejects().write(bytes("of a\n"));
      Manifest.Entry second = manifest.begin("b.jsonl", inputs());
      second.rejects().write(bytes("of b, longer\n"));

      first.finish(Fingerprint.of(output), TALLY);
      second.finish(Fingerprint.of(output), TALLY);
    }

    assertThat(rejects("a.jsonl")).isEqualTo("of a\n");
    assertThat(rejects("b.jsonl")).isEqualTo("of b, longer\n");
  }

  @Test
  void lostRejectLinesForgetEverything() throws IOException {
    make("a.jsonl", "");
    make("b.jsonl", "line\n");
    Files.writeString(HiddenNames.rejectsOf(file), "lin");

    assertThat(finished("a.jsonl")).isEmpty();
  }

  @Test
  void aSecondRunIsTurnedAway() throws IOException {
    try (Manifest manifest = open(SETTINGS)) {
      assertThat(manifest.finished("a.jsonl", output, inputs())).isEmpty();
      assertThatThrownBy(() -> open(SETTINGS))
          .isInstanceOf(OutputException.class)
          .hasMessage(
              "Another turkbridge is writing "
                  + folder
                  + ": wait until it has ended, or name another output.");
    }
  }

  @Test
  void manyInputsCanMakeOneOutput() throws IOException {
    List<Manifest.Input> inputs =
        List.of(
            new Manifest.Input("a.zip!/1.xml", input),
            new Manifest.Input("a.zip!/2.xml", input),
            new Manifest.Input("b.xml", Files.writeString(folder.resolve("b.xml"), "b")));
    try (Manifest manifest = open(SETTINGS)) {
      manifest.begin("a.jsonl", inputs).finish(Fingerprint.of(output), ConversionTally.NOTHING);

      assertThat(manifest.finished("a.jsonl", output, inputs)).isPresent();
    }
  }

  private void make(String name, String rejects) throws IOException {
    try (Manifest manifest = open(SETTINGS)) {
      Manifest.Entry entry = manifest.begin(name, inputs());
      entry.rejects().write(bytes(rejects));
      entry.finish(Fingerprint.of(output), TALLY);
    }
  }

  private Optional<FinishedOutput> finished(String name) throws IOException {
    try (Manifest manifest = open(SETTINGS)) {
      return manifest.finished(name, output, inputs());
    }
  }

  private String rejects(String name) throws IOException {
    try (Manifest manifest = open(SETTINGS)) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      manifest.copyRejects(manifest.finished(name, output, inputs()).orElseThrow(), out);
      return out.toString(StandardCharsets.UTF_8);
    }
  }

  private Manifest open(Map<String, String> settings) throws IOException {
    return Manifest.open(file, folder, settings);
  }

  private List<Manifest.Input> inputs() {
    return List.of(new Manifest.Input("shown \"é\n/a.xml", input));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
