package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.turkbridge.local.store.PostgresServer;
import org.turkbridge.local.store.Relay;
import org.turkbridge.local.store.Store;
import org.turkbridge.local.store.StoreAddress;
import org.turkbridge.message.Sample;

/** The URL of a database where commands take a store, and where its password comes from. */
@ExtendWith(Bridges.class)
final class StoreUrlIT {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String PASSWORD = "s3cr:t of/the@store";
  private static final String ESCAPED = "s3cr%3At%20of%2Fthe%40store";
  private static final String SAMPLES = Sample.FOLDER.toAbsolutePath().toString();
  private static final String WARNING = "WARNING: the password in the URL of the store";

  @TempDir private Path folder;

  private static String store(String user) {
    return PostgresServer.newStoreOf(user, PASSWORD);
  }

  private static void assertNothingIsSaid(Finished run) {
    assertThat(run.out() + run.err()).doesNotContain("s3cr");
  }

  @Test
  void everyCommandTakesIt(Commands commands) throws IOException {
    String store = PostgresServer.newStore();
    Finished imported = commands.run("import", SAMPLES, "--store", store);
    assertThat(imported.err()).contains("105 new").doesNotContain("WARNING");
    assertThat(commands.run("export", "--store", store).out().lines()).hasSize(33);
    try (RunningJar serving =
        new Jar(folder)
            .serve("--credentials", Keys.credentialsFile(folder).toString(), "--store", store)) {
      assertThat(new RestCall(Keys.TESTER).get(HTTP, serving.legacy()).texts("TotalNumResults"))
          .containsExactly("33");
    }
    Finished asked =
        commands.run(
            "worker",
            "request",
            "--store",
            store,
            "--worker-id",
            "AONE",
            "--qualification-type-id",
            "NONE");
    assertThat(asked.err()).contains("QualificationTypeDoesNotExist");
    Path recordings = Files.createDirectory(folder.resolve("recordings"));
    assertThat(commands.run("replay", recordings.toString(), "--store", store).err())
        .contains("There is no recording");
  }

  @Test
  void aStoreIsCopiedToAFileAndBack(Commands commands) {
    String store = PostgresServer.newStore();
    String copy = folder.resolve("copy.db").toString();
    assertThat(commands.run("import", SAMPLES, "--store", store).exitCode()).isZero();

    Finished toFile = commands.run("store", "copy", "--from", store, "--to", copy);
    Finished back =
        commands.run("store", "copy", "--from", copy, "--to", PostgresServer.newStore());

    assertThat(toFile.exitCode()).as(toFile.err()).isZero();
    assertThat(toFile.out()).containsPattern("qualification_request +33  sha256:[0-9a-f]{64}\n");
    assertThat(back.out()).isEqualTo(toFile.out());
    assertThat(commands.run("export", "--store", copy).out())
        .isEqualTo(commands.run("export", "--store", store).out());
    Finished again = commands.run("store", "copy", "--from", store, "--to", copy);
    assertThat(again.exitCode()).isEqualTo(3);
    assertThat(again.err()).contains("The store " + copy + " is not empty (rows: ");
    assertThat(commands.run("store", "copy", "--from", "none.db", "--to", copy).err())
        .contains("--from: there is no file none.db");
    assertThat(commands.run("store").err()).contains("Missing command: turkbridge store copy");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PGPASSWORD", "PGPASSFILE", ".pgpass", "URL"})
  void thePasswordComesFrom(String place) throws IOException {
    String store = store("user_of_" + place.replace(".", "").toLowerCase(java.util.Locale.ROOT));
    Jar jar = new Jar(folder);
    String line = "*:*:*:*:" + PASSWORD.replace(":", "\\:") + "\n";
    switch (place) {
      case "PGPASSWORD" -> jar.environment(place, PASSWORD);
      case "PGPASSFILE" ->
          jar.environment(place, secret(folder.resolve("passwords"), line).toString());
      case ".pgpass" -> secret(jar.home().resolve(place), line);
      default -> store = store.replace("@localhost", ":" + ESCAPED + "@localhost");
    }

    Finished run = jar.run("import", SAMPLES, "--store", store);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err().contains(WARNING)).isEqualTo(place.equals("URL"));
    assertNothingIsSaid(run);
  }

