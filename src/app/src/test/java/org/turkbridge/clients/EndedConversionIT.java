package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.turkbridge.message.Sample;

/** {@code convert} ended in the middle: there is a whole output or none. */
@ExtendWith(Bridges.class)
final class EndedConversionIT {
  private static final String SAMPLES = Sample.FOLDER.toAbsolutePath().toString();

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

  /**
   * Standard input that is not at its end, of which so much is converted that a reject was told.
   */
  private static OutputStream fed(Process process) throws IOException {
    OutputStream in = process.getOutputStream();
    ArchiveXml.write(in, ArchiveXml.HEAD + ArchiveXml.withoutType("B"));
    ArchiveXml.write(in, 8_000_000);
    in.flush();
    assertThat(line(process.errorReader(StandardCharsets.UTF_8)))
        .contains("no QualificationTypeId");
    return in;
  }

  private static String line(BufferedReader reader) throws IOException {
    return String.valueOf(reader.readLine());
  }

  private static void signal(Process process, String name) throws Exception {
    int sent =
        new ProcessBuilder("/bin/kill", "-" + name, Long.toString(process.pid()))
            .inheritIO()
            .start()
            .waitFor();
    assertThat(sent).isZero();
  }

  /** All files with their content, by name. */
  private static Map<String, String> content(Path top) {
    return Folders.files(top).stream()
        .filter(Files::isRegularFile)
        .collect(
            Collectors.toMap(
                file -> top.relativize(file).toString(),
                EndedConversionIT::text,
                (a, b) -> a,
                TreeMap::new));
  }

  private static Map<String, String> visible(Path top) {
    Map<String, String> all = content(top);
    all.keySet().removeIf(name -> name.startsWith("."));
    return all;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void interruptedItLeavesNothing() throws Exception {
    for (String signal : new String[] {"INT", "TERM"}) {
      Process process = jar.begin("convert", "-", "-o", in("out"));
      try (OutputStream in = fed(process)) {
        assertThat(Folders.files(work)).isNotEmpty();
        signal(process, signal);

        assertThat(process.waitFor()).isEqualTo(130);
        assertThat(line(process.errorReader(StandardCharsets.UTF_8)))
            .isEqualTo("Stopped. What was not finished is removed.");
        assertThat(Folders.files(work)).isEmpty();
        in.flush();
      } catch (IOException e) {
        assertThat(e).hasMessageContaining("pipe");
      }
    }
  }

  @Test
  void killedItLeavesNoOutputAndTheNextRunIsWhole(Commands commands) throws Exception {
    Process process = jar.begin("convert", "-", "-o", in("out"));
    fed(process);
    process.destroyForcibly().waitFor();

    assertThat(visible(work)).isEmpty();
    assertThat(commands.run("convert", SAMPLES, "-o", in("out")).exitCode()).isZero();
    assertThat(content(work)).isEqualTo(Map.of("out", commands.run("convert", SAMPLES).out()));
  }

  @Test
  void twoAtOnceDoNotShareAnOutput(Commands commands) throws Exception {
    Process first = jar.begin("convert", "-", "-o", in("out"));
    try (OutputStream in = fed(first)) {
      Finished second = commands.run("convert", SAMPLES, "-o", in("out"));

      assertThat(second.exitCode()).isEqualTo(3);
      assertThat(second.err()).contains("Another turkbridge is writing " + in("out"));
      ArchiveXml.write(in, ArchiveXml.END);
    }
    assertThat(first.waitFor()).isEqualTo(1);
    assertThat(content(work)).containsOnlyKeys("out");
    assertThat(text(work.resolve("out")).lines().count()).isGreaterThan(6000);
  }

  @Test
  void killedAgainAndAgainAndResumedItIsThatOfOneRun(Commands commands) throws Exception {
    Path archive = Files.createDirectory(folder.resolve("archive"));
    for (int file = 10; file < 50; file++) {
      // One line on standard error for each of these, by which its progress can be seen.
      Files.createFile(archive.resolve(file + "-empty.xml"));
      Files.writeString(
          archive.resolve(file + ".xml"),
          ArchiveXml.HEAD
              + ArchiveXml.record(file)
              + ArchiveXml.withoutType("B")
              + ArchiveXml.record("C", "x".repeat(300_000))
              + ArchiveXml.END);
    }
    Finished once =
        commands.run(
            "convert", archive.toString(), "-o", in("once") + "/", "--rejects", in("once.rejects"));
    assertThat(once.exitCode()).isEqualTo(1);
    String[] resumed = {
      "convert", archive.toString(), "-o", in("out") + "/", "--rejects", in("rejects"), "--resume"
    };

    for (int linesSeen : new int[] {1, 4, 9}) {
      Process process = jar.begin(resumed);
      BufferedReader err = process.errorReader(StandardCharsets.UTF_8);
      for (int line = 0; line < linesSeen; line++) {
        assertThat(line(err)).contains("holds no record");
      }
      process.destroyForcibly().waitFor();
      assertThat(
              content(work.resolve("once"))
                  .entrySet()
                  .containsAll(visible(work.resolve("out")).entrySet()))
          .isTrue();
    }
    Finished last = commands.run(resumed);

    assertThat(last.exitCode()).isEqualTo(1);
    assertThat(visible(work.resolve("out")).equals(content(work.resolve("once")))).isTrue();
    assertThat(visible(work.resolve("out")).keySet()).hasSize(80);
    assertThat(work.resolve("rejects")).hasSameBinaryContentAs(work.resolve("once.rejects"));
    assertThat(content(work).keySet()).noneMatch(name -> name.contains("part"));
  }
}
