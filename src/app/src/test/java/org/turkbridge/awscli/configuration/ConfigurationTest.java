package org.turkbridge.awscli.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.turkbridge.awscli.CommandException;
import org.turkbridge.awscli.ExitStatus;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.retry.RetryMode;

class ConfigurationTest {
  private static final String CONFIG =
      """
      [default]
      region = us-west-2
      endpoint_url = http://127.0.0.1:1111
      [profile lab]
      services = local
      endpoint_url = http://127.0.0.1:2222
      max_attempts = 7
      retry_mode = adaptive
      [services local]
      mturk =
        endpoint_url = http://127.0.0.1:3333
      [profile role]
      role_arn = arn:aws:iam::123456789012:role/x
      source_profile = default
      [profile process]
      credential_process = printf '{"Version":1,"AccessKeyId":"AKIDPROCESS","SecretAccessKey":"s"}'
      [profile broken]
      credential_process = echo secret; exit 1
      [profile half]
      aws_access_key_id = AKIDHALF
      """;
  private static final String CREDENTIALS =
      """
      [default]
      aws_access_key_id = AKIDDEFAULT
      aws_secret_access_key = secret
      [session]
      aws_access_key_id = AKIDSESSION
      aws_secret_access_key = secret
      aws_session_token = token
      """;

  @TempDir private Path home;

  @BeforeEach
  void files() throws IOException {
    Path aws = Files.createDirectory(home.resolve(".aws"));
    Files.writeString(aws.resolve("config"), CONFIG);
    Files.writeString(aws.resolve("credentials"), CREDENTIALS);
  }

  private Configuration read(@Nullable String profile, String... variables) {
    Map<String, String> environment = new TreeMap<>();
    for (int i = 0; i < variables.length; i += 2) {
      environment.put(variables[i], variables[i + 1]);
    }
    return Configuration.of(environment, Configuration.files(environment, home), profile);
  }

  private static AwsCredentials key(Configuration configuration) {
    return AccessKey.of(configuration).orElseThrow();
  }

  private static String url(Configuration configuration) {
    return endpoint(null, configuration).uri().toString();
  }

  private static Endpoint endpoint(@Nullable String url, Configuration configuration) {
    return Endpoint.of(url, false, Endpoint.region(null, configuration), configuration);
  }

  @Test
  void endpointsComeInTheOrderOfNewerClis() {
    assertThat(url(read(null))).isEqualTo("http://127.0.0.1:1111");
    assertThat(url(read("lab"))).isEqualTo("http://127.0.0.1:3333");
    assertThat(url(read("lab", "AWS_ENDPOINT_URL", "http://h:1"))).isEqualTo("http://h:1");
    assertThat(
            url(
                read(
                    "lab",
                    "AWS_ENDPOINT_URL",
                    "http://h:1",
                    "AWS_ENDPOINT_URL_MTURK",
                    "http://h:2")))
        .isEqualTo("http://h:2");
    assertThat(endpoint("http://h:3", read(null, "AWS_ENDPOINT_URL", "http://h:1")).url())
        .isEqualTo("http://h:3/");
  }

  @Test
  void configuredEndpointsCanBeIgnored() {
    assertThat(url(read("lab", "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true")))
        .isEqualTo("https://mturk-requester.us-east-1.amazonaws.com");
  }

  @Test
  void theSandboxIsAnEndpoint() {
    Endpoint sandbox = Endpoint.of(null, true, "us-east-1", read("session"));

    assertThat(sandbox.url()).isEqualTo("https://mturk-requester-sandbox.us-east-1.amazonaws.com/");
    assertThat(sandbox.isAws()).isTrue();
    assertThatThrownBy(() -> Endpoint.requireScheme("http://h", true))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("--sandbox along with --endpoint-url");
  }

