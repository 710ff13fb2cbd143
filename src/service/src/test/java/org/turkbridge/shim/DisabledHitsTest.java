package org.turkbridge.shim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.shim.ScriptedService.requestError;
import static org.turkbridge.shim.ShimFixture.values;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.turkbridge.shim.ScriptedService.Received;
import org.turkbridge.shim.ScriptedService.Reply;

/** DisableHIT, to its end: that of its one call, or of some later time and process. */
class DisabledHitsTest {
  private static final String DISABLE = "DisableHIT&HITId=H1";
  private static final Reply BUSY =
      requestError("InvalidHITState", "This HIT is currently in the state 'Unassignable'.");

  private final Map<String, Reply> replies = new ConcurrentHashMap<>();
  private final ScriptedService service =
      new ScriptedService(
          new ScriptedService.Script() {
            @Override
            public Reply reply(String requestBody) {
              throw new UnsupportedOperationException();
            }

            @Override
            public Reply reply(String operation, String requestBody) {
              return replies.getOrDefault(operation, new Reply(200, "{}"));
            }
          });
  private final DurableNotes notes = DurableNotes.ofThisProcess();
  private ShimFixture shim;

  /** Notes of which nobody may read more than one. */
  private record NotesByName(DurableNotes notes) implements DurableNotes {
    @Override
    public Optional<String> keep(String name, String content) {
      return notes.keep(name, content);
    }

    @Override
    public Optional<String> content(String name) {
      return notes.content(name);
    }

    @Override
    public void replace(String name, String content) {
      notes.replace(name, content);
    }

    @Override
    public void discard(String name) {
      notes.discard(name);
    }

    @Override
    public Map<String, String> beginningWith(String prefix) {
      throw new AssertionError("All notes of " + prefix + " are read");
    }
  }

  @BeforeEach
  void start() {
    state("Assignable");
    submitted("X1", "X2");
    replies.put(
        "ListHITs",
        new Reply(200, "{\"NumResults\":2,\"HITs\":[{\"HITId\":\"H1\"},{\"HITId\":\"H2\"}]}"));
    shim = new ShimFixture(service, notes);
  }

  @AfterEach
  void stop() {
    shim.close();
  }

  private void state(String state) {
    replies.put(
        "GetHIT", new Reply(200, "{\"HIT\":{\"HITId\":\"H1\",\"HITStatus\":\"" + state + "\"}}"));
  }

  private void submitted(String... ids) {
    String assignments =
        String.join(
            ",", List.of(ids).stream().map(id -> "{\"AssignmentId\":\"" + id + "\"}").toList());
    replies.put(
        "ListAssignmentsForHIT",
        new Reply(200, "{\"NumResults\":1,\"Assignments\":[" + assignments + "]}"));
  }

  /** Something happens before an operation is answered. */
  private void before(String what, Runnable event) {
    service.become(
        new ScriptedService.Script() {
          @Override
          public Reply reply(String requestBody) {
            throw new UnsupportedOperationException();
          }

          @Override
          public Reply reply(String operation, String requestBody) {
            if (operation.equals(what)) {
              event.run();
            }
            return replies.getOrDefault(operation, new Reply(200, "{}"));
          }
        });
  }

  /** What was done since this was asked last. */
  private List<String> done() {
    List<String> calls = service.received().stream().map(Received::operation).toList();
    service.received().clear();
    return calls;
  }

  /** Nothing is left to do, and soon after nothing is left. */
  private void assertEnded() {
    done();
    shim.pass(Duration.ofSeconds(30));
    shim.resume();
    assertThat(done()).isEmpty();
    assertThat(notes.beginningWith("")).isEmpty();
  }

  @Test
  void whatWasSubmittedIsApprovedAndTheHitDeleted() {
    LegacyService.Answer answer = shim.call(DISABLE);

    assertThat(values(answer, "IsValid")).containsExactly("True");
    assertThat(answer.report().upstreamCalls()).isEqualTo(service.received().size());
    assertThat(done())
        .containsExactly(
            "GetHIT",
            "UpdateExpirationForHIT",
            "ListAssignmentsForHIT",
            "ApproveAssignment",
            "ApproveAssignment",
            "DeleteHIT");
    assertEnded();
  }

