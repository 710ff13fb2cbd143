package org.turkbridge.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.hadoop.conf.Configuration;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.documents.JsonDocuments;
import org.turkbridge.archive.files.ArchiveInputs;
import org.turkbridge.archive.xml.KindDocuments;
import org.turkbridge.archive.xml.XmlDocuments;

/** The pieces of a file give what it gives whole, each record once. */
class ArchivePlanTest {
  private static Path folder = Path.of("");

  @BeforeContainer
  static void makeFolder() throws IOException {
    folder = Files.createTempDirectory("pieces");
  }

  @AfterContainer
  static void removeFolder() throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Property(tries = 1000)
  void piecesGiveWhatTheWholeGives(
      @ForAll("documents") String document,
      @ForAll @IntRange(min = 32, max = 3000) int splitBytes,
      @ForAll("charsets") Charset charset)
      throws IOException {
    assertPiecesGiveWhatTheWholeGives(document.getBytes(charset), splitBytes);
  }

  @Property(tries = 2000)
  void damagedDocumentsToo(
      @ForAll("documents") String document,
      @ForAll("pieces") String piece,
      @ForAll @IntRange(max = 10_000) int place,
      @ForAll @IntRange(max = 30) int removed,
      @ForAll @IntRange(min = 32, max = 3000) int splitBytes)
      throws IOException {
    int at = document.length() * place / 10_000;
    String damaged =
        document.substring(0, at)
            + piece
            + document.substring(Math.min(document.length(), at + removed));

    assertPiecesGiveWhatTheWholeGives(damaged.getBytes(StandardCharsets.UTF_8), splitBytes);
  }

  /** Records of all kinds by turns, of which one kind is read. */
  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void piecesGiveWhatTheWholeGivesOfEveryKind(
      @ForAll("kindDocuments") String document,
      @ForAll("pieces") String piece,
      @ForAll @IntRange(max = 10_000) int place,
      @ForAll boolean isDamaged,
      @ForAll RecordKind kind,
      @ForAll @IntRange(min = 64, max = 3000) int splitBytes)
      throws IOException {
    int at = document.length() * place / 10_000;
    String read = isDamaged ? document.substring(0, at) + piece + document.substring(at) : document;

    assertPiecesGiveWhatTheWholeGives(
        read.getBytes(StandardCharsets.UTF_8),
        kind,
        file -> Readings.pieces(List.of(file), splitBytes));
  }

  @Example
  void aFileInWhichHitsAndAssignmentsAlternateIsDivided() throws IOException {
    byte[] bytes = Archives.study(100).getBytes(StandardCharsets.UTF_8);
    List<ArchivePiece> pieces = Readings.pieces(List.of(file(bytes)), 1024);

    assertThat(pieces).hasSizeGreaterThan(30);
    assertThat(pieces.get(pieces.size() - 1).origin().records()).isBetween(190L, 199L);
    for (RecordKind kind : List.of(RecordKind.HIT, RecordKind.ASSIGNMENT)) {
      assertPiecesGiveWhatTheWholeGives(bytes, kind, file -> Readings.pieces(List.of(file), 1024));
    }
  }

  /** What one core reads of a large file. */
  @Property(tries = 500)
  void anUndividedFileGivesIt(
      @ForAll("documents") String document,
      @ForAll("pieces") String piece,
      @ForAll @IntRange(max = 10_000) int place)
      throws IOException {
    int at = document.length() * place / 10_000;
    byte[] bytes =
        (document.substring(0, at) + piece + document.substring(at))
            .getBytes(StandardCharsets.UTF_8);

    assertPiecesGiveWhatTheWholeGives(bytes, Readings::undivided);
  }

  @Example
  void oneCoreReadsALargeFileInOneRange() throws IOException {
    byte[] bytes = answer(0, 100).getBytes(StandardCharsets.UTF_8);

    assertThat(Readings.undivided(file(bytes)))
        .singleElement()
        .satisfies(
            piece -> {
              assertThat(piece.range()).isNotNull();
              assertThat(piece.length()).isEqualTo(bytes.length);
            });
  }

  /** As large as what is really divided, cut from 1 KB up. */
  @Property(tries = 30)
  void largeFilesToo(
      @ForAll @IntRange(min = 1024, max = 200_000) int splitBytes,
      @ForAll @IntRange(max = 400_000) int damage,
      @ForAll("pieces") String piece,
      @ForAll boolean isDamaged)
      throws IOException {
    String document = answer(0, 900);
    int at = Math.min(damage, document.length());
    String read = isDamaged ? document.substring(0, at) + piece + document.substring(at) : document;

    assertPiecesGiveWhatTheWholeGives(read.getBytes(StandardCharsets.UTF_8), splitBytes);
  }

  @Example
  void aFileOfRecordsIsDivided() throws IOException {
    byte[] bytes = answer(0, 100).getBytes(StandardCharsets.UTF_8);
    List<ArchivePiece> pieces = Readings.pieces(List.of(file(bytes)), 1024);

    assertThat(pieces).hasSizeGreaterThan(20);
    assertThat(pieces).extracting(ArchivePiece::from).isSorted();
    assertThat(pieces.stream().mapToLong(ArchivePiece::length).sum()).isEqualTo(bytes.length);
    assertThat(pieces.get(pieces.size() - 1).origin().records()).isBetween(90L, 99L);
  }

