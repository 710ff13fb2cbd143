package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.turkbridge.message.Sample;

/** The jar on JDK 25, the next one with long-term support, where there is one. */
final class NewerJdkIT {
  private static final String HOME = "TURKBRIDGE_TEST_JDK25";
  private static final Path INSTALLED = Path.of("/usr/lib/jvm");

  @TempDir private Path folder;

  static Optional<Path> jdk25() throws IOException {
    String named = System.getenv(HOME);
    if (named != null) {
      return Optional.of(Path.of(named));
    }
    if (!Files.isDirectory(INSTALLED)) {
      return Optional.empty();
    }
    try (Stream<Path> homes = Files.list(INSTALLED)) {
      return homes.sorted().filter(NewerJdkIT::isVersion25).findFirst();
    }
  }

  private static boolean isVersion25(Path home) {
    try {
      return Files.readString(home.resolve("release")).contains("JAVA_VERSION=\"25");
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void servesWithoutAWarning() throws IOException {
    Optional<Path> home = jdk25();
    assumeTrue(home.isPresent(), "no JDK 25 in " + INSTALLED + " and none named by " + HOME);
    Jar jar =
        new Jar(folder)
            .java(home.get().resolve("bin").resolve("java"))
            .option("-XX:TieredStopAtLevel=1");
    assertThat(jar.run("--version").out()).contains("Java 25");

    List<ArchivedRequest> requests = ArchivedRequest.in(Sample.FOLDER);
    try (RunningJar running =
        jar.serve(
            "--credentials",
            Keys.credentialsFile(folder).toString(),
            "--import",
            Sample.FOLDER.toAbsolutePath().toString())) {
      Answer answer =
          new RestCall(Keys.TESTER)
              .with("PageSize", "100")
              .post(HttpClient.newHttpClient(), running.legacy());
      assertThat(answer.ids()).isEqualTo(ArchivedRequest.ids(requests, ArchivedRequest.BY_TIME));
      Finished run = running.end("TERM");
      assertThat(run.exitCode()).isZero();
      assertThat(run.err()).doesNotContainIgnoringCase("warning");
    }
  }
}
