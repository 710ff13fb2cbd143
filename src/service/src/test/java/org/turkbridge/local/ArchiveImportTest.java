package org.turkbridge.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.files.InputFile;
import org.turkbridge.archive.files.Packing;
import org.turkbridge.local.store.Store;
import org.turkbridge.local.store.StoredRequests;
import org.turkbridge.local.store.TestDatabase;
import org.turkbridge.translate.Normalisation;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

@ParameterizedClass
@EnumSource
class ArchiveImportTest {
  @Parameter TestDatabase database;
  @TempDir Path folder;
  private Path archive;
  private EmbeddedFixture embedded;
  private final List<String> lines = new ArrayList<>();

  @BeforeEach
  void open() throws IOException {
    archive = Files.createDirectory(folder.resolve("archive"));
    embedded = new EmbeddedFixture(database.store(folder.resolve("store.db")));
  }

  @AfterEach
  void close() {
    embedded.close();
  }

  @Test
  void aFolderIsImportedInByteOrderAndServed() throws IOException {
    write("b.xml", record("R1", "2014-08-15T00:01:00Z", "<![CDATA[<b/>]]>"));
    write("a.xml", record("R1", "2014-08-15T00:01:00Z", "&lt;a/&gt;"));
    write("B.xml", record("R2", "2014-08-15T00:01:00", " &lt;B/&gt; "));

    ImportReport report = run();

    assertThat(report.files()).isEqualTo(3);
    assertThat(report.count(RecordKind.QUALIFICATION_REQUEST)).isEqualTo(3);
    assertThat(report.added()).isEqualTo(2);
    assertThat(report.replaced()).isEqualTo(1);
    assertThat(report.refused()).isZero();
    assertThat(report.normalised())
        .containsEntry(Normalisation.CDATA, 1L)
        .containsEntry(Normalisation.MISSING_ZONE, 1L)
        .containsEntry(Normalisation.WHITE_SPACE_AROUND_DOCUMENT, 1L);
    assertThat(embedded.client.listQualificationRequests().qualificationRequests())
        .extracting(QualificationRequest::qualificationRequestId, QualificationRequest::answer)
        .containsExactlyInAnyOrder(tuple("R2", "<B/>"), tuple("R1", "<b/>"));
    assertThat(lines)
        .singleElement()
        .asString()
        .startsWith(archive.resolve("b.xml") + ": record 1, line 2: QualificationRequest R1 ")
        .endsWith(" from " + archive.resolve("a.xml") + ": record 1, line 2");
  }

  @Test
  void aRepeatChangesNothing() throws IOException {
    write("a.xml", record("R1", "2014-08-15T00:01:00Z", "a"));
    run();

    assertThat(run().unchanged()).isEqualTo(1);
    assertThat(lines).isEmpty();
  }