  @Example
  void answersOneAfterAnotherAreDividedToo() throws IOException {
    byte[] bytes = (answer(0, 50) + answer(50, 50)).getBytes(StandardCharsets.UTF_8);

    assertThat(Readings.pieces(List.of(file(bytes)), 1024)).hasSizeGreaterThan(20);
  }

  /** Else Spark would not read it again. */
  @Example
  void aFileSystemThatFailsIsNoDamageOfTheFile() throws IOException {
    String document = answer(0, 50) + "</broken>" + answer(50, 50);
    Path file = file(document.getBytes(StandardCharsets.UTF_8));
    for (ArchivePiece piece : Readings.pieces(List.of(file), 1024)) {
      Configuration failing = new Configuration(false);
      failing.set("fs.failing.impl", FailingFileSystem.class.getName());
      failing.setLong(FailingFileSystem.AT, piece.to() - 100);
      failing.setBoolean("fs.failing.impl.disable.cache", true);
      ArchivePiece there =
          new ArchivePiece(
              piece.path().replace("file:", FailingFileSystem.SCHEME + ":"),
              piece.size(),
              piece.from(),
              piece.to(),
              piece.range(),
              piece.origin());

      assertThatThrownBy(() -> Readings.piece(there, RecordKind.QUALIFICATION_REQUEST, failing))
          .hasMessage("the disk is gone");
    }
  }

  @Example
  void aFileNamedTwiceInARowIsReadTwice() throws IOException {
    Path file = file(answer(0, 100).getBytes(StandardCharsets.UTF_8));
    List<ArchivePiece> once = Readings.pieces(List.of(file), 1024);
    List<ArchivePiece> twice = new ArrayList<>(once);
    twice.addAll(once);

    assertThat(Readings.pieces(List.of(file, file), 1024)).hasSizeGreaterThan(40).isEqualTo(twice);
  }

  @Example
  void linesOfJsonAreDivided() throws IOException {
    String line =
        "{\"QualificationRequestId\":\"A\",\"QualificationTypeId\":\"Q\",\"SubmitTime\":1}\n";

    assertThat(
            Readings.pieces(List.of(file(line.repeat(200).getBytes(StandardCharsets.UTF_8))), 1024))
        .hasSizeGreaterThan(10);
  }

  @Example
  void behindAMistakeTheRestIsOnePiece() throws IOException {
    String document = answer(0, 50) + "</broken>" + answer(50, 50);
    byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
    List<ArchivePiece> pieces = Readings.pieces(List.of(file(bytes)), 1024);

    assertThat(pieces).hasSizeGreaterThan(5);
    assertThat(pieces.get(pieces.size() - 1).length()).isGreaterThan(bytes.length / 2 - 2000);
  }

  /** Divides a file, or not. */
  private interface Division {
    List<ArchivePiece> of(Path file) throws IOException;
  }

  private static void assertPiecesGiveWhatTheWholeGives(byte[] bytes, int splitBytes)
      throws IOException {
    assertPiecesGiveWhatTheWholeGives(bytes, file -> Readings.pieces(List.of(file), splitBytes));
  }

  private static void assertPiecesGiveWhatTheWholeGives(byte[] bytes, Division division)
      throws IOException {
    assertPiecesGiveWhatTheWholeGives(bytes, RecordKind.QUALIFICATION_REQUEST, division);
  }

  private static void assertPiecesGiveWhatTheWholeGives(
      byte[] bytes, RecordKind kind, Division division) throws IOException {
    // What damage makes look like a table or a packed file is refused before anything reads it.
    Assume.that(ArchiveInputs.isPlain(bytes));
    Path file = file(bytes);
    List<String> words = new ArrayList<>();
    List<String> last = new ArrayList<>();
    for (ArchivePiece piece : division.of(file)) {
      for (String word : Readings.piece(piece, kind)) {
        (word.contains(" at ") ? words : last).add(word);
      }
    }
    // What is told of an answer comes with the piece in which it ends.
    List<String> expected = new ArrayList<>();
    List<String> expectedLast = new ArrayList<>();
    for (String word : Readings.whole("file:" + file, bytes, kind)) {
      (word.contains(" at ") ? expected : expectedLast).add(word);
    }
    Files.delete(file);

    assertThat(words).isEqualTo(expected);
    assertThat(last).containsExactlyInAnyOrderElementsOf(expectedLast);
  }

  private static Path file(byte[] bytes) throws IOException {
    return Files.write(Files.createTempFile(folder, "a", ".xml"), bytes);
  }

  private static String answer(int first, int records) {
    return Archives.list(first, records)
        .replace(
            "<L>",
            "<GetQualificationRequestsResponse xmlns='urn:x'><GetQualificationRequestsResult>"
                + "<Request><IsValid>True</IsValid></Request><NumResults>"
                + (records + first)
                + "</NumResults>")
        .replace("</L>", "</GetQualificationRequestsResult></GetQualificationRequestsResponse>");
  }

  @Provide
  Arbitrary<String> documents() {
    return Arbitraries.oneOf(XmlDocuments.documents(), JsonDocuments.documents());
  }

  @Provide
  Arbitrary<String> kindDocuments() {
    return KindDocuments.documents();
  }

  @Provide
  Arbitrary<String> pieces() {
    return Arbitraries.oneOf(XmlDocuments.pieces(), JsonDocuments.pieces());
  }

  @Provide
  Arbitrary<Charset> charsets() {
    return Arbitraries.of(
        StandardCharsets.UTF_8,
        StandardCharsets.UTF_8,
        StandardCharsets.UTF_8,
        StandardCharsets.UTF_16LE,
        StandardCharsets.UTF_16);
  }
}