  @Test
  void whileSomebodyWorksTheHitIsGoneForItsRequester() {
    replies.put("DeleteHIT", BUSY);
    String page = "SearchHITs&SortProperty=Enumeration&PageSize=1&PageNumber=";
    shim.call(page + 1);

    assertThat(values(shim.call(DISABLE), "IsValid")).containsExactly("True");

    assertThat(values(shim.call("GetHIT&HITId=H1"), "HITStatus")).containsExactly("Disposed");
    assertThat(values(shim.call(page + 2), "HITId")).containsExactly("H2");
    assertThat(values(shim.call(page + 1), "HITId")).containsExactly("H2");
    for (String call :
        List.of(
            DISABLE,
            "DisposeHIT&HITId=H1",
            "ForceExpireHIT&HITId=H1",
            "ExtendHIT&HITId=H1&MaxAssignmentsIncrement=1",
            "SetHITAsReviewing&HITId=H1",
            "ChangeHITTypeOfHIT&HITId=H1&HITTypeId=T1",
            "GetReviewResultsForHIT&HITId=H1",
            "GetAssignmentsForHIT&HITId=H1")) {
      assertThat(values(shim.call(call), "Code"))
          .as(call)
          .containsExactly("AWS.MechanicalTurk.InvalidHITState");
    }
    assertThat(values(shim.call("GetHIT&AWSAccessKeyId=AKIASECOND&HITId=H1"), "HITStatus"))
        .containsExactly("Assignable");
  }

  @Test
  void oneOfTwoCallersAtOnceIsRefused() {
    replies.put("DeleteHIT", BUSY);
    List<LegacyService.Answer> others = new ArrayList<>();
    AtomicBoolean isFirst = new AtomicBoolean(true);
    // The other one comes between the look at the HIT and the note.
    before(
        "GetHIT",
        () -> {
          if (isFirst.getAndSet(false)) {
            others.add(shim.call(DISABLE));
          }
        });

    assertThat(values(shim.call(DISABLE), "Code"))
        .containsExactly("AWS.MechanicalTurk.InvalidHITState");
    assertThat(values(others.get(0), "IsValid")).containsExactly("True");
    assertThat(notes.beginningWith("")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"InvalidHITState", "HITDoesNotExist"})
  void anotherThreadMayEndItBeforeItsCaller(String code) {
    AtomicBoolean isFirst = new AtomicBoolean(true);
    before(
        "UpdateExpirationForHIT",
        () -> {
          if (isFirst.getAndSet(false)) {
            shim.resume();
            replies.put("UpdateExpirationForHIT", requestError(code, "HIT H1 is gone"));
          }
        });

    assertThat(values(shim.call(DISABLE), "IsValid")).containsExactly("True");
    assertEnded();
  }

  /** The service never says that the list has ended. */
  @Test
  void aTokenThatComesAgainEndsTheList() {
    AtomicInteger lists = new AtomicInteger();
    replies.put(
        "ListAssignmentsForHIT",
        new Reply(200, "{\"NextToken\":\"x\",\"Assignments\":[{\"AssignmentId\":\"X1\"}]}"));
    before("ListAssignmentsForHIT", () -> assertThat(lists.incrementAndGet()).isLessThan(10));

    assertThat(values(shim.call(DISABLE), "IsValid")).containsExactly("True");
    assertThat(lists).hasValue(2);
    assertThat(done()).contains("ApproveAssignment", "DeleteHIT");
  }

  @Test
  void callsForOneHitReadOneNote() {
    replies.put("DeleteHIT", BUSY);
    shim.call(DISABLE);
    try (ShimFixture other = new ShimFixture(service, new NotesByName(notes))) {
      assertThat(values(other.call("GetHIT&HITId=H1"), "HITStatus")).containsExactly("Disposed");
      assertThat(values(other.call("GetAssignmentsForHIT&HITId=H1"), "Code"))
          .containsExactly("AWS.MechanicalTurk.InvalidHITState");
    }
  }

