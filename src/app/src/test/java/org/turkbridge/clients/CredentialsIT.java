package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.turkbridge.message.Sample;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.mturk.MTurkClient;
import software.amazon.awssdk.services.mturk.model.MTurkException;

/** The keys that the user has decide who may call, and stay where they are. */
final class CredentialsIT {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Pattern PASTED = Pattern.compile("curl '(\\S+)'");

  private static final Path CURL = Path.of("/usr/bin/curl");

  @TempDir private Path folder;

  /** The codes of errors that an old caller sees: none if it may call. */
  private static List<String> oldCaller(RunningJar jar, Keys keys) {
    return new RestCall(keys).get(HTTP, jar.legacy()).codes();
  }

  private static void newCaller(RunningJar jar, Keys keys) {
    try (MTurkClient client =
        MTurkClient.builder()
            .endpointOverride(jar.current())
            .region(Region.US_EAST_1)
            .httpClient(UrlConnectionHttpClient.create())
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(keys.accessKeyId(), keys.secretAccessKey())))
            .build()) {
      client.listQualificationRequests(request -> {});
    }
  }

  private static void assertMayCall(RunningJar jar, Keys keys) {
    assertThat(oldCaller(jar, keys)).isEmpty();
    newCaller(jar, keys);
  }

  private static void assertMayNotCall(RunningJar jar, Keys keys) {
    assertThat(oldCaller(jar, keys)).containsExactly("AWS.NotAuthorized");
    assertThatThrownBy(() -> newCaller(jar, keys))
        .isInstanceOfSatisfying(
            MTurkException.class,
            e ->
                assertThat(e.awsErrorDetails().errorCode())
                    .isEqualTo("UnrecognizedClientException"));
  }

  @Test
  void everyProfileOfTheFileMayCall() {
    String file = Keys.credentialsFile(folder).toString();
    try (RunningJar jar = new Jar(folder).serve("--credentials", file)) {
      assertMayCall(jar, Keys.TESTER);
      assertMayCall(jar, Keys.OTHER);
      assertMayNotCall(jar, new Keys("AKIDUNKNOWN", Keys.TESTER.secretAccessKey()));
      assertThat(oldCaller(jar, new Keys("AKIDEXAMPLE", Keys.OTHER.secretAccessKey())))
          .containsExactly("AWS.BadClaimsSupplied");
    }
  }

  @Test
  void onlyTheNamedProfileMayCall() {
    String file = Keys.credentialsFile(folder).toString();
    try (RunningJar jar =
        new Jar(folder).serve("--credentials", file, "--profile", Keys.OTHER_PROFILE)) {
      assertMayCall(jar, Keys.OTHER);
      assertMayNotCall(jar, Keys.TESTER);
    }
  }

  @Test
  void severalNamedProfilesMayCall() {
    String file = Keys.credentialsFile(folder).toString();
    try (RunningJar jar =
        new Jar(folder)
            .serve(
                "--credentials",
                file,
                "--profile",
                Keys.OTHER_PROFILE,
                "--profile",
                Keys.TESTER_PROFILE)) {
      assertMayCall(jar, Keys.OTHER);
      assertMayCall(jar, Keys.TESTER);
    }
  }

  @Test
  void profileThatIsNotThereIsAWrongUsage() {
    String file = Keys.credentialsFile(folder).toString();
    Finished run = new Jar(folder).run("serve", "--credentials", file, "--profile", "nobody");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("nobody", Keys.TESTER_PROFILE, Keys.OTHER_PROFILE);
    assertNoSecret(run);
  }

  @Test
  void keysOfTheHomeFolderAndOfTheEnvironmentMayCall() throws IOException {
    Jar jar =
        new Jar(folder)
            .environment("AWS_ACCESS_KEY_ID", "AKIDENVIRONMENT")
            .environment("AWS_SECRET_ACCESS_KEY", "secretEXAMPLE/of/the/environment");
    Path aws = Files.createDirectories(jar.home().resolve(".aws"));
    Keys.credentialsFile(aws);
    try (RunningJar running = jar.serve()) {
      assertMayCall(running, Keys.TESTER);
      assertMayCall(running, new Keys("AKIDENVIRONMENT", "secretEXAMPLE/of/the/environment"));
      assertThat(running.err()).doesNotContain("demo");
    }
  }

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

  @Test
  void withKeysOfOnesOwnNothingSignedIsPrintedAndTheLineSignsWhenItIsRun() {
    String file = Keys.credentialsFile(folder).toString();
    try (RunningJar jar = new Jar(folder).serve("--import", samples(), "--credentials", file)) {
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
  private static int statusFor(RunningJar jar, String host) throws IOException {
    String request = "GET /health HTTP/1.0\r\nHost: " + host + "\r\n\r\n";
    try (Socket socket = new Socket(jar.legacy().getHost(), jar.legacy().getPort())) {
      socket.getOutputStream().write(request.getBytes(Finished.CHARSET));
      String answer = new String(socket.getInputStream().readAllBytes(), Finished.CHARSET);
      return Integer.parseInt(answer.split(" ", 3)[1]);
    }
  }

  @Test
  void theDemoKeyIsForNamesOfThisServerAlone() throws IOException {
    try (RunningJar jar =
        new Jar(folder)
            .serve(
                "--bind", "localhost",
                "--allow-host", "turk.example",
                "--allow-host", "[fe80::7]",
                "--public-url", "https://Public.example:8443/turk")) {
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
    try (RunningJar jar = new Jar(folder).serve("--credentials", file, "--skip-signature-check")) {
      assertThat(statusFor(jar, "evil.example")).isEqualTo(403);
      assertThat(statusFor(jar, "localhost")).isEqualTo(200);
    }
    try (RunningJar jar = new Jar(folder).serve("--credentials", file)) {
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
      List<String> all = new ArrayList<>(List.of("serve"));
      all.addAll(arguments);
      Finished run = new Jar(folder).run(all.toArray(String[]::new));
      assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
      assertThat(run.err()).contains(arguments.get(0) + ": ").doesNotContain("\tat ");
    }
  }

  private String answerToCurl(String line) {
    Finished run = Command.shell(line, folder);
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run.out();
  }

  private static String answer(String url) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        HTTP.send(
            HttpRequest.newBuilder(URI.create(url)).build(),
            HttpResponse.BodyHandlers.ofString(Finished.CHARSET));
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aws_access_key_id: %s\naws_secret_access_key: %s\n",
        "AWS_ACCESS_KEY_ID=%s\nAWS_SECRET_ACCESS_KEY=%s\n",
        "  aws_access_key_id = %s\n  aws_secret_access_key = %s\n"
      })
  void keysAreReadAsBoto3ReadsThem(String options) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("mine"),
            "[default]\n"
                + options.formatted(Keys.TESTER.accessKeyId(), Keys.TESTER.secretAccessKey()));
    try (RunningJar jar = new Jar(folder).serve("--credentials", file.toString())) {
      assertMayCall(jar, Keys.TESTER);
    }
  }

  /** The AWS SDK, which Turkbridge is built on, refuses such files. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void filesOfBoto3AreNoHindrance(boolean isNamedByVariables) throws IOException {
    Jar jar = new Jar(folder);
    Path aws =
        Files.createDirectories(
            isNamedByVariables ? folder.resolve("mine") : jar.home().resolve(".aws"));
    Path credentials =
        Files.writeString(
            aws.resolve("credentials"),
            "[colon]\naws_access_key_id: %s\naws_secret_access_key: %s\n"
                    .formatted(Keys.TESTER.accessKeyId(), Keys.TESTER.secretAccessKey())
                + "[indented]\n  aws_access_key_id = %s\n  aws_secret_access_key = %s\n"
                    .formatted(Keys.OTHER.accessKeyId(), Keys.OTHER.secretAccessKey())
                + "[comment]\naws_access_key_id = AKIDLAB # lab\naws_secret_access_key = s # lab\n");
    Path config =
        Files.writeString(
            aws.resolve("config"),
            "[other]\nregion: us-east-1\n  [x]\n[profile a b]\nregion = us-east-1\n");
    if (isNamedByVariables) {
      jar.environment("AWS_SHARED_CREDENTIALS_FILE", credentials.toString())
          .environment("AWS_CONFIG_FILE", config.toString());
    }
    try (RunningJar running = jar.serve()) {
      assertMayCall(running, Keys.TESTER);
      assertMayCall(running, Keys.OTHER);
      assertThat(running.err()).doesNotContain("WARN", "demo");
    }
  }

  @Test
  void commentsBehindValuesBelongToThem() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("mine"),
            "[default]\naws_access_key_id = AKIDLAB # lab\naws_secret_access_key = s # lab\n");
    try (RunningJar jar = new Jar(folder).serve("--credentials", file.toString())) {
      assertThat(jar.err()).contains("with the key AKIDLAB # lab in AWS_ACCESS_KEY_ID");
      assertThat(oldCaller(jar, new Keys("AKIDLAB", "s"))).containsExactly("AWS.NotAuthorized");
    }
  }

  @Test
  void whatIsPassedOverIsTold() throws IOException {
    Jar jar = new Jar(folder);
    Path aws = Files.createDirectories(jar.home().resolve(".aws"));
    Keys.credentialsFile(aws);
    Files.writeString(
        aws.resolve("config"),
        "[profile role]\nrole_arn = arn:aws:iam::123456789012:role/x\n"
            + "[profile half]\naws_secret_access_key = "
            + Keys.OTHER.secretAccessKey());
    try (RunningJar running = jar.serve()) {
      assertMayCall(running, Keys.TESTER);
      assertThat(running.err())
          .contains("Passed over: the profile \"role\" of ", "role_arn")
          .contains("Passed over: the profile \"half\" of ", "no aws_access_key_id")
          .doesNotContain(Keys.OTHER.secretAccessKey());
    }
  }

  @Test
  void theDemoKeyIsExplained() throws IOException {
    Jar jar = new Jar(folder);
    Path config =
        Files.writeString(
            Files.createDirectories(jar.home().resolve(".aws")).resolve("config"),
            "[default]\nregion = us-east-1\n");
    try (RunningJar running = jar.serve()) {
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
    Finished run = new Jar(folder).run("serve", "--credentials", file.toString());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(file.toString()).doesNotContain("demo");
    assertNoSecret(run);
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
        new Jar(folder)
            .run("serve", "--bind", "0.0.0.0", "--credentials", file, "--skip-signature-check");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--skip-signature-check").contains("loopback");
  }

  @Test
  void unsignedCallsAreWarnedOfAndBelieved() {
    String file = Keys.credentialsFile(folder).toString();
    try (RunningJar jar = new Jar(folder).serve("--credentials", file, "--skip-signature-check")) {
      assertThat(jar.err()).contains("WARNING");
      assertThat(oldCaller(jar, new Keys(Keys.TESTER.accessKeyId(), "wrong"))).isEmpty();
    }
  }

  @Test
  void logsHoldNoSecretAndNoSignature() {
    for (String format : List.of("text", "json")) {
      String file = Keys.credentialsFile(folder).toString();
      try (RunningJar jar =
          new Jar(folder).serve("--credentials", file, "--request-log", "--log-format", format)) {
        List<RestCall> calls = new ArrayList<>();
        for (Keys keys :
            List.of(Keys.TESTER, Keys.OTHER, new Keys(Keys.TESTER.accessKeyId(), "mistyped"))) {
          RestCall call = new RestCall(keys).with("PageSize", "101");
          calls.add(call);
          call.get(HTTP, jar.legacy());
          call.post(HTTP, jar.legacy());
        }
        newCaller(jar, Keys.OTHER);
        Finished run = jar.end("TERM");
        assertThat(run.err())
            .contains(Keys.TESTER.accessKeyId(), Keys.OTHER.accessKeyId())
            .contains(
                "AWS.BadClaimsSupplied", "AWS.ParameterOutOfRange", "ListQualificationRequests");
        assertNoSecret(run);
        for (RestCall call : calls) {
          assertThat(run.err()).doesNotContain(call.signature(), encoded(call.signature()));
        }
      }
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, Finished.CHARSET);
  }

  private static void assertNoSecret(Finished run) {
    assertThat(run.out() + run.err())
        .doesNotContain(Keys.TESTER.secretAccessKey(), Keys.OTHER.secretAccessKey());
  }

  private static String samples() {
    return Sample.FOLDER.toAbsolutePath().toString();
  }
}
