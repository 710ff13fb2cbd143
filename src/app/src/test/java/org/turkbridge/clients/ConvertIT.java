package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.turkbridge.message.Sample;

/** {@code convert} as a user runs it. */
@ExtendWith(Bridges.class)
final class ConvertIT {
  private static final String SAMPLES = Sample.FOLDER.toAbsolutePath().toString();
  private static final Path FULL = Path.of("/dev/full");

  @TempDir private Path folder;
  private Path work;
  private Jar jar;

  @BeforeEach
  void jar() throws IOException {
    work = Files.createDirectory(folder.resolve("work"));
    jar = new Jar(folder);
  }

  private String in(String name) {
    return work.resolve(name).toString();
  }

  private String file(String name, String content) throws IOException {
    return Files.writeString(work.resolve(name), content).toString();
  }

  private static String command() {
    return Jar.words() + " convert --kind QualificationRequest ";
  }

  private static String listOf(String... records) {
    return ArchiveXml.HEAD + String.join("", records) + ArchiveXml.END;
  }

  @Test
  void exitCodeTellsWhetherAllWasCarriedOver(Commands commands) throws IOException {
    String good = file("good.xml", listOf(ArchiveXml.record(1)));
    String bad = file("bad.xml", listOf(ArchiveXml.withoutType("B"), ArchiveXml.record(2)));

    Finished done = commands.run("convert", good);
    Finished refused = jar.run("convert", good, bad);

    assertThat(done.exitCode()).isZero();
    assertThat(done.err()).contains("Converted 1 record of 1 file").doesNotContain("Rejected");
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.out().lines()).hasSize(2);
    assertThat(refused.err()).contains("Rejected: missing element 1.");
    assertThat(refused.err().lines().filter(line -> line.startsWith("{"))).hasSize(1);
    assertThat(commands.run("convert").exitCode()).isEqualTo(2);
    assertThat(commands.run("convert", good, "--to", "yaml").exitCode()).isEqualTo(2);
    assertThat(commands.run("convert", good, "-o", good).exitCode()).isEqualTo(2);
    assertThat(commands.run("convert", in("none.xml")).exitCode()).isEqualTo(3);
    assertThat(Files.readString(work.resolve("good.xml"))).isEqualTo(listOf(ArchiveXml.record(1)));
  }

  @Test
  void tooManyRejectsStopItWithoutOutput(Commands commands) throws IOException {
    String bad = file("bad.xml", listOf(ArchiveXml.withoutType("B"), ArchiveXml.record(2)));

    Finished stopped =
        commands.run(
            "convert",
            bad,
            "-o",
            in("out"),
            "--max-rejects",
            "0",
            "--rejects",
            in("rejects"),
            "--no-progress");
    Finished tolerated = commands.run("convert", bad, "-o", in("out"), "--max-rejects", "1");

    assertThat(stopped.exitCode()).isEqualTo(1);
    assertThat(stopped.err()).contains("Stopped: more rejects").contains("There is no output.");
    assertThat(work.resolve("rejects"))
        .content()
        .contains("\"record\":1", "no QualificationTypeId");
    assertThat(tolerated.exitCode()).isEqualTo(1);
    assertThat(Files.readAllLines(work.resolve("out"))).hasSize(1);
    assertThat(Folders.files(work)).hasSize(3);
  }

  @Test
  void aReaderThatHasSeenEnoughEndsItQuietly() throws IOException {
    try (OutputStream out =
        new BufferedOutputStream(Files.newOutputStream(work.resolve("large.xml")))) {
      ArchiveXml.write(out, ArchiveXml.HEAD);
      ArchiveXml.write(out, 5_000_000);
      ArchiveXml.write(out, ArchiveXml.END);
    }

    Finished run =
        Command.shell(
            "{ "
                + command()
                + in("large.xml")
                + "; echo $? >"
                + in("exit-code")
                + "; } | head -c 10",
            folder);

    assertThat(run.out()).isEqualTo("{\"Qualific");
    assertThat(run.err()).isEmpty();
    assertThat(work.resolve("exit-code")).hasContent("141");
  }

  @Test
  void aFullDiskIsNamed(Commands commands) {
    assumeThat(FULL).exists();

    Finished output =
        commands.run("convert", "--kind", "QualificationRequest", SAMPLES, "-o", FULL.toString());
    Finished standardOutput = Command.shell(command() + SAMPLES + " >" + FULL, folder);
    Finished rejects =
        commands.run(
            "convert",
            "--kind",
            "QualificationRequest",
            SAMPLES,
            "-o",
            in("out"),
            "--max-rejects",
            "9",
            "--rejects",
            "/dev/full");

    assertThat(output.exitCode()).isEqualTo(3);
    assertThat(output.err()).contains("Cannot write /dev/full: the disk is full.");
    assertThat(standardOutput.exitCode()).isEqualTo(3);
    assertThat(standardOutput.err()).contains("Cannot write standard output: the disk is full.");
    assertThat(rejects.exitCode()).isZero();
  }

  @Test
  void namesThatTheLocaleCannotReadGetAnErrorThatNamesOne(Commands commands) throws IOException {
    Finished made =
        Command.shell(
            "d='"
                + work
                + "/'$(printf 'gr\\303\\274n') && mkdir $d && cp -r '"
                + SAMPLES
                + "/bare' $d/b && printf %s $d",
            folder);
    String name = made.out();
    Finished poor =
        Command.shell(
            "LC_ALL=C " + command() + "\"$(printf '" + work + "/gr\\303\\274n')\"", folder);
    Finished poorOutput =
        Command.shell(
            "LC_ALL=C " + command() + SAMPLES + " -o \"$(printf '" + work + "/\\303\\274')\"",
            folder);
    Finished poorButAscii = Command.shell("LC_ALL=C " + command() + SAMPLES, folder);
    Finished rich = Command.shell("LC_ALL=C.UTF-8 " + command() + "'" + name + "'", folder);

    assertThat(poor.exitCode()).isEqualTo(3);
    assertThat(poor.err()).contains("set LC_ALL=C.UTF-8");
    assertThat(poorOutput.exitCode()).isEqualTo(2);
    assertThat(poorOutput.err()).contains("set LC_ALL=C.UTF-8");
    assertThat(poorButAscii.exitCode()).isZero();
    assertThat(poorButAscii.out())
        .isEqualTo(commands.run("convert", "--kind", "QualificationRequest", SAMPLES).out())
        .contains("\u00e9");
    assertThat(rich.exitCode()).isZero();
    assertThat(rich.out().lines()).hasSize(1);
  }

  @Test
  void hostileInputIsNamedAndTheRestConverted() throws IOException {
    Path archive = Files.createDirectory(work.resolve("in"));
    String deep = "<a>".repeat(10_000) + "</a>".repeat(10_000);
    StringBuilder laughs = new StringBuilder("<!DOCTYPE list [<!ENTITY e0 'ha'>");
    for (int i = 1; i < 12; i++) {
      laughs.append("<!ENTITY e" + i + " '" + ("&e" + (i - 1) + ";").repeat(10) + "'>");
    }
    laughs.append("]>").append(listOf(ArchiveXml.record("L", "&e11;")));
    Files.writeString(archive.resolve("a.xml"), listOf(ArchiveXml.record("A", "")));
    Files.writeString(archive.resolve("b.xml"), laughs);
    Files.writeString(
        archive.resolve("c.xml"),
        listOf(
            ArchiveXml.record("C1", ""),
            ArchiveXml.record("C2", deep),
            ArchiveXml.record("C3", "&e;"),
            ArchiveXml.record("C4", "")));
    try (OutputStream out =
        new BufferedOutputStream(Files.newOutputStream(archive.resolve("d.xml")))) {
      String[] around = ArchiveXml.record("D2", "|").split("\\|", 2);
      ArchiveXml.write(out, ArchiveXml.HEAD + ArchiveXml.record("D1", "") + around[0]);
      byte[] piece = new byte[1 << 20];
      Arrays.fill(piece, (byte) 'x');
      for (int i = 0; i < 100; i++) {
        out.write(piece);
      }
      ArchiveXml.write(out, around[1] + ArchiveXml.record("D3", "") + ArchiveXml.END);
    }
    Files.writeString(archive.resolve("e.xml"), listOf(ArchiveXml.record("E", "")));

    Finished run =
        jar.option("-Xmx64m")
            .run("convert", archive.toString(), "--rejects", in("rejects"), "--threads", "2");

    assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
    assertThat(
            run.out()
                .lines()
                .map(line -> line.replaceAll(".*RequestId\":\"(\\w+).*", "$1"))
                .collect(Collectors.joining(" ")))
        .isEqualTo("A C1 C4 D1 D3 E");
    assertThat(Files.readAllLines(work.resolve("rejects")))
        .hasSize(4)
        .satisfiesExactly(
            line -> assertThat(line).contains("b.xml", "DOCTYPE"),
            line -> assertThat(line).contains("c.xml", "\"record\":2", "nested too deep", "C2"),
            line -> assertThat(line).contains("c.xml", "\"record\":3", "&e;", "C3"),
            line ->
                assertThat(line)
                    .contains("d.xml", "\"record\":2", "4,194,304", "D2", "\"rawTruncated\":true"));
  }

  @Test
  void aHundredMegabytesFitIntoAHeapOfThirtyTwo() throws Exception {
    Process process = jar.option("-Xmx32m").begin("convert", "-", "-o", in("out"));
    long records;
    try (OutputStream in = new BufferedOutputStream(process.getOutputStream(), 1 << 16)) {
      ArchiveXml.write(in, ArchiveXml.HEAD);
      records = ArchiveXml.write(in, 100_000_000);
      ArchiveXml.write(in, ArchiveXml.END);
    }

    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(err).isZero();
    assertThat(err).contains("Converted " + records + " records");
    try (var lines = Files.lines(work.resolve("out"))) {
      assertThat(lines.count()).isEqualTo(records);
    }
  }

  @Test
  void jsonIsReadByOtherProgramsAndWhatTheyWriteByThisOne(Commands commands) throws IOException {
    assertThat(
            commands
                .run(
                    "convert",
                    "--kind",
                    "QualificationRequest",
                    SAMPLES,
                    "--to",
                    "json",
                    "-o",
                    in("a.json"))
                .exitCode())
        .isZero();

    Finished python =
        Command.run(
            List.of(
                "/usr/bin/python3",
                "-c",
                "import json,sys;a=json.load(open(sys.argv[1],encoding='utf-8'));"
                    + "json.dump(a,open(sys.argv[2],'w'));print(len(a['QualificationRequests']))",
                in("a.json"),
                in("b.json")),
            Map.of());

    assertThat(python.err()).isEmpty();
    assertThat(python.out().strip()).isEqualTo("34");
    assertThat(commands.run("convert", in("b.json")).out())
        .isEqualTo(commands.run("convert", "--kind", "QualificationRequest", SAMPLES).out());
  }
}
