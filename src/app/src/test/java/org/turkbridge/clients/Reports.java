package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;

/** What {@code run.py} says of the tests that it ran. */
final class Reports {
  private static final String PASSED = "passed ";
  private static final String OUTCOME = "(passed|failed) ";
  private static final Pattern STARTS = Pattern.compile("(?m)^(?=" + OUTCOME + ")");
  private static final Pattern LAST_LINE = Pattern.compile("(?m)^ran ([0-9]+)\n\\z");

  private Reports() {}

  /**
   * One test for each that it reports, which fails as that did.
   *
   * @throws AssertionError if it did not run to its end, or does not report all that it ran
   */
  static List<DynamicTest> tests(Finished run) {
    assertThat(run.exitCode()).as("exit code of %s", run).isZero();
    Matcher last = LAST_LINE.matcher(run.out());
    assertThat(last.find()).as("a last line \"ran N\" of %s", run).isTrue();
    List<String> reports =
        STARTS
            .splitAsStream(run.out().substring(0, last.start()))
            .filter(report -> !report.isEmpty())
            .toList();
    // A test with several wrong subtests is reported as often.
    assertThat(reports.stream().map(Reports::name).distinct())
        .as("reports of %s", run)
        .hasSize(Integer.parseInt(last.group(1)))
        .isNotEmpty();
    return reports.stream().map(Reports::test).toList();
  }

  private static String name(String report) {
    return report.lines().findFirst().orElse("").replaceFirst(OUTCOME, "");
  }

  private static DynamicTest test(String report) {
    return DynamicTest.dynamicTest(
        name(report), () -> assertThat(report).as("what it said").startsWith(PASSED));
  }
}
