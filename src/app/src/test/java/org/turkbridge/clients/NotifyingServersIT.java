package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.turkbridge.local.store.PostgresServer;
import org.turkbridge.notification.Receptor;
import software.amazon.awssdk.services.mturk.MTurkClient;
import software.amazon.awssdk.services.mturk.model.EventType;

/** Servers that deliver notifications, one after the other and side by side. */
final class NotifyingServersIT {
  private static final Pattern HIT = Pattern.compile("Event\\.1\\.HITId=(\\w+)");

  @TempDir private Path folder;
  private final Receptor receptor = new Receptor();

  @AfterEach
  void close() {
    receptor.close();
  }

  private RunningJar serve(String store) throws IOException {
    return new Jar(Files.createTempDirectory(folder, "server"))
        .serve(
            "--credentials",
            Keys.credentialsFile(folder).toString(),
            "--store",
            store,
            "--notify-to",
            "http://127.0.0.1:*");
  }

  private static MTurkClient client(RunningJar jar) {
    return Keys.TESTER.sdk(jar.current()).build();
  }

  /** A HIT type of which that is told; gives its id. */
  private String told(MTurkClient client, EventType... events) {
    String type =
        client
            .createHITType(
                t ->
                    t.title("t").description("d").reward("0.05").assignmentDurationInSeconds(3600L))
            .hitTypeId();
    client.updateNotificationSettings(
        update ->
            update
                .hitTypeId(type)
                .notification(
                    told ->
                        told.transport("REST")
                            .destination(receptor.url("/"))
                            .version("2014-08-15")
                            .eventTypes(events)));
    return type;
  }

  private static String hit(MTurkClient client, String type) {
    return client
        .createHITWithHITType(
            hit -> hit.hitTypeId(type).lifetimeInSeconds(3600L).question(ExternalQuestion.text()))
        .hit()
        .hitId();
  }

  private String next() throws InterruptedException {
    Matcher hit = HIT.matcher(String.valueOf(receptor.next().query()));
    assertThat(hit.find()).isTrue();
    return hit.group(1);
  }

  @ParameterizedTest
  @CsvSource({
    "--notify-to, *, --notify-to: \"*\" is no pattern of destinations such as https://",
    "--notify-to, http://u@h/, --notify-to: \"http://u@h/\" is no pattern",
    "--sqs-endpoint, ftp://h/, '--sqs-endpoint must be an http or https URL, not ftp://h/'",
    "--sns-endpoint, queue, '--sns-endpoint must be an http or https URL, not queue'",
    "--sns-endpoint, http://u:secret@h/, --sns-endpoint must have no user name and password"
  })
  void whatIsNoPatternOrEndpointIsWrongUsage(String option, String value, String message) {
    Finished run = OwnServer.refused(folder, option, value);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(message).doesNotContain("\tat ", "secret");
  }

  @Test
  void whatAServerIsKilledOverIsNotSentAgain() throws Exception {
    receptor.silent();
    String store = folder.resolve("turk.db").toString();
    String type;
    try (RunningJar jar = serve(store);
        MTurkClient client = client(jar)) {
      type = told(client, EventType.HIT_CREATED, EventType.ASSIGNMENT_ACCEPTED);
      String first = hit(client, type);
      assertThat(next()).isEqualTo(first);
      // It is killed while it waits for an answer.
    }
    receptor.speaking();

    try (RunningJar jar = serve(store);
        MTurkClient client = client(jar)) {
      String second = hit(client, type);
      assertThat(next()).isEqualTo(second);
      Finished accepted =
          new Jar(folder)
              .run("worker", "accept", "--store", store, "--hit-id", second, "--worker-id", "AONE");
      assertThat(accepted.exitCode()).as(accepted.err()).isZero();
      assertThat(receptor.next().query()).contains("AssignmentAccepted");
    }
    assertThat(receptor.left()).isZero();
  }

  @Test
  void twoServersOverOneDatabaseSendEachOnce() throws Exception {
    String store = PostgresServer.newStore();
    Set<String> made = new TreeSet<>();
    Set<String> told = new TreeSet<>();
    try (RunningJar one = serve(store);
        RunningJar other = serve(store);
        MTurkClient toOne = client(one);
        MTurkClient toOther = client(other)) {
      String type = told(toOne, EventType.HIT_CREATED);
      for (int i = 0; i < 20; i++) {
        for (MTurkClient client : List.of(toOne, toOther)) {
          assertThat(made.add(hit(client, type))).isTrue();
        }
      }
      for (int i = 0; i < 40; i++) {
        assertThat(told.add(next())).isTrue();
      }
    }

    assertThat(told).isEqualTo(made);
    assertThat(receptor.left()).isZero();
  }
}
