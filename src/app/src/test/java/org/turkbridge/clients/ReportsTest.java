package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A script that did not do all its work is never taken for one that passed. */
final class ReportsTest {
  private static Finished said(String out) {
    return new Finished(0, out, "");
  }

  @Test
  void everyReportIsATest() {
    assertThat(Reports.tests(said("passed one\npassed two\nran 2\n")))
        .extracting(DynamicTest::getDisplayName)
        .containsExactly("one", "two");
  }

  @Test
  void testFailsAsItWasReported() throws Throwable {
    List<DynamicTest> tests =
        Reports.tests(said("passed one\nfailed two\nwhy\nfailed two\nagain\nran 2\n"));
    assertThat(tests).hasSize(3);
    tests.get(0).getExecutable().execute();
    assertThatThrownBy(() -> tests.get(1).getExecutable().execute())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("why");
    assertThatThrownBy(() -> tests.get(2).getExecutable().execute())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("again");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ran 0\n",
        "passed one\n",
        "passed one\nran 2\n",
        "passed one\npassed two\nran 1\n",
        "passed one\nran 1\nTraceback\n",
        "Traceback\nran 1\n"
      })
  void scriptThatDidNotReportAllFails(String out) {
    // Text before the first report counts as a report of its own: it has no name of a test.
    assertThatThrownBy(() -> Reports.tests(said(out)).get(0).getExecutable().execute())
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void scriptThatCrashedFails() {
    Finished crashed = new Finished(139, "passed one\nran 1\n", "Segmentation fault");
    assertThatThrownBy(() -> Reports.tests(crashed))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Segmentation fault");
  }
}
