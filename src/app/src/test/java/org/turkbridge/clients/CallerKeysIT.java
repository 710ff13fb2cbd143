package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The keys that the user has decide who may call. */
final class CallerKeysIT {
  @TempDir private Path folder;
  @TempDir private Path home;

  @Test
  void everyProfileOfTheFileMayCall() {
    String file = Keys.credentialsFile(folder).toString();
    try (OwnServer jar = OwnServer.start(home, "--credentials", file)) {
      new Callers(jar).assertMayCall(Keys.TESTER);
      new Callers(jar).assertMayCall(Keys.OTHER);
      new Callers(jar).assertMayNotCall(new Keys("AKIDUNKNOWN", Keys.TESTER.secretAccessKey()));
      assertThat(new Callers(jar).old(new Keys("AKIDEXAMPLE", Keys.OTHER.secretAccessKey())))
          .containsExactly("AWS.BadClaimsSupplied");
    }
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
      new Callers(running).assertMayCall(Keys.TESTER);
      new Callers(running)
          .assertMayCall(new Keys("AKIDENVIRONMENT", "secretEXAMPLE/of/the/environment"));
      assertThat(running.err()).doesNotContain("demo");
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
      new Callers(running).assertMayCall(Keys.TESTER);
      new Callers(running).assertMayCall(Keys.OTHER);
      assertThat(running.err()).doesNotContain("WARN", "demo");
    }
  }

  @Test
  void onlyTheNamedProfileMayCall() {
    String file = Keys.credentialsFile(folder).toString();
    try (OwnServer jar =
        OwnServer.start(home, "--credentials", file, "--profile", Keys.OTHER_PROFILE)) {
      new Callers(jar).assertMayCall(Keys.OTHER);
      new Callers(jar).assertMayNotCall(Keys.TESTER);
    }
  }

  @Test
  void severalNamedProfilesMayCall() {
    String file = Keys.credentialsFile(folder).toString();
    try (OwnServer jar =
        OwnServer.start(
            home,
            "--credentials",
            file,
            "--profile",
            Keys.OTHER_PROFILE,
            "--profile",
            Keys.TESTER_PROFILE)) {
      new Callers(jar).assertMayCall(Keys.OTHER);
      new Callers(jar).assertMayCall(Keys.TESTER);
    }
  }

  @Test
  void profileThatIsNotThereIsAWrongUsage() {
    String file = Keys.credentialsFile(folder).toString();
    Finished run = OwnServer.refused(home, "--credentials", file, "--profile", "nobody");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("nobody", Keys.TESTER_PROFILE, Keys.OTHER_PROFILE);
    Keys.assertNoSecret(run);
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
    try (OwnServer jar = OwnServer.start(home, "--credentials", file.toString())) {
      new Callers(jar).assertMayCall(Keys.TESTER);
    }
  }

  @Test
  void commentsBehindValuesBelongToThem() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("mine"),
            "[default]\naws_access_key_id = AKIDLAB # lab\naws_secret_access_key = s # lab\n");
    try (OwnServer jar = OwnServer.start(home, "--credentials", file.toString())) {
      assertThat(jar.err()).contains("with the key AKIDLAB # lab in AWS_ACCESS_KEY_ID");
      assertThat(new Callers(jar).old(new Keys("AKIDLAB", "s")))
          .containsExactly("AWS.NotAuthorized");
    }
  }

  @Test
  void whatIsPassedOverIsTold() throws IOException {
    Path aws = Files.createDirectories(home.resolve(".aws"));
    Keys.credentialsFile(aws);
    Files.writeString(
        aws.resolve("config"),
        "[profile role]\nrole_arn = arn:aws:iam::123456789012:role/x\n"
            + "[profile half]\naws_secret_access_key = "
            + Keys.OTHER.secretAccessKey());
    try (OwnServer running = OwnServer.start(home)) {
      new Callers(running).assertMayCall(Keys.TESTER);
      assertThat(running.err())
          .contains("Passed over: the profile \"role\" of ", "role_arn")
          .contains("Passed over: the profile \"half\" of ", "no aws_access_key_id")
          .doesNotContain(Keys.OTHER.secretAccessKey());
    }
  }
}
