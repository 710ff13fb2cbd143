package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.turkbridge.message.Sample;

/** How the command starts, ends, and says why not. */
@ExtendWith(Bridges.class)
final class LifecycleIT {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final int RECORDS = 33;

  @TempDir private Path folder;

  private String credentials() {
    return Keys.credentialsFile(folder).toString();
  }

  private static String total(RunningJar jar) {
    return new RestCall(Keys.TESTER).get(HTTP, jar.legacy()).texts("TotalNumResults").get(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void signalEndsItInOrder(String signal) {
    Jar jar = new Jar(folder);
    try (RunningJar running = jar.serve("--credentials", credentials(), "--import", samples())) {
      assertThat(total(running)).isEqualTo(Integer.toString(RECORDS));
      assertThat(Folders.files(jar.temporaryFiles())).anyMatch(Files::isRegularFile);

      Finished run = running.end(signal);

      assertThat(run.exitCode()).isZero();
      assertThat(run.err()).contains("Stopping.");
      assertThat(run.out().lines())
          .containsExactly("legacy " + running.legacy(), "current " + running.current());
      assertThat(Folders.files(jar.temporaryFiles())).isEmpty();
    }
  }

  @Test
  void namedStoreStaysAndServesAgain() {
    Path store = folder.resolve("store.db");
    Jar jar = new Jar(folder);
    try (RunningJar first =
        jar.serve(
            "--credentials", credentials(), "--store", store.toString(), "--import", samples())) {
      assertThat(first.end("TERM").exitCode()).isZero();
    }
    assertThat(store).isRegularFile();
    try (RunningJar second =
        jar.serve("--credentials", credentials(), "--store", store.toString())) {
      assertThat(total(second)).isEqualTo(Integer.toString(RECORDS));
    }
  }

  @Test
  void namedStoreIsThereEvenAfterKill() {
    Path store = folder.resolve("store.db");
    Jar jar = new Jar(folder);
    try (RunningJar first =
        jar.serve(
            "--credentials", credentials(), "--store", store.toString(), "--import", samples())) {
      assertThat(first.end("KILL").exitCode()).isNotZero();
    }
    try (RunningJar second =
        jar.serve("--credentials", credentials(), "--store", store.toString())) {
      assertThat(total(second)).isEqualTo(Integer.toString(RECORDS));
    }
  }

  @Test
  void archiveThatBreaksOffIsNamedAndTheRestServed() throws IOException {
    Path archive = Files.createDirectory(folder.resolve("archive"));
    Files.writeString(
        archive.resolve("broken.xml"), "<QualificationRequests>\n<QualificationRequest>\n<Qual");
    try (RunningJar jar =
        new Jar(folder)
            .serve(
                "--credentials",
                credentials(),
                "--import",
                archive.toString(),
                "--import",
                samples())) {
      assertThat(jar.err()).contains("broken.xml");
      assertThat(total(jar)).isEqualTo(Integer.toString(RECORDS));
      assertThat(jar.end("TERM").exitCode()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--legacy-port", "--current-port"})
  void portInUseIsNamed(String option) throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      String other = option.equals("--legacy-port") ? "--current-port" : "--legacy-port";
      Jar jar = new Jar(folder);
      Finished run = jar.run("serve", "--credentials", credentials(), option, port, other, "0");
      assertThat(run.exitCode()).isEqualTo(3);
      assertThat(run.out()).isEmpty();
      assertThat(run.err()).contains(port, option).doesNotContain("\tat ");
      assertThat(Folders.files(jar.temporaryFiles())).isEmpty();
    }
  }

  @Test
  void storeInNoFolderIsNamed(Commands commands) {
    String store = folder.resolve("missing").resolve("store.db").toString();
    Finished run = commands.run("serve", "--credentials", credentials(), "--store", store);
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains(store).doesNotContain("\tat ");
  }

  @Test
  void temporaryFolderThatIsNotThereIsNamed() {
    Finished run =
        new Jar(folder)
            .option("-Djava.io.tmpdir=/nowhere")
            .run("serve", "--credentials", credentials(), "--legacy-port=0", "--current-port=0");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err())
        .contains("temporary folder /nowhere cannot be written", "-Djava.io.tmpdir=FOLDER");
  }

  @Test
  void settingThatTheSdkCannotUseIsNamed() {
    Finished run =
        new Jar(folder)
            .environment("AWS_DISABLE_REQUEST_COMPRESSION", "perhaps")
            .run("serve", "--credentials", credentials(), "--legacy-port=0", "--current-port=0");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains("AWS_DISABLE_REQUEST_COMPRESSION").doesNotContain("\tat ");
  }

  @Test
  void wsdlThatCannotBeWrittenIsNoSuccess() {
    assertFull(Command.shell(Jar.words() + " wsdl >/dev/full", folder));
  }

  @Test
  void sumsOfACopyThatCannotBeWrittenAreNoSuccess(Commands commands) {
    Path store = folder.resolve("store.db");
    Path copy = folder.resolve("copy.db");
    commands.run("import", samples(), "--store", store.toString());

    assertFull(
        Command.shell(
            "%s store copy --from '%s' --to '%s' >/dev/full".formatted(Jar.words(), store, copy),
            folder));

    assertThat(copy).exists();
  }

  /** Nobody has the output. */
  static void assertFull(Finished run) {
    assumeThat(Path.of("/dev/full")).exists();
    assertThat(run.err()).contains("Cannot write standard output: the disk is full.");
    assertThat(run.exitCode()).isEqualTo(3);
  }

  @Test
  void aReaderOfTheWsdlThatHasSeenEnoughEndsItQuietly() throws IOException {
    Path code = folder.resolve("code");

    Finished run =
        Command.shell(
            "{ %s wsdl; echo $? >'%s'; } | head -c 5".formatted(Jar.words(), code), folder);

    assertThat(run.out()).isEqualTo("<?xml");
    assertThat(run.err()).isEmpty();
    assertThat(Files.readString(code)).isEqualTo("141\n");
  }

  @Test
  void archiveThatIsNotThereIsNamed(Commands commands) {
    String archive = folder.resolve("missing.xml").toString();
    Finished run =
        commands.run(
            "serve",
            "--credentials",
            credentials(),
            "--legacy-port=0",
            "--current-port=0",
            "--import",
            archive);
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains(archive).doesNotContain("\tat ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "serve --nonsense",
        "serve --legacy-port 70000",
        "serve --legacy-port ten",
        "serve --snapshot-ttl soon",
        "serve --upstream nowhere",
        "serve --upstream http://a:99999/",
        "serve --upstream http://user:secret@localhost/",
        "serve --bind=",
        "serve --credentials missing",
        "serve --log-format yaml",
        "serve --console-port 70000",
        "serve --console-password-file missing",
        "wsdl --api-version 1999-01-01"
      })
  void wrongUsageIsTold(String line, Commands commands) {
    Finished run = commands.run(line.isEmpty() ? new String[0] : line.split(" "));
    assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("turkbridge ").doesNotContain("\tat ", "secret@");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "serve --help", "wsdl --help"})
  void helpIsData(String line, Commands commands) {
    Finished run = commands.run(line.split(" "));
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).startsWith("Usage: turkbridge");
    assertThat(run.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--version", "serve --version"})
  void versionIsThatOfTheJar(String line, Commands commands) {
    Finished run = commands.run(line.split(" "));
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).matches("(?s)turkbridge \\d+\\.\\d+\\.\\d+.*");
  }

  private static String samples() {
    return Sample.FOLDER.toAbsolutePath().toString();
  }
}