  @Test
  void anotherProcessGoesOnUntilTheHitIsDeleted() {
    replies.put("DeleteHIT", BUSY);
    submitted();
    shim.call(DISABLE);
    shim.close();
    done();
    shim = new ShimFixture(service, notes);
    state("Unassignable");
    submitted("X3");

    shim.resume();

    assertThat(done()).containsSubsequence("ApproveAssignment", "DeleteHIT");
    assertThat(values(shim.call(DISABLE), "Code"))
        .containsExactly("AWS.MechanicalTurk.InvalidHITState");
    replies.remove("DeleteHIT");
    shim.resume();
    assertEnded();
  }

  /** The HIT was read before it was deleted, its note looked for after that, wherever. */
  @Test
  void whoReadsAHitWhileItEndsSeesItDisposed() {
    replies.put("DeleteHIT", BUSY);
    shim.call(DISABLE);
    replies.remove("DeleteHIT");
    state("Reviewable");
    AtomicBoolean isFirst = new AtomicBoolean(true);
    before(
        "GetHIT",
        () -> {
          if (isFirst.getAndSet(false)) {
            shim.resume();
          }
        });
    try (ShimFixture other = new ShimFixture(service, notes)) {
      assertThat(values(other.call("GetHIT&HITId=H1"), "HITStatus")).containsExactly("Disposed");
    }
    assertThat(isFirst).isFalse();
    assertThat(values(shim.call("GetHIT&HITId=H1"), "HITStatus")).containsExactly("Disposed");
    assertEnded();
  }

  /** Though another server goes on with all notes meanwhile. */
  @Test
  void whatHasEndedIsKnownForAWhile() {
    shim.call(DISABLE);
    state("Reviewable");
    shim.pass(Duration.ofSeconds(30).minusMillis(1));
    shim.resume();

    assertThat(values(shim.call("GetHIT&HITId=H1"), "HITStatus")).containsExactly("Disposed");
    assertThat(values(shim.call("SearchHITs"), "HITId")).containsExactly("H2");
    shim.pass(Duration.ofMillis(1));
    shim.resume();
    assertThat(notes.beginningWith("")).isEmpty();
  }

  /** Also one whose assignments are all taken: its Workers may return them. */
  @ParameterizedTest
  @ValueSource(strings = {"Assignable", "Unassignable"})
  void aHitThatWasNotedAloneExpiresWhenTheNoteIsRead(String state) {
    state(state);
    replies.put("UpdateExpirationForHIT", new Reply(500, "{}"));
    shim.call(DISABLE);
    replies.remove("UpdateExpirationForHIT");
    done();

    shim.resume();

    assertThat(done()).contains("UpdateExpirationForHIT", "DeleteHIT");
    assertEnded();
  }

  /** As often as its policy has it, each time that it expires. */
  @Test
  void aHitThatAReviewExtendsExpiresAgainAtOnce() {
    replies.put("DeleteHIT", BUSY);
    submitted();
    shim.call(DISABLE);
    AtomicInteger assignments = new AtomicInteger(2);
    before(
        "UpdateExpirationForHIT",
        () -> {
          boolean isExtended = assignments.incrementAndGet() < 5;
          replies.put(
              "GetHIT",
              new Reply(
                  200,
                  "{\"HIT\":{\"HITId\":\"H1\",\"MaxAssignments\":%d,\"HITStatus\":\"%s\"}}"
                      .formatted(assignments.get(), isExtended ? "Assignable" : "Reviewable")));
          if (!isExtended) {
            replies.remove("DeleteHIT");
          }
        });

    shim.resume();

    assertThat(assignments).hasValue(5);
    assertEnded();
  }