  @Test
  void brokenRecordsAreNamedAndTheRestIsImported() throws IOException {
    write(
        "a.xml",
        record("R1", "2014-08-15T00:01:00Z", "a"),
        record("R2", "yesterday", "a"),
        record("R3", "2014-08-15T00:01:00Z", "a & b"),
        record("R4", "2014-08-15T00:01:00Z", "a"));
    write("b.xml", record("R5", "2014-08-15T00:01:00Z", "a"));

    ImportReport report = run();

    assertThat(report.added()).isEqualTo(3);
    assertThat(report.refused()).isEqualTo(2);
    assertThat(report.files()).isEqualTo(2);
    assertThat(lines)
        .hasSize(2)
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith(archive.resolve("a.xml") + ": record 2, line 3: SubmitTime"))
        .anySatisfy(
            line -> assertThat(line).startsWith(archive.resolve("a.xml") + ": record 3, line 4: "));
    assertThat(embedded.client.listQualificationRequests().qualificationRequests())
        .extracting(QualificationRequest::qualificationRequestId)
        .containsExactly("R1", "R4", "R5");
  }

  @Test
  void aRequestOfNobodyIsRefusedWithTheReason() throws IOException {
    write(
        "a.xml",
        record("R1", "2005-12-01T23:59:59Z", "a").replaceAll("<SubjectId>.*</SubjectId>", ""),
        record("R2", "2005-12-01T23:59:59Z", "a"));

    ImportReport report = run();

    assertThat(report.refused()).isEqualTo(1);
    assertThat(report.added()).isEqualTo(1);
    assertThat(lines)
        .singleElement()
        .asString()
        .startsWith(archive.resolve("a.xml") + ": record 1, line 2: ")
        .contains("before March 2006", "cannot serve a request of nobody", "add the Worker's id");
  }

  @Test
  void anotherNumberOfRecordsThanTheAnswerSaysIsMentioned() throws IOException {
    Files.writeString(
        archive.resolve("a.xml"),
        "<SearchQualificationTypesResult><NumResults>3</NumResults>"
            + "<QualificationType><QualificationTypeId>Q1</QualificationTypeId><Name>a</Name>"
            + "</QualificationType><QualificationType><QualificationTypeId>Q2</QualificationTypeId>"
            + "</QualificationType></SearchQualificationTypesResult>");
    Files.writeString(
        archive.resolve("b.json"),
        "{\"NumResults\":2,\"Qualifications\":[{\"QualificationTypeId\":\"Q1\",\"WorkerId\":\"W\"}]}");
    Files.writeString(
        archive.resolve("c.json"),
        "{\"NumResults\":1,\"QualificationTypes\":[{\"QualificationTypeId\":\"Q3\",\"Name\":\"c\"}]}");

    ImportReport report = run();

    assertThat(report.miscounted()).isEqualTo(2);
    assertThat(report.refused()).isEqualTo(1);
    assertThat(lines)
        .filteredOn(line -> line.contains("NumResults"))
        .hasSize(2)
        .first()
        .asString()
        .contains("says 3, but the answer holds 2 records");
  }

  @Test
  void aBombIsOneRefusal() throws IOException {
    byte[] bomb = Packing.gzip("<list><QualificationRequest><Test>" + "x".repeat(70_000_000));
    Files.write(archive.resolve("a.xml.gz"), bomb);

    assertThat(run().refused()).isEqualTo(1);
    assertThat(lines).singleElement().asString().contains("as only a bomb does");
  }

  @Test
  void aSavedErrorAnswerIsToldButIsNoRefusal() throws IOException {
    Files.writeString(
        archive.resolve("a.xml"),
        "<GetQualificationRequestsResponse><OperationRequest><Errors><Error>"
            + "<Code>AWS.NotAuthorized</Code><Message>no</Message></Error></Errors>"
            + "</OperationRequest></GetQualificationRequestsResponse>");

    assertThat(run().refused()).isZero();
    assertThat(lines)
        .singleElement()
        .asString()
        .startsWith(archive.resolve("a.xml").toString())
        .contains("AWS.NotAuthorized");
  }

  @Test
  void aCutGzipGivesItsWholeRecordsAndTheCutIsRefusedOnce() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      String records =
          record("R1", "2014-08-15T00:01:00Z", "a") + record("R2", "2014-08-15T00:01:00Z", "b");
      gzip.write(("<List>" + records + "</List>").getBytes(StandardCharsets.UTF_8));
    }
    byte[] cut = Arrays.copyOf(packed.toByteArray(), packed.size() - 15);
    Files.write(archive.resolve("a.xml.gz"), cut);

    assertThat(run().added()).isEqualTo(1);
    assertThat(lines)
        .singleElement()
        .asString()
        .contains("a.xml.gz: record 2, line 1: cannot be read to its end")
        .contains("cut off");
  }

  @Test
  void aPathThatIsNotThereFailsBeforeAnythingIsImported() throws IOException {
    write("a.xml", record("R1", "2014-08-15T00:01:00Z", "a"));

    assertThatThrownBy(() -> run(archive, folder.resolve("none")))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("none");
    assertThat(embedded.client.listQualificationRequests().numResults()).isZero();
  }

  @Test
  void manyFilesAreToldAndStoredInTheirOrderWhateverTheNumberOfThreads() throws IOException {
    for (int file = 0; file < 300; file++) {
      String name = "%03d.xml".formatted(file);
      switch (file % 6) {
        case 1 -> write(name, record("R" + (file - 1), "2014-08-15T00:01:00Z", "newer" + file));
        case 2 -> write(name, record("R" + file, "yesterday", "a"));
        case 3 -> Files.writeString(archive.resolve(name), "<list/>");
        case 4 ->
            write(
                name,
                record("R" + file, "2014-08-15T00:01:00Z", "a"),
                "<QualificationType><QualificationTypeId>T1</QualificationTypeId><Name>N"
                    + file
                    + "</Name></QualificationType>");
        default -> write(name, record("R" + file, "2014-08-15T00:01:00Z", "b"));
      }
    }

    ImportReport one = new ArchiveImport(embedded.store, 1, lines::add).run(Inputs.of(archive));

    assertThat(one.files()).isEqualTo(300);
    assertThat(one.refused()).isEqualTo(50);
    assertThat(lines).hasSize(50 + 50 + 50 + 49);
    assertThat(lines.stream().map(line -> line.replaceAll(".*?/(\\d{3})\\.xml:.*", "$1")).toList())
        .isSorted();
    for (int threads : new int[] {2, 7}) {
      List<String> other = new ArrayList<>();
      try (EmbeddedFixture another =
          new EmbeddedFixture(database.store(folder.resolve(threads + ".db")))) {
        assertThat(new ArchiveImport(another.store, threads, other::add).run(Inputs.of(archive)))
            .isEqualTo(one);
        assertThat(stored(another)).isEqualTo(stored(embedded)).hasSize(150);
      }
      assertThat(other).isEqualTo(lines);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aBatchThatCannotBeWrittenEndsTheImportWithItsReason(int threads) throws IOException {
    write(
        "a.xml",
        IntStream.rangeClosed(1, 5000)
            .mapToObj(number -> record("R" + number, "2014-08-15T00:01:00Z", "a"))
            .toArray(String[]::new));
    IllegalStateException failure = new IllegalStateException("no more room");
    AtomicInteger attempts = new AtomicInteger();
    Store store =
        new InterceptedStore(
            embedded.store,
            write -> {
              attempts.set(write);
              if (write == 3) {
                throw failure;
              }
            });

    assertThatThrownBy(() -> new ArchiveImport(store, threads, lines::add).run(Inputs.of(archive)))
        .isSameAs(failure);

    assertThat(attempts).hasValue(3);
    assertThat(stored(embedded)).hasSize(1000);
  }

  /** Nothing is written any more once the caller may close the store. */
  @Test
  void anImportWhoseReadingFailsEndsWithItsLastBatch() throws IOException {
    CountDownLatch isWriting = new CountDownLatch(1);
    CountDownLatch hasFailed = new CountDownLatch(1);
    Store store =
        new InterceptedStore(
            embedded.store,
            write -> {
              isWriting.countDown();
              await(hasFailed);
            });
    // One batch, and less than another, of a file whose last stretches alone are read later.
    write(
        "a.xml",
        IntStream.rangeClosed(1, 900)
            .mapToObj(number -> record("R" + number, "2014-08-15T00:01:00Z", "a".repeat(7000)))
            .toArray(String[]::new));
    InputFile file = Inputs.of(archive).get(0);
    IllegalStateException failure = new IllegalStateException("the disk is gone");
    List<InputFile> files =
        new AbstractList<>() {
          @Override
          public InputFile get(int index) {
            if (index == 0) {
              return file;
            }
            await(isWriting);
            hasFailed.countDown();
            throw failure;
          }

          @Override
          public int size() {
            return 2;
          }
        };

    assertThatThrownBy(() -> new ArchiveImport(store, 2, lines::add).run(files)).isSameAs(failure);

    assertThat(stored(embedded)).hasSize(500);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<QualificationRequest> stored(EmbeddedFixture of) {
    return StoredRequests.of(of.store);
  }

  private ImportReport run() throws IOException {
    return run(archive);
  }

  private ImportReport run(Path... paths) throws IOException {
    return new ArchiveImport(embedded.store, 2, lines::add).run(Inputs.of(paths));
  }

  private void write(String file, String... records) throws IOException {
    Files.writeString(
        archive.resolve(file),
        "<GetQualificationRequestsResult>\n"
            + String.join("\n", records)
            + "\n</GetQualificationRequestsResult>");
  }

  private static String record(String id, String submitTime, String answer) {
    return "<QualificationRequest><QualificationRequestId>"
        + id
        + "</QualificationRequestId><QualificationTypeId>T1</QualificationTypeId>"
        + "<SubjectId>A1</SubjectId><Answer>"
        + answer
        + "</Answer><SubmitTime>"
        + submitTime
        + "</SubmitTime></QualificationRequest>";
  }
}
