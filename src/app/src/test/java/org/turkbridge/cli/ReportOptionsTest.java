package org.turkbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.turkbridge.verify.report.SampleReports;
import picocli.CommandLine;

class ReportOptionsTest {
  @TempDir Path folder;

  @CommandLine.Command(name = "checks")
  static final class Checks implements Runnable {
    @CommandLine.Mixin private ReportOptions reports;

    @SuppressWarnings("NullAway.Init")
    private Checks() {}

    @Override
    public void run() {}
  }

  @Test
  void writesWhatIsAskedForAndReplacesWhatIsThere() throws IOException {
    Path html = Files.writeString(folder.resolve("r.html"), "before");
    Path junit = folder.resolve("new/r.xml");
    Path json = folder.resolve("r.json");
    ReportOptions options =
        parsed(
            "--report",
            html.toString(),
            "--junit-xml",
            junit.toString(),
            "--json",
            json.toString());

    options.check(List.of(folder.resolve("input.xml")));
    assertThat(html).hasContent("before");
    assertThat(junit).doesNotExist();
    options.write(SampleReports.mixed(), false);

    assertThat(Files.readString(html)).startsWith("<!doctype html>").endsWith("</html>\n");
    assertThat(Files.readString(junit)).contains("<skipped ").endsWith("</testsuites>\n");
    assertThat(Files.readString(json)).contains("\"strict\" : false").endsWith("}\n");
    assertThat(names()).containsExactly("new", "r.html", "r.json");

    options.write(SampleReports.mixed(), true);
    assertThat(Files.readString(junit)).doesNotContain("<skipped ");
    assertThat(Files.readString(json)).contains("\"strict\" : true");
  }

  @Test
  void withoutOptionsNothingIsWritten() throws IOException {
    ReportOptions options = parsed();

    options.check(List.of());
    options.write(SampleReports.clean(), false);

    assertThat(options.takesStandardOutput()).isFalse();
    assertThat(names()).isEmpty();
  }

  @Test
  void anUnwritablePlaceIsFoundBefore() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");

    assertThatThrownBy(() -> parsed("--json", file.resolve("r.json").toString()).check(List.of()))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("Cannot write " + file.resolve("r.json"));
    assertThatThrownBy(() -> parsed("--report", folder.toString()).check(List.of()))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("is a folder where a file is wanted");
  }

  @Test
  void noReportReplacesAnInput() throws IOException {
    Path input = Files.writeString(folder.resolve("a.xml"), "");

    assertThatThrownBy(() -> parsed("--junit-xml", input.toString()).check(List.of(input)))
        .isInstanceOf(UsageException.class)
        .hasMessage("The report " + input + " is the input " + input + ": name another.");
    assertThatThrownBy(
            () -> parsed("--json", folder.resolve("r").toString()).check(List.of(folder)))
        .hasMessageContaining("is inside the input folder");
  }

  @Test
  void onlyJsonGoesToStandardOutput() throws IOException {
    ReportOptions options = parsed("--json", "-");

    options.check(List.of());

    assertThat(options.takesStandardOutput()).isTrue();
    assertThatThrownBy(() -> parsed("--report", "-").check(List.of()))
        .hasMessage("--report needs a file: only --json goes to standard output");
  }

  @Test
  void twoReportsDoNotShareAFile() {
    String file = folder.resolve("r").toString();

    assertThatThrownBy(() -> parsed("--report", file, "--json", file).check(List.of()))
        .hasMessage("--report and --json name the same file: " + file);
  }

  private static ReportOptions parsed(String... arguments) {
    Checks checks = new Checks();
    new CommandLine(checks).registerConverter(Path.class, new FileName()).parseArgs(arguments);
    return checks.reports;
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }
}
