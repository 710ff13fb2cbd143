package org.turkbridge.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.turkbridge.convert.OutputRefusedException;
import org.turkbridge.convert.WholeFile;
import org.turkbridge.verify.report.HtmlReport;
import org.turkbridge.verify.report.JUnitXmlReport;
import org.turkbridge.verify.report.JsonReport;
import org.turkbridge.verify.report.Report;
import org.turkbridge.verify.report.ReportFormat;
import picocli.CommandLine.Option;

/** The options that say where reports go. A report that is there is replaced. */
final class ReportOptions {
  private static final Path STANDARD_OUTPUT = Path.of("-");

  @Option(
      names = "--report",
      paramLabel = "FILE.html",
      description =
          "Report for people: one HTML file with the totals, the causes and each finding side by"
              + " side. Needs no network.")
  private @Nullable Path html;

  @Option(
      names = "--junit-xml",
      paramLabel = "FILE",
      description = "Report for build servers, as JUnit XML: a test per finding.")
  private @Nullable Path junitXml;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Report for programs, as JSON. - is standard output.")
  private @Nullable Path json;

  /** Only picocli makes one, and fills it in. */
  @SuppressWarnings("NullAway.Init")
  private ReportOptions() {}

  /** Whether standard output is taken, so that a summary has to go to standard error. */
  boolean takesStandardOutput() {
    return STANDARD_OUTPUT.equals(json);
  }

  /**
   * Finds out whether all the reports can be written, before a long run.
   *
   * @param inputs what the run reads, which no report may replace or lie in
   */
  void check(List<Path> inputs) throws IOException {
    Map<Path, String> options = new HashMap<>();
    check("--report", html, inputs, options);
    check("--junit-xml", junitXml, inputs, options);
    if (!takesStandardOutput()) {
      check("--json", json, inputs, options);
    }
  }

  /**
   * Writes the reports that were asked for.
   *
   * @param strict whether warnings count as failures
   */
  void write(Report report, boolean strict) throws IOException {
    write(new HtmlReport(), html, report, strict);
    write(new JUnitXmlReport(), junitXml, report, strict);
    if (takesStandardOutput()) {
      OutputStream out = new BufferedOutputStream(ResultLines.standardOutput());
      new JsonReport().write(report, strict, out);
      out.flush();
    } else {
      write(new JsonReport(), json, report, strict);
    }
  }

  private void check(
      String option, @Nullable Path file, List<Path> inputs, Map<Path, String> options)
      throws IOException {
    if (file == null) {
      return;
    }
    if (file.equals(STANDARD_OUTPUT)) {
      throw new UsageException(option + " needs a file: only --json goes to standard output");
    }
    @Nullable String other = options.put(file.toAbsolutePath().normalize(), option);
    if (other != null) {
      throw new UsageException(other + " and " + option + " name the same file: " + file);
    }
    try {
      new WholeFile("report", file).check(inputs);
    } catch (OutputRefusedException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private static void write(ReportFormat format, @Nullable Path file, Report report, boolean strict)
      throws IOException {
    if (file != null) {
      new WholeFile("report", file).write(out -> format.write(report, strict, out));
    }
  }
}
