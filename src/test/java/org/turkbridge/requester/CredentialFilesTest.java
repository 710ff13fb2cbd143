package org.turkbridge.requester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

class CredentialFilesTest {
  private static final String SECRET = "dOnTpRiNtMe";

  @TempDir private Path home = Path.of("");

  private static String profile(String name, String key) {
    return "["
        + name
        + "]\naws_access_key_id = "
        + key
        + "\naws_secret_access_key = "
        + SECRET
        + "\n";
  }

  private void write(String file, String content) throws IOException {
    Path path = home.resolve(file);
    Files.createDirectories(path.resolveSibling("."));
    Files.writeString(path, content);
  }

  private static List<String> keys(Requesters requesters) {
    return requesters.all().stream()
        .map(requester -> requester.name() + "=" + requester.accessKeyId())
        .toList();
  }

  @Test
  void environmentThenCredentialsThenConfig() throws IOException {
    write(".aws/credentials", profile("lab", "AKIALAB") + profile("default", "AKIADEFAULT"));
    write(
        ".aws/config",
        profile("profile lab", "AKIALAB2")
            + profile("profile own", "AKIAOWN")
            + "[profile role]\nrole_arn = arn:aws:iam::1:role/x\n");

    Requesters found =
        new CredentialFiles(
                Map.of("AWS_ACCESS_KEY_ID", "AKIAENV", "AWS_SECRET_ACCESS_KEY", SECRET), home)
            .read(null, List.of())
            .requesters();

    assertThat(keys(found))
        .containsExactlyInAnyOrder(
            "environment=AKIAENV", "lab=AKIALAB", "default=AKIADEFAULT", "own=AKIAOWN")
        .startsWith("environment=AKIAENV")
        .endsWith("own=AKIAOWN");
    assertThat(found.byAccessKeyId("AKIAOWN").orElseThrow().name()).isEqualTo("own");
    assertThat(found.byAccessKeyId("AKIANONE")).isEmpty();
  }

  @Test
  void theVariablesOfAwsNameOtherPlaces() throws IOException {
    write("mine", profile("a", "AKIAMINE"));
    write("conf", profile("profile b", "AKIACONF"));

    assertThat(
            keys(
                new CredentialFiles(
                        Map.of(
                            "AWS_SHARED_CREDENTIALS_FILE", home.resolve("mine").toString(),
                            "AWS_CONFIG_FILE", home.resolve("conf").toString()),
                        home)
                    .read(null, List.of())
                    .requesters()))
        .containsExactly("a=AKIAMINE", "b=AKIACONF");
  }

  @Test
  void theHomeOfTheEnvironmentIsWhereAwsToolsLook() throws IOException {
    write(".aws/credentials", profile("lab", "AKIALAB"));
    write("conf", profile("profile b", "AKIACONF"));
    Map<String, String> environment = Map.of("HOME", home.toString(), "AWS_CONFIG_FILE", "~/conf");

    assertThat(
            keys(
                new CredentialFiles(environment, Path.of("/nowhere"))
                    .read(null, List.of())
                    .requesters()))
        .containsExactly("lab=AKIALAB", "b=AKIACONF");
  }

  @Test
  void aVariableThatCanBeNoPathIsNamed() {
    CredentialFiles files =
        new CredentialFiles(Map.of("AWS_CONFIG_FILE", "/caf\u0000/config"), home);

    assertThatThrownBy(() -> files.read(null, List.of()))
        .isInstanceOf(CredentialsException.class)
        .hasMessageContaining("AWS_CONFIG_FILE")
        .hasMessageContaining("LC_ALL=C.UTF-8");
  }

  @Test
  void aFileThatCannotBeReadIsNotBlamedOnItsFormat() {
    // Regular, and an error to read from its start, even for root.
    Path unreadable = Path.of("/proc/self/mem");
    assumeThat(unreadable).exists();

    assertThatThrownBy(() -> new CredentialFiles(Map.of(), home).read(unreadable, List.of()))
        .isInstanceOf(CredentialsException.class)
        .hasMessageContaining("/proc/self/mem cannot be read");
  }

  @Test
  void aNamedFileIsReadAlone() throws IOException {
    write(".aws/credentials", profile("lab", "AKIALAB"));
    write("other", profile("other", "AKIAOTHER") + "aws_session_token = token\n");

    Requesters found =
        new CredentialFiles(
                Map.of("AWS_ACCESS_KEY_ID", "AKIAENV", "AWS_SECRET_ACCESS_KEY", SECRET), home)
            .read(home.resolve("other"), List.of())
            .requesters();

    assertThat(keys(found)).containsExactly("other=AKIAOTHER");
    assertThat(found.all().get(0).credentials()).isInstanceOf(AwsSessionCredentials.class);
  }

  @Test
  void profilesLimitWhoMaySign() throws IOException {
    write(
        ".aws/credentials", profile("a", "AKIAA") + profile("b", "AKIAB") + profile("c", "AKIAC"));

    assertThat(keys(new CredentialFiles(Map.of(), home).read(null, List.of("c", "a")).requesters()))
        .containsExactlyInAnyOrder("a=AKIAA", "c=AKIAC");
    assertThatThrownBy(() -> new CredentialFiles(Map.of(), home).read(null, List.of("nobody")))
        .isInstanceOf(CredentialsException.class)
        .hasMessageContaining("\"nobody\"")
        .hasMessageContaining("a, b, c");
    assertThatThrownBy(
            () -> new CredentialFiles(Map.of(), home.resolve("none")).read(null, List.of("nobody")))
        .hasMessageContaining("found: none");
  }

  @Test
  void whereThereIsNothingThereIsNobody() {
    assertThat(new CredentialFiles(Map.of(), home).read(null, List.of()).requesters().all())
        .isEmpty();
  }

  @Test
  void noMessageAndNoTextHoldsASecret() throws IOException {
    write("broken", "aws_secret_access_key = " + SECRET + "\n[x\n");

    assertThatThrownBy(
            () -> new CredentialFiles(Map.of(), home).read(home.resolve("broken"), List.of()))
        .isInstanceOf(CredentialsException.class)
        .hasMessageContaining("broken")
        .hasMessageNotContaining(SECRET);
    assertThatThrownBy(
            () -> new CredentialFiles(Map.of(), home).read(home.resolve("absent"), List.of()))
        .isInstanceOf(CredentialsException.class)
        .hasMessageContaining("absent");
    write("good", profile("lab", "AKIALAB"));
    assertThat(
            new CredentialFiles(Map.of(), home)
                .read(home.resolve("good"), List.of())
                .requesters()
                .all())
        .hasSize(1)
        .asString()
        .contains("AKIALAB")
        .doesNotContain(SECRET);
  }
}
