package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.turkbridge.message.Sample;

/** Who may call without a key or a signature of one's own, and what is printed of that. */
@Isolated("it reads what this JVM logs")
final class DemoKeyIT {
  private static final Pattern PASTED = Pattern.compile("curl '(\\S+)'");
  private static final Path CURL = Path.of("/usr/bin/curl");

  @TempDir private Path folder;
  @TempDir private Path home;

  @Test
  void withoutAnyKeyTheDemoKeyIsPrintedAndWorks() throws IOException, InterruptedException {
    try (RunningJar jar = new Jar(folder).serve("--import", samples())) {
      Matcher pasted = PASTED.matcher(jar.err());
      assertThat(pasted.find()).as(jar.err()).isTrue();
      List<String> held =
          ArchivedRequest.ids(ArchivedRequest.in(Sample.FOLDER), ArchivedRequest.BY_TIME);
      String answer =
          Files.isExecutable(CURL) ? answerToCurl(pasted.group()) : answer(pasted.group(1));
      assertThat(new Answer(200, answer).ids()).isEqualTo(held.subList(0, 10));
      assertThat(jar.err())
          .contains("AWS_ACCESS_KEY_ID=AKIATURKBRIDGEDEMO00 AWS_SECRET_ACCESS_KEY=");
      assertThat(String.join("\n", jar.lines())).doesNotContain("secret");
    }
  }

  private String answerToCurl(String line) {
    Finished run = Command.shell(line, folder);
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run.out();
  }

  private static String answer(String url) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        Callers.HTTP.send(
            HttpRequest.newBuilder(URI.create(url)).build(),
            HttpResponse.BodyHandlers.ofString(Finished.CHARSET));
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  private static String samples() {
    return Sample.FOLDER.toAbsolutePath().toString();
  }

  @Test
  void withKeysOfOnesOwnNothingSignedIsPrintedAndTheLineSignsWhenItIsRun() {
    String file = Keys.credentialsFile(folder).toString();
    try (OwnServer jar = OwnServer.start(home, "--import", samples(), "--credentials", file)) {
      assertThat(jar.err())
          .contains("with the key " + Keys.TESTER.accessKeyId() + " in AWS_ACCESS_KEY_ID and ")
          .doesNotContainPattern("Signature=[^$]");
      if (Files.isExecutable(CURL)) {
        String line = jar.err().lines().filter(each -> each.contains("curl")).findFirst().get();
        Finished run =
            Command.run(
                List.of("/bin/sh", "-c", line),
                Map.of(
                    "PATH",
                    "/usr/bin:/bin",
                    "AWS_ACCESS_KEY_ID",
                    Keys.TESTER.accessKeyId(),
                    "AWS_SECRET_ACCESS_KEY",
                    Keys.TESTER.secretAccessKey()));
        assertThat(new Answer(200, run.out()).ids()).as(run.err()).hasSize(10);
      }
    }
  }

  /** What a browser sends for a page of that site, whose name leads to this machine. */
  private static int statusFor(OwnServer jar, String host) throws IOException {
    String request = "GET /health HTTP/1.0\r\nHost: " + host + "\r\n\r\n";
    try (Socket socket = new Socket(jar.legacy().getHost(), jar.legacy().getPort())) {
      socket.getOutputStream().write(request.getBytes(Finished.CHARSET));
      String answer = new String(socket.getInputStream().readAllBytes(), Finished.CHARSET);
      return Integer.parseInt(answer.split(" ", 3)[1]);
    }
  }

  @Test
  void theDemoKeyIsForNamesOfThisServerAlone() throws IOException {
    try (OwnServer jar =
        OwnServer.start(
            home,
            "--bind",
            "localhost",
            "--allow-host",
            "turk.example",
            "--allow-host",
            "[fe80::7]",
            "--public-url",
            "https://Public.example:8443/turk")) {
      assertThat(statusFor(jar, "evil.example")).isEqualTo(403);
      for (String host :
          List.of("localhost", "turk.example", "[fe80::7]:8014", "public.example:8443")) {
        assertThat(statusFor(jar, host)).as(host).isEqualTo(200);
      }
    }
  }

  @Test
  void soAreUncheckedSignatures() throws IOException {
    String file = Keys.credentialsFile(folder).toString();
    try (OwnServer jar = OwnServer.start(home, "--credentials", file, "--skip-signature-check")) {
      assertThat(statusFor(jar, "evil.example")).isEqualTo(403);
      assertThat(statusFor(jar, "localhost")).isEqualTo(200);
    }
    try (OwnServer jar = OwnServer.start(home, "--credentials", file)) {
      assertThat(statusFor(jar, "evil.example")).isEqualTo(200);
    }
  }

  @Test
  void namesThatAreNoneAreWrongUsage() {
    for (List<String> arguments :
        List.of(
            List.of("--allow-host", "http://turk.example/"),
            List.of("--bind", "[::1]"),
            List.of("--bind", "127.1"))) {
      Finished run = OwnServer.refused(home, arguments.toArray(String[]::new));
      assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
      assertThat(run.err()).contains(arguments.get(0) + ": ").doesNotContain("\tat ");
    }
  }

  @Test
  void theDemoKeyIsExplained() throws IOException {
    Path config =
        Files.writeString(
            Files.createDirectories(home.resolve(".aws")).resolve("config"),
            "[default]\nregion = us-east-1\n");
    try (OwnServer running = OwnServer.start(home)) {
      assertThat(running.err())
          .contains("The demo key signs: there is no access key in the environment, ")
          .contains(".aws/credentials (not there), " + config + " (no access key in it)")
          .contains("Passed over: the profile \"default\" of " + config + " has no access key");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[default]\naws_access_key_id = AKIDHALF\n",
        "[default]\naws_access_key_id = AKIDHALF\naws_secret_access_key =\n",
        "[default]\nregion = us-east-1\n",
        "[default]\naws_secret_access_key secretEXAMPLE/of+the+tester\n",
        ""
      })
  void theDemoKeyDoesNotStandForAFileThatWasNamed(String content) throws IOException {
    Path file = Files.writeString(folder.resolve("mine"), content);
    Finished run = OwnServer.refused(home, "--credentials", file.toString());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(file.toString()).doesNotContain("demo");
    Keys.assertNoSecret(run);
  }

  @Test
  void demoKeyIsForLoopbackAlone() {
    Finished run = new Jar(folder).run("serve", "--bind", "0.0.0.0");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--credentials").contains("loopback");
  }

  @Test
  void unsignedCallsAreForLoopbackAlone() {
    String file = Keys.credentialsFile(folder).toString();
    Finished run =
        OwnServer.refused(
            home, "--bind", "0.0.0.0", "--credentials", file, "--skip-signature-check");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--skip-signature-check").contains("loopback");
  }

  @Test
  void unsignedCallsAreWarnedOfAndBelieved() {
    String file = Keys.credentialsFile(folder).toString();
    try (OwnServer jar = OwnServer.start(home, "--credentials", file, "--skip-signature-check")) {
      assertThat(jar.err()).contains("WARNING");
      assertThat(new Callers(jar).old(new Keys(Keys.TESTER.accessKeyId(), "wrong"))).isEmpty();
    }
  }
}