  @Test
  void regionIsTheOptionsOrTheVariablesOrTheProfilesOrTheOnlyOne() {
    assertThat(Endpoint.region("eu-west-1", read(null))).isEqualTo("eu-west-1");
    assertThat(Endpoint.region(null, read(null, "AWS_REGION", "a", "AWS_DEFAULT_REGION", "b")))
        .isEqualTo("a");
    assertThat(Endpoint.region(null, read(null))).isEqualTo("us-west-2");
    assertThat(Endpoint.region(null, read("lab"))).isEqualTo("us-east-1");
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:8017, 252",
    "localhost:8017/x, 255",
    "http://, 255",
    "ftp://h, 255",
    "http://u:p@h, 252",
    "http://h:99999, 255"
  })
  void urlsThatAreNoneAreRefused(String url, int exitCode) {
    assertThatThrownBy(
            () -> {
              Endpoint.requireScheme(url, false);
              endpoint(url, read(null));
            })
        .isInstanceOfSatisfying(
            CommandException.class, e -> assertThat(e.status().code()).isEqualTo(exitCode));
  }

  @Test
  void keysOfVariablesComeFirstUnlessAProfileIsAskedFor() {
    String[] variables = {"AWS_ACCESS_KEY_ID", "AKIDENV", "AWS_SECRET_ACCESS_KEY", "s"};

    assertThat(key(read(null, variables)).accessKeyId()).isEqualTo("AKIDENV");
    assertThat(key(read("default", variables)).accessKeyId()).isEqualTo("AKIDDEFAULT");
    assertThat(key(read(null)).accessKeyId()).isEqualTo("AKIDDEFAULT");
  }

  @Test
  void sessionTokensAreKept() {
    AwsCredentials key = key(read(null, "AWS_PROFILE", "session"));

    assertThat(key)
        .isInstanceOfSatisfying(
            AwsSessionCredentials.class,
            session -> assertThat(session.sessionToken()).isEqualTo("token"));
  }

  @Test
  void aProcessIsAskedForTheKey() {
    assertThat(key(read("process")).accessKeyId()).isEqualTo("AKIDPROCESS");
  }

  @Test
  void aProcessThatFailsIsNamedWithoutItsOutput() {
    assertThatThrownBy(() -> AccessKey.of(read("broken")))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("broken")
        .hasMessageNotContaining("secret");
  }

  @Test
  void aRoleIsRefusedWithTheRemedy() {
    assertThatThrownBy(() -> AccessKey.of(read("role")))
        .isInstanceOfSatisfying(
            CommandException.class, e -> assertThat(e.status()).isEqualTo(ExitStatus.CONFIGURATION))
        .hasMessageContaining("aws configure export-credentials --profile role");
  }

  @Test
  void halfAKeyIsTold() {
    assertThatThrownBy(() -> AccessKey.of(read("half")))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("missing: aws_secret_access_key");
  }

  @Test
  void retriesAreThoseOfVariablesOrTheProfile() {
    assertThat(Retries.of(read(null))).isEqualTo(new Retries(RetryMode.STANDARD, 3));
    assertThat(Retries.of(read("lab"))).isEqualTo(new Retries(RetryMode.ADAPTIVE_V2, 7));
    assertThat(Retries.of(read("lab", "AWS_MAX_ATTEMPTS", "1", "AWS_RETRY_MODE", "standard")))
        .isEqualTo(new Retries(RetryMode.STANDARD, 1));
    assertThatThrownBy(() -> Retries.of(read(null, "AWS_MAX_ATTEMPTS", "0")))
        .hasMessageContaining("greater than or equal to one");
    assertThatThrownBy(() -> Retries.of(read(null, "AWS_RETRY_MODE", "often")))
        .hasMessageContaining("standard");
  }

  @Test
  void aProfileThatIsNowhereIsRefused() {
    assertThatThrownBy(() -> read("nobody").requireProfile())
        .isInstanceOf(CommandException.class)
        .hasMessage("The config profile (nobody) could not be found");
  }

  @Test
  void aFileThatIsNoneOfAwsIsNamedWithoutItsContent() throws IOException {
    Files.writeString(home.resolve(".aws/config"), "[default\nsecret");

    assertThatThrownBy(() -> read(null))
        .isInstanceOfSatisfying(
            CommandException.class, e -> assertThat(e.status()).isEqualTo(ExitStatus.OTHER))
        .hasMessage("Unable to parse config file: " + home.resolve(".aws/config"));
  }
}
