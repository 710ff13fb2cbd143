package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.turkbridge.Document;

/** What people without Maven get, unpacked in a folder with blanks in its name. */
final class DistributionIT {
  private static final String NAME = "turkbridge-" + System.getProperty("turkbridge.version");
  private static final String LAUNCHER = "target/turkbridge ";
  private static final String PLACE_OF_CURRENT = "http://127.0.0.1:8017";

  @TempDir private Path folder;

  @Test
  void linesOfTheReadmeRunFromIt() throws IOException, InterruptedException {
    Path unpacked = unpacked();
    List<String> lines = linesOfTheReadme(unpacked.resolve("README.md"));
    assertThat(lines)
        .anyMatch(line -> line.startsWith("serve "))
        .anyMatch(line -> line.startsWith("mturk "));

    for (String line : lines) {
      if (line.startsWith("serve ")) {
        serve(unpacked, line, lines.stream().filter(each -> each.startsWith("mturk ")).toList());
      } else if (!line.startsWith("mturk ")) {
        assertRuns(unpacked, line);
      }
    }

    assertThat(unpacked.resolve("records/Assignment.jsonl")).isNotEmptyFile();
    assertThat(unpacked.resolve("verified.html")).isNotEmptyFile();
    assertThat(unpacked.resolve("recordings")).isDirectoryContaining("glob:**.http");
  }

  @Test
  void linksOfTheDocumentsLeadSomewhere() throws IOException, InterruptedException {
    List<Document> documents = Document.all(unpacked());
    assertThat(documents)
        .extracting(document -> document.file().getFileName().toString())
        .contains("README.md", "MIGRATION.md", "serve.md");
    assertThat(documents).allSatisfy(document -> assertThat(document.deadLinks()).isEmpty());
  }

  @Test
  void bothFormsHoldTheSame() throws IOException, InterruptedException {
    Path unpacked = unpacked();
    Map<String, Long> inZip = new TreeMap<>();
    try (ZipFile zip = ZipFile.builder().setPath("target/" + NAME + ".zip").get()) {
      for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
        if (!entry.isDirectory()) {
          inZip.put(entry.getName(), entry.getSize());
        }
      }
      assertThat(zip.getEntry(NAME + "/turkbridge").getUnixMode() & 0111).isEqualTo(0111);
    }
    Map<String, Long> inTar = new TreeMap<>();
    try (var files = Files.walk(unpacked)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        inTar.put(NAME + "/" + unpacked.relativize(file), Files.size(file));
      }
    }
    assertThat(inZip).isEqualTo(inTar);
  }

  @Test
  void licencesOfWhatIsInTheJarAreThere() throws IOException, InterruptedException {
    Path unpacked = unpacked();
    assertThat(unpacked.resolve("LICENSE")).hasSameTextualContentAs(Path.of("LICENSE"));
    assertThat(unpacked.resolve("licences/THIRD-PARTY.txt"))
        .content()
        .contains("sqlite-jdbc", "jetty-server", "jaxb-runtime", "picocli")
        .doesNotContain("Unknown license", "turkbridge-core", "archunit");
    assertThat(unpacked.resolve("licences"))
        .isDirectoryRecursivelyContaining("glob:**/jaxb-runtime-*/**/LICENSE*")
        .isDirectoryRecursivelyContaining("glob:**/woodstox-core-*/**/LICENSE*");
  }

  private Path unpacked() throws IOException, InterruptedException {
    Path place = Files.createDirectory(folder.resolve("a folder with blanks"));
    Process tar =
        new ProcessBuilder(
                "tar",
                "-xzf",
                Path.of("target", NAME + ".tar.gz").toString(),
                "-C",
                place.toString())
            .inheritIO()
            .start();
    assertThat(tar.waitFor()).isZero();
    return place.resolve(NAME);
  }

  /** Without the launcher, which is beside the README there. */
  private static List<String> linesOfTheReadme(Path readme) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Document.CodeBlock block : new Document(readme, Files.readString(readme)).blocks()) {
      if (block.language().equals("sh")) {
        block
            .text()
            .lines()
            .filter(line -> line.startsWith(LAUNCHER))
            .forEach(line -> lines.add(line.substring(LAUNCHER.length())));
      }
    }
    return lines;
  }

  /** On free ports, until the calls are made. */
  private void serve(Path unpacked, String line, List<String> calls)
      throws IOException, InterruptedException {
    Process server =
        command(unpacked, "exec ./turkbridge " + line + " --legacy-port 0 --current-port 0")
            .start();
    try (BufferedReader out = server.inputReader()) {
      assertThat(out.readLine()).as(line).startsWith("legacy http");
      String current = out.readLine().replaceAll("^current |/$", "");
      for (String call : calls) {
        assertThat(call).contains(PLACE_OF_CURRENT);
        assertRuns(unpacked, call.replace(PLACE_OF_CURRENT, current));
      }
    } finally {
      server.destroy();
    }
    assertThat(server.waitFor()).as(line).isZero();
  }

  private void assertRuns(Path unpacked, String line) throws IOException, InterruptedException {
    Process process = command(unpacked, "exec ./turkbridge " + line).start();
    process.getOutputStream().close();
    process.getInputStream().readAllBytes();
    // The samples hold what verify reports.
    assertThat(process.waitFor()).as(line).isEqualTo(line.startsWith("verify ") ? 1 : 0);
  }

  private ProcessBuilder command(Path unpacked, String line) {
    ProcessBuilder builder =
        new ProcessBuilder("/usr/bin/env", "--default-signal=INT,TERM", "/bin/sh", "-c", line)
            .directory(unpacked.toFile())
            .redirectError(ProcessBuilder.Redirect.appendTo(folder.resolve("errors").toFile()));
    builder.environment().clear();
    builder
        .environment()
        .putAll(
            Map.of(
                "PATH",
                "/usr/bin:/bin",
                "HOME",
                folder.toString(),
                "LANG",
                "C.UTF-8",
                "JAVA_HOME",
                System.getProperty("java.home"),
                "AWS_ACCESS_KEY_ID",
                "AKIAIOSFODNN7EXAMPLE",
                "AWS_SECRET_ACCESS_KEY",
                "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
                "AWS_DEFAULT_REGION",
                "us-east-1"));
    return builder;
  }
}
