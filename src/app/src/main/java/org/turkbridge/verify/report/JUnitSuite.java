package org.turkbridge.verify.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A suite in JUnit XML.
 *
 * @param output what is told beside the tests; empty if nothing
 */
record JUnitSuite(String name, Duration took, List<JUnitTest> tests, String output) {
  /** Servers hold all of it in memory, and show it in a page. */
  private static final int LONGEST_VALUE = 4000;

  JUnitSuite {
    tests = List.copyOf(tests);
  }

  /** That of the run. */
  static JUnitSuite ofRun(Report report, boolean strict) {
    List<JUnitTest> tests = new ArrayList<>();
    tests.add(
        report.totals().checked() == 0
            ? nothingChecked(report)
            : JUnitTest.passed(report.unit() + " compared"));
    if (report.leftOut() > 0) {
      tests.add(leftOut(report, strict));
    }
    return new JUnitSuite(report.title(), report.took(), tests, summary(report));
  }

  /** That of a source. */
  static JUnitSuite of(String source, List<Finding> findings, boolean strict) {
    Map<String, Integer> names = new HashMap<>();
    List<JUnitTest> tests = new ArrayList<>();
    for (Finding finding : findings) {
      String name = name(finding);
      // GitLab takes two tests of one name for the same.
      int times = names.merge(name, 1, Integer::sum);
      tests.add(
          new JUnitTest(
              times == 1 ? name : name + " (" + times + ")",
              JUnitTest.outcome(finding.kind().weight(), strict),
              JsonReport.name(finding.kind()),
              finding.message(),
              text(finding)));
    }
    return new JUnitSuite(source, Duration.ZERO, tests, "");
  }

  long count(JUnitTest.Outcome outcome) {
    return tests.stream().filter(test -> test.outcome() == outcome).count();
  }

  private static String name(Finding finding) {
    String where =
        Stream.of(finding.place(), finding.subject())
            .filter(part -> !part.isBlank())
            .collect(Collectors.joining(", "));
    String what = finding.kind().label() + (finding.path().isEmpty() ? "" : " " + finding.path());
    return where.isEmpty() ? what : where + ": " + what;
  }

  private static String text(Finding finding) {
    StringBuilder text = new StringBuilder(finding.message()).append('\n');
    line(text, "source", finding.source());
    line(text, "place", finding.place());
    line(text, "subject", finding.subject());
    line(text, "path", finding.path());
    value(text, "before", finding.before());
    value(text, "after", finding.after());
    return text.toString();
  }

  private static void line(StringBuilder text, String name, String value) {
    if (!value.isEmpty()) {
      text.append('\n').append(name).append(": ").append(value);
    }
  }

  private static void value(StringBuilder text, String name, @Nullable String value) {
    if (value == null) {
      return;
    }
    line(text, name, value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) : value);
    if (value.length() > LONGEST_VALUE) {
      text.append(" ... and ").append(value.length() - LONGEST_VALUE).append(" characters more");
    }
  }

  private static JUnitTest nothingChecked(Report report) {
    String message = "No " + report.unit() + " were found to check.";
    return new JUnitTest(
        report.unit() + " compared", JUnitTest.Outcome.FAILED, "nothing-checked", message, message);
  }

  private static JUnitTest leftOut(Report report, boolean strict) {
    Map<FindingKind, Long> unlisted = new EnumMap<>(FindingKind.class);
    unlisted.putAll(report.totals().findings());
    report.findings().forEach(finding -> unlisted.merge(finding.kind(), -1L, Long::sum));
    unlisted.values().removeIf(count -> count <= 0);
    boolean failed = unlisted.keySet().stream().anyMatch(kind -> kind.weight().fails(strict));
    String message = report.leftOut() + " findings more than this report lists";
    return new JUnitTest(
        "findings not listed",
        failed ? JUnitTest.Outcome.FAILED : JUnitTest.Outcome.SKIPPED,
        "left-out",
        message,
        message + "\n\n" + counts(unlisted));
  }

  private static String summary(Report report) {
    Totals totals = report.totals();
    return """
        %s, by %s
        inputs: %s
        %s checked: %d
        %sequal: %d
        equal once notation is undone: %d
        different: %d
        not compared: %d
        %s"""
        .formatted(
            report.title(),
            report.program(),
            String.join(", ", report.inputs()),
            report.unit(),
            totals.checked(),
            kinds(totals.records()),
            totals.equal(),
            totals.normalised(),
            totals.different(),
            totals.unchecked(),
            counts(totals.findings()));
  }

  private static String kinds(Map<String, Long> records) {
    return records.entrySet().stream()
        .map(entry -> "of kind " + entry.getKey() + ": " + entry.getValue() + "\n")
        .collect(Collectors.joining());
  }

  private static String counts(Map<FindingKind, Long> findings) {
    return findings.entrySet().stream()
        .map(entry -> entry.getKey().label() + ": " + entry.getValue() + "\n")
        .collect(Collectors.joining());
  }

  /**
   * A test in JUnit XML.
   *
   * @param type of the failure
   * @param message in short; empty if it passed
   * @param text the whole of it; empty if it passed
   */
  record JUnitTest(String name, Outcome outcome, String type, String message, String text) {
    enum Outcome {
      PASSED,
      FAILED,
      ERROR,
      SKIPPED
    }

    static JUnitTest passed(String name) {
      return new JUnitTest(name, Outcome.PASSED, "", "", "");
    }

    /** How servers are to take something of that weight. */
    static Outcome outcome(Severity weight, boolean strict) {
      return switch (weight) {
        case DIFFERENCE -> Outcome.FAILED;
        case ERROR -> Outcome.ERROR;
        case WARNING -> strict ? Outcome.FAILED : Outcome.SKIPPED;
        case NOTE -> Outcome.SKIPPED;
      };
    }
  }
}