  @Test
  void anotherServiceBehindLeavesTheNoteAlone() {
    replies.put("DeleteHIT", BUSY);
    shim.call(DISABLE);
    done();
    replies.put("GetHIT", requestError("HITDoesNotExist", "Hit H1 does not exist."));
    try (ShimFixture other = new ShimFixture("another", service, notes)) {
      other.resume();

      assertThat(done()).isEmpty();
      state("Assignable");
      assertThat(values(other.call("GetHIT&HITId=H1"), "HITStatus")).containsExactly("Assignable");
    }
    assertThat(values(shim.call("GetHIT&HITId=H1"), "HITStatus")).containsExactly("Disposed");
  }

  /** As while its Requester has the key of another account by mistake. */
  @Test
  void aHitThatIsDeniedIsTriedAgain() {
    replies.put("DeleteHIT", BUSY);
    shim.call(DISABLE);
    replies.put("GetHIT", requestError("PermissionDeniedException", "no"));

    shim.resume();

    assertThat(notes.beginningWith("")).hasSize(1);
  }

  @Test
  void anOutageInBetweenIsWaitedFor() {
    replies.put("ApproveAssignment", new Reply(500, "{}"));

    assertThat(values(shim.call(DISABLE), "IsValid")).containsExactly("True");
    assertThat(notes.beginningWith("")).hasSize(1);
    shim.resume();
    assertThat(notes.beginningWith("")).hasSize(1);
    replies.remove("ApproveAssignment");
    shim.resume();
    assertEnded();
  }

  @Test
  void whetherTheHitExpiredMayNotBeKnown() {
    replies.put("UpdateExpirationForHIT", new Reply(500, "{}"));

    assertThat(values(shim.call(DISABLE), "Message").get(0))
        .contains("Whether the change was made is not known");
    replies.remove("UpdateExpirationForHIT");
    shim.resume();
    assertEnded();
  }

  @Test
  void whatTheServiceRefusesIsNotGoneOnWith() {
    replies.put("UpdateExpirationForHIT", requestError("PermissionDeniedException", "no"));

    assertThat(values(shim.call(DISABLE), "Code"))
        .containsExactly("AWS.MechanicalTurk.PermissionDeniedException");
    assertEnded();
  }

  @Test
  void withoutMoneyTheHitStaysExpiredAndVisible() {
    replies.put("ApproveAssignment", requestError("InsufficientFunds", "no money"));

    LegacyService.Answer answer = shim.call(DISABLE);

    assertThat(values(answer, "Code")).containsExactly("AWS.MechanicalTurk.InsufficientFunds");
    assertThat(values(answer, "Message").get(0)).contains("no money", "has expired", "DisposeHIT");
    assertThat(done()).doesNotContain("DeleteHIT");
    assertEnded();
  }

  @Test
  void whenMoneyIsShortLaterTheHitIsItsRequestersAgain() {
    replies.put("DeleteHIT", BUSY);
    submitted();
    shim.call(DISABLE);
    state("Reviewable");
    submitted("X3");
    replies.put("ApproveAssignment", requestError("InsufficientFunds", "no money"));

    shim.resume();

    assertEnded();
    assertThat(values(shim.call("GetHIT&HITId=H1"), "HITStatus")).containsExactly("Reviewable");
  }

  @Test
  void whatSomebodyElseReviewedIsNoObstacle() {
    replies.put("ApproveAssignment", requestError("InvalidAssignmentState", "done"));

    assertThat(values(shim.call(DISABLE), "IsValid")).containsExactly("True");
    assertEnded();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Disposed", "HITDoesNotExist"})
  void whatIsGoneIsForgotten(String how) {
    replies.put("DeleteHIT", BUSY);
    shim.call(DISABLE);
    if (how.equals("Disposed")) {
      state(how);
    } else {
      replies.put("GetHIT", requestError(how, "Hit H1 does not exist."));
    }

    shim.resume();

    assertEnded();
  }

  @Test
  void aCallerWhoOnlyValidatesDisablesNothing() {
    shim.call(DISABLE + "&Validate=true");

    assertThat(done()).isEmpty();
    assertEnded();
  }
}
