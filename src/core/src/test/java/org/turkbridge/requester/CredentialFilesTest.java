package org.turkbridge.requester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  private AccessKeys read() {
    return new CredentialFiles(Map.of(), home).read(null, List.of());
  }

  @Test
  void whatIsPassedOverIsNamedWithTheReason() throws IOException {
    write(
        ".aws/credentials",
        profile("lab", "AKIALAB")
            + "[half]\naws_access_key_id = AKIAHALF\n"
            + "[blank]\naws_access_key_id = AKIABLANK\naws_secret_access_key =\n"
            + "[deep]\naws_access_key_id = AKIADEEP\n  aws_secret_access_key = "
            + SECRET
            + "\n[below]\naws_access_key_id =\n  a = AKIABELOW\naws_secret_access_key = "
            + SECRET
            + "\n[secret]\naws_secret_access_key = "
            + SECRET
            + "\n");
    write(
        ".aws/config",
        profile("profile lab", "AKIAOTHER")
            + "[default]\nregion = us-east-1\n"
            + "[profile role]\nrole_arn = arn:aws:iam::1:role/x\n"
            + "[profile sso]\nsso_account_id = 1\n"
            + "[profile program]\ncredential_process = echo\n");

    AccessKeys found = read();

    assertThat(keys(found.requesters())).containsExactly("lab=AKIALAB");
    String shared = "\" of " + home.resolve(".aws/credentials") + " has ";
    String config = "\" of " + home.resolve(".aws/config") + " has ";
    assertThat(found.passedOver())
        .containsExactlyInAnyOrder(
            "the profile \"lab" + config + "a key too: that of the credentials file counts",
            "the profile \"half" + shared + "aws_access_key_id but no aws_secret_access_key",
            "the profile \"blank" + shared + "an empty aws_secret_access_key",
            "the profile \"deep"
                + shared
                + "aws_access_key_id but no aws_secret_access_key: a line that is indented deeper"
                + " belongs to the one before it",
            "the profile \"below"
                + shared
                + "several lines in aws_access_key_id: a line that is indented deeper belongs to the"
                + " one before it",
            "the profile \"secret" + shared + "aws_secret_access_key but no aws_access_key_id",
            "the profile \"default" + config + "no access key",
            "the profile \"role" + config + "role_arn, but no key is fetched from the network",
            "the profile \"sso" + config + "sso_account_id, but no key is fetched from the network",
            "the profile \"program"
                + config
                + "credential_process, but no program is run for a key");
  }

  @Test
  void aProfileThatIsAskedForIsMissedWithTheReason() throws IOException {
    write(".aws/config", "[profile role]\nrole_arn = arn:aws:iam::1:role/x\n");

    assertThatThrownBy(() -> new CredentialFiles(Map.of(), home).read(null, List.of("role")))
        .isInstanceOf(CredentialsException.class)
        .hasMessageContaining("role_arn, but no key is fetched from the network");
  }

  @Test
  void keysOfWhichNoneCanBeUsedAreNoAbsence() throws IOException {
    write(".aws/credentials", "[default]\naws_access_key_id = AKIAHALF\n");

    assertThatThrownBy(this::read)
        .isInstanceOf(CredentialsException.class)
        .hasMessageContaining("No access key can be used")
        .hasMessageContaining("aws_access_key_id but no aws_secret_access_key");
  }

  @Test
  void halfAKeyInTheEnvironmentIsNoAbsence() {
    Map<String, String> environment = Map.of("AWS_ACCESS_KEY_ID", "AKIAHALF");

    assertThatThrownBy(() -> new CredentialFiles(environment, home).read(null, List.of()))
        .isInstanceOf(CredentialsException.class)
        .hasMessage(
            "No access key can be used: the environment has AWS_ACCESS_KEY_ID but no"
                + " AWS_SECRET_ACCESS_KEY");
  }

  @Test
  void anAbsenceNamesThePlaces() throws IOException {
    write(".aws/config", "[profile role]\nrole_arn = arn:aws:iam::1:role/x\n");

    assertThat(read().absence())
        .isEqualTo(
            "no access key in the environment, "
                + home.resolve(".aws/credentials")
                + " (not there), "
                + home.resolve(".aws/config")
                + " (no access key in it)");
  }

  @Test
  void filesOfVariablesAreExpandedAndAnEmptyNameIsNoFile() throws IOException {
    write("mine", profile("a", "AKIAMINE"));
    write(".aws/config", profile("profile b", "AKIACONF"));
    Map<String, String> environment =
        Map.of(
            "HOME", home.toString(),
            "MINE", "mine",
            "AWS_SHARED_CREDENTIALS_FILE", "${HOME}/$MINE",
            "AWS_CONFIG_FILE", "");

    assertThat(keys(new CredentialFiles(environment, home).read(null, List.of()).requesters()))
        .containsExactly("a=AKIAMINE");
  }

  @Test
  void aFolderInThePlaceOfAFileIsNoFile() throws IOException {
    Files.createDirectories(home.resolve(".aws/credentials"));

    assertThat(read().absence()).contains(".aws/credentials (not a regular file)");
    assertThatThrownBy(
            () -> new CredentialFiles(Map.of(), home).read(home.resolve(".aws"), List.of()))
        .isInstanceOf(CredentialsException.class)
        .hasMessageContaining("not a regular file");
  }

  @ParameterizedTest
  @CsvSource({
    "[lab], [profile lab]",
    "'[profile \"lab]', [profile lab]",
    "[Profile lab], [profile lab]",
    "[a lab], '[profile \"a lab\"]'",
    "[profile a lab], '[profile \"a lab\"]'",
    "[profile], [profile NAME]"
  })
  void aKeyInASectionThatIsNoProfileIsNoAbsence(String header, String remedy) throws IOException {
    String section = header.substring(1, header.length() - 1);
    write(".aws/config", profile(section, "AKIALAB"));

    assertThatThrownBy(this::read)
        .isInstanceOf(CredentialsException.class)
        .hasMessage(
            "No access key can be used: the section "
                + header
                + " of "
                + home.resolve(".aws/config")
                + " is no profile: write "
                + remedy);
  }

  @Test
  void aSectionThatIsNoProfileIsTheReasonWhyAProfileIsMissing() throws IOException {
    write(".aws/config", profile("lab", "AKIALAB") + profile("profile own", "AKIAOWN"));

    assertThat(read().passedOver()).hasSize(1).first().asString().endsWith("write [profile lab]");
    assertThatThrownBy(() -> new CredentialFiles(Map.of(), home).read(null, List.of("lab")))
        .isInstanceOf(CredentialsException.class)
        .hasMessageContaining("There is no profile \"lab\"")
        .hasMessageContaining("is no profile: write [profile lab]");
  }

  @Test
  void aKeyInAnotherSectionOfBoto2IsNoAbsence() throws IOException {
    write(".boto", profile("Boto", "AKIABOTO") + "[Credentials]\naws_secret_access_key = s\n");

    assertThatThrownBy(this::read)
        .isInstanceOf(CredentialsException.class)
        .hasMessage(
            "No access key can be used: the section [Boto] of "
                + home.resolve(".boto")
                + " is not read for keys: write [Credentials]");
  }

  @Test
  void aSectionThatIsNoProfileDoesNotHideTheFileOfBoto2() throws IOException {
    write(".aws/config", profile("lab", "AKIALAB"));
    write(".boto", profile("Credentials", "AKIABOTO"));

    AccessKeys found = read();

    assertThat(keys(found.requesters())).containsExactly("boto=AKIABOTO");
    assertThat(found.passedOver()).hasSize(1).first().asString().contains("[profile lab]");
  }

  @Test
  void whatAwsToolsWouldTakeInsteadOfAKeyIsTold() throws IOException {
    write(
        ".aws/credentials",
        profile("shared", "AKIASHARED")
            + profile("role", "AKIAROLE")
            + "role_arn = arn:aws:iam::1:role/x\n");
    write(
        ".aws/config",
        "[profile shared]\ncredential_process = echo\n"
            + profile("profile program", "AKIAPROGRAM")
            + "credential_process = echo\n"
            + profile("profile sso", "AKIASSO")
            + "sso_account_id = 1\n");

    AccessKeys found = read();

    assertThat(keys(found.requesters()))
        .containsExactly(
            "shared=AKIASHARED", "role=AKIAROLE", "program=AKIAPROGRAM", "sso=AKIASSO");
    String counts = " too: its own key counts here";
    String config = " of " + home.resolve(".aws/config") + " has ";
    assertThat(found.passedOver())
        .containsExactly(
            "the profile \"role\" of "
                + home.resolve(".aws/credentials")
                + " has role_arn"
                + counts,
            "the profile \"program\"" + config + "credential_process" + counts,
            "the profile \"sso\"" + config + "sso_account_id" + counts);
  }

  @Test
  void boto2IsAskedLast() throws IOException {
    write(".boto", "[Credentials]\naws_access_key_id = AKIABOTO\naws_secret_access_key = s\n");

    assertThat(keys(read().requesters())).containsExactly("boto=AKIABOTO");

    write(".aws/credentials", profile("lab", "AKIALAB"));
    assertThat(keys(read().requesters())).containsExactly("lab=AKIALAB");
  }

  @Test
  void theOlderNameOfATokenComesFirst() throws IOException {
    write(
        ".aws/credentials",
        profile("lab", "AKIALAB") + "aws_session_token = new\naws_security_token = old\n");

    assertThat(read().requesters().all().get(0).credentials())
        .isInstanceOfSatisfying(
            AwsSessionCredentials.class, key -> assertThat(key.sessionToken()).isEqualTo("old"));
  }

  @ParameterizedTest
  @CsvSource({
    "'[a]\\naws_secret_access_key dOnTpRiNtMe\\n', 2, no = or :",
    "'# x\\r\\n\\r\\naws_secret_access_key = dOnTpRiNtMe', 3, no [section] before it",
    "'[a]\\rx=1\\r[a]\\r', 3, a section that was there before",
    "'[a]\\nx = 1\\n\\nX = dOnTpRiNtMe', 4, an option that was in its section before",
    "'[a]\\n = dOnTpRiNtMe', 2, no name before the = or :",
    "'[a]\\n\\ns3 =\\n  x = 1\\n  dOnTpRiNtMe', 3, 'no value, and below it a line without ='"
  })
  void aFileThatCannotBeParsedIsNamedWithTheLineAndNoContent(String content, int line, String why)
      throws IOException {
    String text = content.replace("\\n", "\n").replace("\\r", "\r");
    write(".aws/config", text);

    assertThatThrownBy(this::read)
        .isInstanceOf(AwsFileFormatException.class)
        .hasMessageContaining(home.resolve(".aws/config") + " cannot be parsed")
        .hasMessageContaining("line " + line + " has " + why)
        .hasMessageNotContaining(SECRET);
  }

  @Test
  void bytesThatAreNotUtf8AreNamedWithTheLine() throws IOException {
    Files.createDirectories(home.resolve(".aws"));
    Files.write(
        home.resolve(".aws/config"),
        "[a]\r\nx = 1\ry = caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(this::read).hasMessageContaining("line 3 has bytes that are not UTF-8");
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