  private static Path secret(Path file, String text) throws IOException {
    Files.writeString(file, text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void sslmodeSaysHowFarTheServerIsTrusted() throws IOException {
    Certificate certificate = Certificate.create(Files.createDirectory(folder.resolve("server")));
    Certificate other = Certificate.create(Files.createDirectory(folder.resolve("other")));
    String store = PostgresServer.newStore();
    Jar jar = new Jar(folder);
    Finished without = jar.run("import", SAMPLES, "--store", store + "&sslmode=require");
    List<Finished> with = new ArrayList<>();
    PostgresServer.startTls(Files.readString(certificate.pem()), certificate.keyPem());
    try {
      for (String mode :
          List.of(
              "require",
              "verify-full&sslrootcert=" + certificate.pem(),
              "verify-full&sslrootcert=" + other.pem())) {
        with.add(jar.run("import", SAMPLES, "--store", store + "&sslmode=" + mode));
      }
    } finally {
      PostgresServer.endTls();
    }

    assertThat(without.exitCode()).isEqualTo(3);
    assertThat(without.err()).contains("cannot be reached by TLS as sslmode asks");
    assertThat(with).extracting(Finished::exitCode).containsExactly(0, 0, 3);
    assertThat(with.get(2).err()).contains("check sslmode, sslrootcert");
  }

  @Test
  void aWrongPasswordIsToldWithoutIt() {
    String store = store("user_of_wrong");

    Finished none = new Jar(folder).run("export", "--store", store);
    Finished wrong =
        new Jar(folder).environment("PGPASSWORD", "s3cr").run("export", "--store", store);

    for (Finished run : List.of(none, wrong)) {
      assertThat(run.exitCode()).isEqualTo(3);
      assertThat(run.err()).contains("check the user and the password, in PGPASSWORD");
      assertNothingIsSaid(run);
    }
  }

  @Test
  void aPasswordThatIsNotEscapedIsNotSaidEither(Commands commands) {
    List<String> urls = new ArrayList<>();
    for (String form :
        List.of("postgresql://ann:%s@localhost/x", "jdbc:postgresql://h/x?password=%s")) {
      urls.add(form.formatted("s3cr/t"));
      urls.add(form.formatted("s3cr%t"));
      urls.add(form.formatted("s3cr?t&s3cr"));
    }
    for (String url : urls) {
      Finished run = commands.run("export", "--store", url);
      assertThat(run.exitCode()).as(run.err()).isIn(2, 3);
      assertNothingIsSaid(run);
    }
  }

  @Test
  void aUrlIsNoFile(Commands commands) {
    for (String url :
        List.of(
            "postgresql://ann:s3cr@localhost/x",
            "postgre://ann:s3cr@localhost/x",
            "host=localhost password=s3cr")) {
      for (List<String> command :
          List.of(
              List.of("import", url, "--store", folder.resolve("turk.db").toString()),
              List.of("convert", url),
              List.of("verify", url),
              List.of("export", "--store", url, "-o", url),
              List.of("export", "--store", "turk.db", "-o", url))) {
        Finished run = commands.run(command.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isIn(2, 3);
        assertNothingIsSaid(run);
      }
    }
  }

  /** Neither by ours nor by the libraries that we use. */
  @Test
  void anImportWhoseConnectionIsKilledSaysNothingOfWhatItImports() {
    String store = PostgresServer.newStore();
    Store.open(StoreAddress.parse(store, Map.of())).close();
    PostgresServer.execute(
        store,
        "CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM"
            + " pg_terminate_backend(pg_backend_pid()); RETURN NEW; END $$; CREATE TRIGGER fail"
            + " BEFORE INSERT ON qualification_request FOR EACH ROW EXECUTE FUNCTION fail()");

    Finished run = new Jar(folder).run("import", SAMPLES, "--store", store);

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err())
        .contains("cannot be reached")
        .doesNotContain("INSERT", "QuestionFormAnswers", "at org.", "com.zaxxer");
  }

  @Test
  void aCopyThatFailsRemovesTheFileThatItMade() {
    String store = PostgresServer.newStore();
    assertThat(new Jar(folder).run("import", SAMPLES, "--store", store).exitCode()).isZero();
    PostgresServer.execute(
        store, "ALTER TABLE qualification_request RENAME COLUMN worker_id TO worker");
    Path copy = folder.resolve("failed.db");

    Finished run = new Jar(folder).run("store", "copy", "--from", store, "--to", copy.toString());

    assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
    assertThat(copy).doesNotExist();
  }

  /** It waits for a table of its source when the signal comes. */
  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void aCopyThatIsStoppedRemovesTheFileThatItMade(String signal) throws Exception {
    String store = PostgresServer.newStore();
    assertThat(new Jar(folder).run("import", SAMPLES, "--store", store).exitCode()).isZero();
    Path copy = folder.resolve("stopped.db");
    Process copying;
    try (PostgresServer.Lock lock = PostgresServer.lock(store, "qualification_request")) {
      copying = new Jar(folder).begin("store", "copy", "--from", store, "--to", copy.toString());
      lock.awaitWaiting();
      assertThat(copy).exists();

      new ProcessBuilder("/bin/kill", "-" + signal, Long.toString(copying.pid())).start();
      assertThat(copying.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    assertThat(copying.exitValue()).isEqualTo(130);
    assertThat(folder).isDirectoryNotContaining("glob:**stopped.db*");
  }

  @Test
  void aServerWhoseDatabaseIsAwayDoesNotStart() {
    Relay relay = Relay.before(PostgresServer.port());
    relay.close();

    Finished run =
        new Jar(folder)
            .run(
                "serve",
                "--legacy-port=0",
                "--current-port=0",
                "--store",
                relay.url(PostgresServer.newStore()));

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains("cannot be reached: check that the database server runs");
    assertThat(run.out()).isEmpty();
  }
}
