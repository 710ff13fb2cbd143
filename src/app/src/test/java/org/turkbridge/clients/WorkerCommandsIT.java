package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.turkbridge.local.EmbeddedFixture;
import org.turkbridge.local.store.TestDatabase;
import software.amazon.awssdk.services.mturk.model.Assignment;
import software.amazon.awssdk.services.mturk.model.AssignmentStatus;
import software.amazon.awssdk.services.mturk.model.CreateHitRequest;

/** {@code worker hits, accept, submit, return, inbox} in a store that a service has open. */
@ExtendWith(Bridges.class)
@ParameterizedClass
@EnumSource
final class WorkerCommandsIT {
  private static final String ANSWER =
      "<QuestionFormAnswers xmlns='http://mechanicalturk.amazonaws.com/AWSMechanicalTurkDataSchemas/2005-10-01/QuestionFormAnswers.xsd'>"
          + "<Answer><QuestionIdentifier>sheep</QuestionIdentifier><FreeText>four</FreeText>"
          + "</Answer></QuestionFormAnswers>";

  @Parameter TestDatabase database;
  @TempDir Path folder;
  private EmbeddedFixture embedded;

  @BeforeEach
  void open() {
    embedded = new EmbeddedFixture(database.store(folder.resolve("store.db")));
  }

  @AfterEach
  void close() {
    embedded.close();
  }

  private String hit(Consumer<CreateHitRequest.Builder> more) {
    return embedded
        .client
        .createHIT(
            hit -> {
              hit.title("Count\tthe sheep")
                  .description("As many as you see")
                  .reward("0.50")
                  .assignmentDurationInSeconds(3600L)
                  .lifetimeInSeconds(3600L)
                  .question(ExternalQuestion.text());
              more.accept(hit);
            })
        .hit()
        .hitId();
  }

  private Finished worker(Commands commands, String command, String... options) {
    List<String> words =
        new ArrayList<>(
            List.of("worker", command, "--store", database.url(folder.resolve("store.db"))));
    words.addAll(List.of(options));
    return commands.run(words.toArray(String[]::new));
  }

  private static String done(Finished run) {
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).isEmpty();
    return run.out();
  }

  @Test
  void aWorkerAcceptsAndSubmits(Commands commands) throws IOException {
    String hit = hit(h -> {});
    Path answer = Files.writeString(folder.resolve("answer.xml"), ANSWER);
    assertThat(done(worker(commands, "hits", "--worker-id", "AONE")))
        .isEqualTo(hit + "\tAccept\t0.50\t1\tCount the sheep\n");

    String accepted = done(worker(commands, "accept", "--hit-id", hit, "--worker-id", "AONE"));
    assertThat(accepted).matches("3[0-9A-Z]{29}\t\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z\n");
    String id = accepted.substring(0, accepted.indexOf('\t'));
    String submitted =
        done(worker(commands, "submit", "--assignment-id", id, "--answer", answer.toString()));

    assertThat(submitted).isEqualTo(id + "\tSubmitted\n");
    Assignment assignment = embedded.client.getAssignment(get -> get.assignmentId(id)).assignment();
    assertThat(assignment.assignmentStatus()).isEqualTo(AssignmentStatus.SUBMITTED);
    assertThat(assignment.workerId()).isEqualTo("AONE");
    assertThat(assignment.answer()).isEqualTo(ANSWER);
    assertThat(done(worker(commands, "hits", "--worker-id", "AONE")))
        .isEqualTo(
            hit
                + "\tNone\t0.50\t0\tCount the sheep\tall its assignments are taken: 1; the Worker has"
                + " assignment "
                + id
                + " of it (Submitted)\n");
  }

  @Test
  void anIdThatCannotBeWrittenIsNoSuccess() {
    String hit = hit(h -> {});

    LifecycleIT.assertFull(
        Command.shell(
            "%s worker accept --store '%s' --hit-id %s --worker-id AONE >/dev/full"
                .formatted(Jar.words(), database.url(folder.resolve("store.db")), hit),
            folder));
  }

  @Test
  void aTitleIsShownAndNotObeyed(Commands commands) {
    String hit = hit(h -> h.title("\u001B[2Jgone\u202E"));

    assertThat(done(worker(commands, "hits")))
        .isEqualTo(hit + "\tAccept\t0.50\t1\t\uFFFD[2Jgone\uFFFD\n");
  }

  @Test
  void whatIsReturnedIsOpenAgain(Commands commands) {
    String hit = hit(h -> h.autoApprovalDelayInSeconds(0L));
    String accepted = done(worker(commands, "accept", "--hit-id", hit, "--worker-id", "AONE"));
    String id = accepted.substring(0, accepted.indexOf('\t'));

    assertThat(done(worker(commands, "return", "--assignment-id", id)))
        .isEqualTo(id + "\tReturned\n");

    assertThat(done(worker(commands, "hits")))
        .isEqualTo(hit + "\tAccept\t0.50\t1\tCount the sheep\n");
  }

  @Test
  void anInboxHasWhatRequestersWrote(Commands commands) throws IOException {
    Path answer = Files.writeString(folder.resolve("answer.xml"), ANSWER);
    String hit = hit(h -> h.autoApprovalDelayInSeconds(0L));
    String accepted = done(worker(commands, "accept", "--hit-id", hit, "--worker-id", "AONE"));
    String id = accepted.substring(0, accepted.indexOf('\t'));
    done(worker(commands, "submit", "--assignment-id", id, "--answer", answer.toString()));
    assertThat(done(worker(commands, "inbox", "--worker-id", "AONE"))).isEmpty();

    embedded.client.notifyWorkers(
        notify -> notify.subject("More\tsheep").messageText("Come\nsoon").workerIds("AONE"));

    assertThat(done(worker(commands, "inbox", "--worker-id", "AONE")))
        .matches("20\\d\\d-.*Z\t\\w+\tMore sheep\tCome soon\n");
    assertThat(done(worker(commands, "inbox", "--worker-id", "ATWO"))).isEmpty();
  }

  @Test
  void whatIsRefusedIsNamed(Commands commands) throws IOException {
    hit(h -> {});
    Path answer = Files.writeString(folder.resolve("answer.xml"), "<no");

    for (Finished refused :
        List.of(
            worker(commands, "accept", "--hit-id", "3NONE", "--worker-id", "AONE"),
            worker(commands, "return", "--assignment-id", "3NONE"),
            worker(commands, "submit", "--assignment-id", "3N", "--answer", answer.toString()),
            worker(commands, "hits", "--worker-id", "low"),
            worker(commands, "inbox", "--worker-id", "low"))) {
      assertThat(refused.exitCode()).isEqualTo(1);
      assertThat(refused.out()).isEmpty();
      assertThat(refused.err()).startsWith("turkbridge: ").hasLineCount(1);
    }
    assertThat(worker(commands, "accept", "--hit-id", "3NONE", "--worker-id", "AONE").err())
        .isEqualTo("turkbridge: AWS.MechanicalTurk.HITDoesNotExist: Hit 3NONE does not exist.\n");
    assertThat(worker(commands, "accept", "--hit-id", "3NONE").exitCode()).isEqualTo(2);
    assertThat(commands.run("worker").err())
        .contains("turkbridge worker request, hits, accept, submit, return or inbox");
    assertThat(commands.run("worker", "hits", "--store", "none.db").err())
        .contains("--store: there is no file none.db");
  }
}
