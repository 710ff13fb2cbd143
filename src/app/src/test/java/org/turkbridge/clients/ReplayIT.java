package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code serve --record} and {@code replay}, as a user runs them. */
@ExtendWith(Bridges.class)
class ReplayIT {
  private static final String SAMPLES = Path.of("samples").toAbsolutePath().toString();

  private static final Keys DEMO =
      new Keys("AKIATURKBRIDGEDEMO00", "demo/secret/of/turkbridge/not/a/real/one");

  @TempDir private Path folder;

  @Test
  void recordedCallsAreReplayedInProcessAndAgainstAServer(Commands commands) throws IOException {
    String recordings = record();
    Finished equal = new Jar(folder).run("replay", recordings, "--import", SAMPLES);
    assertThat(equal.exitCode()).as(equal.err()).isEqualTo(0);
    assertThat(equal.out()).isEqualTo("3 calls replayed: 3 equal, 0 different, 0 not compared.\n");

    try (RunningJar empty = new Jar(Files.createDirectory(folder.resolve("empty"))).serve()) {
      String against = empty.legacy().toString();
      Path report = folder.resolve("report.json");
      Finished different =
          commands.run("replay", recordings, "--against", against, "--json", report.toString());
      assertThat(different.exitCode()).as(different.err()).isEqualTo(1);
      assertThat(different.out())
          .contains(
              "0001-GetQualificationRequests.http GetQualificationRequests\n",
              "TotalNumResults[1]: \"33\" -> \"0\"\n",
              "3 calls replayed: 1 equal, 2 different, 0 not compared.\n");
      assertThat(report).content().contains("TotalNumResults[1]", "\"changed-value\"");

      Finished updated = commands.run("replay", recordings, "--against", against, "--update");
      assertThat(updated.exitCode()).as(updated.err()).isEqualTo(0);
      assertThat(updated.out()).endsWith("2 recordings updated.\n");
      Finished agreed = commands.run("replay", recordings, "--against", against, "--parallel", "3");
      assertThat(agreed.exitCode()).as(agreed.out()).isEqualTo(0);
    }
  }

  @Test
  void callThatNoReplayCanSendIsToBeDeleted(Commands commands) throws IOException {
    String recordings = record();
    Path refused = Path.of(recordings, "0004-GetQualificationRequests.http");
    try (RunningJar jar = new Jar(folder).serve("--record", recordings, "--import", SAMPLES)) {
      new RestCall(Keys.OTHER).get(HttpClient.newHttpClient(), jar.legacy());
      new RestCall(DEMO)
          .with("Signature", "d3Jvbmc=")
          .get(HttpClient.newHttpClient(), jar.legacy());
      jar.end("TERM");
    }
    Finished replay = commands.run("replay", recordings, "--import", SAMPLES);
    assertThat(replay.exitCode()).as(replay.err()).isEqualTo(1);
    assertThat(replay.out())
        .contains(refused.getFileName().toString(), "not sent. Delete the file\n")
        .endsWith("5 calls replayed: 3 equal, 0 different, 2 not compared.\n");
    Finished updated = commands.run("replay", recordings, "--import", SAMPLES, "--update");
    assertThat(updated.exitCode()).isEqualTo(1);
    assertThat(updated.out())
        .endsWith(
            "0 recordings updated, 2 left as they were; delete what was not sent (2), no replay can"
                + " send it.\n");
  }

  @Test
  void wrongUsageIsTold(Commands commands) throws IOException {
    String recordings = record();
    assertUsage(commands, "--against", "replay", recordings, "--against", "ftp://x/");
    assertUsage(commands, "--parallel", "replay", recordings, "--parallel", "0");
    assertUsage(
        commands, "--against", "replay", recordings, "--against-current", "http://localhost/");
    assertUsage(
        commands,
        "no recording",
        "replay",
        Files.createDirectory(folder.resolve("none")).toString());
    assertUsage(
        commands,
        "--import",
        "replay",
        recordings,
        "--against",
        "http://localhost/",
        "--import",
        SAMPLES);
  }

  @Test
  void folderThatCannotBeRecordedToIsNamedAtTheStart(Commands commands) throws IOException {
    String file = Files.writeString(folder.resolve("file"), "").toString();
    Finished run = commands.run("serve", "--record", file, "--legacy-port=0", "--current-port=0");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains(file, "recordings").doesNotContain("\tat ");
  }

  private void assertUsage(Commands commands, String message, String... arguments) {
    Finished run = commands.run(arguments);
    assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).containsIgnoringCase(message);
  }

  private String record() throws IOException {
    Path recordings = folder.resolve("recordings");
    HttpClient client = HttpClient.newHttpClient();
    RestCall last = new RestCall(DEMO).with("PageSize", "3");
    try (RunningJar jar =
        new Jar(folder).serve("--record", recordings.toString(), "--import", SAMPLES)) {
      last.get(client, jar.legacy());
      new RestCall(DEMO).with("PageSize", "2").post(client, jar.legacy());
      new RestCall(DEMO, "NoSuchOperation").get(client, jar.legacy());
      jar.end("TERM");
    }
    try (Stream<Path> files = Files.list(recordings)) {
      assertThat(files.filter(file -> file.toString().endsWith(".http")))
          .hasSize(3)
          .allSatisfy(file -> assertThat(file).content().doesNotContain(last.signature()));
    }
    return recordings.toString();
  }
}
