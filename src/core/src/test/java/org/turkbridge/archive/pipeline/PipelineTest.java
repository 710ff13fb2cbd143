package org.turkbridge.archive.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.turkbridge.archive.AnswerCount;
import org.turkbridge.archive.ArchivedRecord;
import org.turkbridge.archive.Origin;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.Refusal;
import org.turkbridge.archive.documents.DocumentReader;
import org.turkbridge.archive.files.ArchiveInputs;
import org.turkbridge.archive.files.InputFile;
import org.turkbridge.archive.files.Packing;
import org.turkbridge.translate.Whitespace;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

class PipelineTest {
  private static final int THREADS = 2;

  /** Those that wait, that are worked on, that fill up, and one more. */
  private static final int MOST_BATCHES = 2 * THREADS + 2;

  @TempDir Path folder;
  private final List<String> given = new ArrayList<>();
  private int chosen;
  private int ended;
  private int mostOnTheirWay;

  private record Ids(List<String> list) implements Part<Ids> {
    @Override
    public Ids shifted(Origin origin) {
      return this;
    }

    @Override
    public boolean isNothing() {
      return list.isEmpty();
    }

    @Override
    public @Nullable Refusal last() {
      return null;
    }

    @Override
    public Ids withoutLastRefusal() {
      return this;
    }
  }

  /** Takes ids; breaks at one. */
  private static final class IdBuilder implements PartBuilder<Ids> {
    private final List<String> ids = new ArrayList<>();

    @Override
    public void record(ArchivedRecord record) {
      String id = record.value(QualificationRequest.class).qualificationRequestId();
      if (id.equals("POISON")) {
        throw new IllegalStateException("poisoned");
      }
      ids.add(id);
    }

    @Override
    public void refused(Refusal refusal) {
      ids.add(refusal.toString());
    }

    @Override
    public void failedResponse(Place place, String codeAndMessage) {}

    @Override
    public void counted(AnswerCount count) {}

    @Override
    public boolean isFull() {
      return false;
    }

    @Override
    public Ids build() {
      return new Ids(ids);
    }
  }

  private final class Receiver implements PartReceiver<String, Ids> {
    @Override
    public void begin(String document) {}

    @Override
    public void add(Ids part) {
      given.addAll(part.list());
    }

    @Override
    public void end(long bytes) {
      ended++;
    }

    @Override
    public void unreadable(String name, String reason) {
      given.add("unreadable");
      ended++;
    }
  }

  private Pipeline<String, Ids> pipeline(int threads) {
    return new Pipeline<>(
        new DocumentReader(Whitespace.STRIP),
        length -> new IdBuilder(),
        threads,
        ProgressListener.NONE,
        new Receiver());
  }

  private void readAll(int threads) throws IOException {
    List<InputFile> files =
        ArchiveInputs.expand(List.of(folder.toString()), InputStream::nullInputStream, "UTF-8");
    try (Pipeline<String, Ids> pipeline = pipeline(threads)) {
      for (InputFile file : files) {
        pipeline.read(
            file,
            (name, outputName) -> {
              chosen++;
              mostOnTheirWay = Math.max(mostOnTheirWay, chosen - ended);
              return Optional.of(name);
            });
      }
      pipeline.finish();
    }
  }

  private void file(int number, String content) throws IOException {
    Files.writeString(folder.resolve("%05d.xml".formatted(number)), content);
  }

  private static String record(String id) {
    return "<QualificationRequest><QualificationRequestId>"
        + id
        + "</QualificationRequestId><QualificationTypeId>Q</QualificationTypeId>"
        + "<SubjectId>W</SubjectId><SubmitTime>2014-08-15T00:01:00Z</SubmitTime>"
        + "</QualificationRequest>";
  }

  private static List<String> ids(int count) {
    return IntStream.range(0, count).mapToObj(number -> "R" + number).toList();
  }

  @Test
  void onlySoManySmallDocumentsAreOnTheirWay() throws IOException {
    for (int i = 0; i < 2000; i++) {
      file(i, record("R" + i));
    }

    readAll(THREADS);

    assertThat(given).isEqualTo(ids(2000));
    assertThat(mostOnTheirWay).isGreaterThan(64).isLessThanOrEqualTo(64 * MOST_BATCHES);
  }

  @Test
  void ofLargerOnesNoMoreThanFitIntoMemory() throws IOException {
    for (int i = 0; i < 200; i++) {
      file(i, record("R" + i) + " ".repeat(100_000));
    }

    readAll(THREADS);

    assertThat(given).isEqualTo(ids(200));
    assertThat(mostOnTheirWay).isGreaterThan(2).isLessThanOrEqualTo(2 * MOST_BATCHES);
  }

  @Test
  void membersOfAnArchiveAreOnTheirWayInTheSameNumber() throws IOException {
    Object[] members = new Object[4000];
    for (int i = 0; i < 2000; i++) {
      members[2 * i] = "%05d.xml".formatted(i);
      members[2 * i + 1] = record("R" + i);
    }
    Files.write(folder.resolve("a.zip"), Packing.zip(members));

    readAll(THREADS);

    assertThat(given).isEqualTo(ids(2000));
    assertThat(mostOnTheirWay).isGreaterThan(64).isLessThanOrEqualTo(64 * MOST_BATCHES);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void anErrorInAWorkerComesOutAfterWhatStandsBefore(int threads) throws IOException {
    for (int i = 0; i < 1000; i++) {
      file(i, record(i == 700 ? "POISON" : "R" + i));
    }

    assertThatThrownBy(() -> readAll(threads))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("poisoned");

    assertThat(given).isEqualTo(ids(given.size())).hasSizeBetween(600, 700);
  }

  @Test
  void aFileThatChangesAfterItWasLookedForIsReadAsItIsThen() throws IOException {
    file(0, record("R0"));
    file(1, record("R1"));
    file(2, record("R2"));
    file(3, record("R3"));
    List<InputFile> files =
        ArchiveInputs.expand(List.of(folder.toString()), InputStream::nullInputStream, "UTF-8");
    file(1, record("R1") + record("R1b"));
    file(2, "");
    Files.delete(folder.resolve("00003.xml"));

    try (Pipeline<String, Ids> pipeline = pipeline(2)) {
      for (InputFile file : files) {
        pipeline.read(file, (name, outputName) -> Optional.of(name));
      }
      pipeline.finish();
    }

    assertThat(given).containsExactly("R0", "R1", "R1b", "unreadable");
    assertThat(ended).isEqualTo(4);
  }
}
