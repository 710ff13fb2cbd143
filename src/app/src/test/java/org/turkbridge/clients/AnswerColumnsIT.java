package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Tables with a column a question, whose header is not known before the last record. */
@ExtendWith(Bridges.class)
final class AnswerColumnsIT {
  private static final String[] COLUMNS = {"--to", "csv", "--answers", "columns"};
  private static final Path FULL = Path.of("/dev/full");

  @TempDir private Path folder;
  private Path work;
  private Jar jar;

  @BeforeEach
  void jar() throws IOException {
    work = Files.createDirectory(folder.resolve("work"));
    jar = new Jar(folder);
  }

  private static String[] convert(String... more) {
    return Stream.of(new String[] {"convert"}, more, COLUMNS)
        .flatMap(Stream::of)
        .toArray(String[]::new);
  }

  private String in(String name) {
    return work.resolve(name).toString();
  }

  private static String answered(long number) {
    return ArchiveXml.record(
        "R" + number,
        "&lt;QuestionFormAnswers>&lt;Answer>&lt;QuestionIdentifier>q"
            + number / 40_000
            + "&lt;/QuestionIdentifier>&lt;FreeText>"
            + "Some text of café. ".repeat(40)
            + "&lt;/FreeText>&lt;/Answer>&lt;/QuestionFormAnswers>");
  }

  private static void write(OutputStream out, int records) throws IOException {
    for (int number = 0; number < records; number++) {
      ArchiveXml.write(out, answered(number));
    }
  }

  @Test
  void interruptedItLeavesNothing() throws Exception {
    Process process = jar.begin(convert("-", "-o", in("out.csv")));
    try (OutputStream in = process.getOutputStream()) {
      ArchiveXml.write(in, ArchiveXml.HEAD);
      write(in, 10_000);
      ArchiveXml.write(in, ArchiveXml.withoutType("B"));
      write(in, 10_000);
      in.flush();
      BufferedReader err = process.errorReader(StandardCharsets.UTF_8);
      assertThat(err.readLine()).contains("no QualificationTypeId");
      // The draft has no name any more.
      assertThat(Folders.files(work)).hasSize(1);

      process.toHandle().destroy();

      assertThat(process.waitFor()).isEqualTo(130);
      assertThat(err.readLine()).isEqualTo("Stopped. What was not finished is removed.");
      assertThat(Folders.files(work)).isEmpty();
      in.flush();
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("pipe");
    }
  }

  @Test
  void aHundredMegabytesFitIntoAHeapOfThirtyTwo() throws Exception {
    Process process = jar.option("-Xmx32m").begin(convert("-", "-o", in("out.csv")));
    int records = 110_000;
    try (OutputStream in = new BufferedOutputStream(process.getOutputStream(), 1 << 16)) {
      ArchiveXml.write(in, ArchiveXml.HEAD);
      write(in, records);
      ArchiveXml.write(in, ArchiveXml.END);
    }

    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(err).isZero();
    assertThat(err).contains("Converted " + records + " records");
    try (var lines = Files.lines(work.resolve("out.csv"))) {
      assertThat(lines.count()).isEqualTo(records + 1);
    }
  }

  @Test
  void fullDiskIsNamedAndAPipeGetsTheWholeTable(Commands commands) throws IOException {
    assumeThat(FULL).exists();
    Path archive = Files.writeString(work.resolve("a.xml"), answered(1));

    Finished output = commands.run(convert(archive.toString(), "-o", FULL.toString()));
    Finished piped = commands.run(convert(archive.toString()));

    assertThat(output.exitCode()).isEqualTo(3);
    assertThat(output.err()).contains("Cannot write /dev/full: the disk is full.");
    assertThat(piped.out())
        .startsWith("QualificationRequestId,QualificationTypeId,WorkerId,Test,SubmitTime,Answer.q0")
        .hasLineCount(2);
    assertThat(Folders.files(work)).hasSize(1);
  }

  @Test
  void exportHasThemToo(Commands commands) throws IOException {
    Path archive = Files.writeString(work.resolve("a.xml"), answered(1) + answered(80_000));
    commands.run("import", archive.toString(), "--store", in("turk.db"));

    Finished exported =
        commands.run("export", "--store", in("turk.db"), "--to", "csv", "--answers", "columns");

    assertThat(exported.exitCode()).as(exported.err()).isZero();
    assertThat(exported.out()).isEqualTo(commands.run(convert(archive.toString())).out());
    assertThat(exported.out()).contains("Answer.q0,Answer.q2").hasLineCount(3);
  }
}
