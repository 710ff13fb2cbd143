package org.turkbridge.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.turkbridge.junit.RunningTurkbridge;
import org.turkbridge.junit.WithTurkbridge;
import software.amazon.awssdk.services.mturk.MTurkClient;

/**
 * What a bridge costs a test class: start with the samples, one call by each API, and end. Runs the
 * same class again and again in one JVM, which is cold at first. Prints milliseconds; judges
 * nothing.
 */
final class JunitStartBenchmark {
  private static final int CLASSES = 20;

  private JunitStartBenchmark() {}

  @WithTurkbridge(archive = "samples")
  static final class OneClass {
    @Test
    void oneCallByEachApi(RunningTurkbridge running, MTurkClient mturk) throws IOException {
      mturk.listQualificationRequests();
      URI call = running.legacyCall("GetQualificationRequests", Map.of("PageSize", "1"));
      try (InputStream answer = call.toURL().openStream()) {
        answer.readAllBytes();
      }
    }
  }

  public static void main(String[] args) {
    // Lines of the log are made, but not shown.
    System.setProperty("logback.configurationFile", "logback-benchmark.xml");
    Launcher launcher = LauncherFactory.create();
    double[] millis = new double[CLASSES];
    for (int i = 0; i < CLASSES; i++) {
      millis[i] = classMillis(launcher);
    }
    double[] later = Arrays.copyOfRange(millis, 1, CLASSES);
    Arrays.sort(later);
    System.out.printf(
        "first class %.0f ms, then median %.0f ms (%.0f to %.0f) of %d%n",
        millis[0], later[later.length / 2], later[0], later[later.length - 1], later.length);
  }

  private static double classMillis(Launcher launcher) {
    SummaryGeneratingListener summary = new SummaryGeneratingListener();
    long start = System.nanoTime();
    launcher.execute(
        LauncherDiscoveryRequestBuilder.request()
            .selectors(List.of(DiscoverySelectors.selectClass(OneClass.class)))
            .configurationParameter("jqwik.database", "target/jqwik-database")
            .build(),
        summary);
    double millis = (System.nanoTime() - start) / 1e6;
    if (summary.getSummary().getTestsSucceededCount() != 1) {
      summary
          .getSummary()
          .printFailuresTo(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
      throw new IllegalStateException("the test failed");
    }
    return millis;
  }
}
