package org.turkbridge.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.local.store.StoredItems.TIME;
import static org.turkbridge.local.store.StoredItems.charge;
import static org.turkbridge.local.store.StoredItems.hit;
import static org.turkbridge.local.store.StoredItems.hitType;
import static org.turkbridge.local.store.StoredItems.request;
import static org.turkbridge.local.store.StoredItems.type;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.mturk.model.Assignment;
import software.amazon.awssdk.services.mturk.model.HIT;
import software.amazon.awssdk.services.mturk.model.HITStatus;
import software.amazon.awssdk.services.mturk.model.QualificationType;

/** Two who want the same at the same moment. */
class ContendedStoreTest extends TwoStores {
  @Test
  void ofTwoThatAskForOneHitTypeBothGetTheSame() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String content = "content" + round;

      List<String> ids =
          atOnce(
              () -> sameType(one, "ONE" + content, content),
              () -> sameType(other, "OTHER" + content, content));

      assertThat(ids.get(0)).isEqualTo(ids.get(1));
      assertThat(sameType(one, "LATE" + content, content)).isEqualTo(ids.get(0));
    }
  }

  private static String sameType(Store store, String id, String content) {
    return store.write(tables -> tables.hitTypes().sameOrAdded(hitType(id), content, "ann").id());
  }

  @Test
  void ofTwoThatTakeTheLastAssignmentOneGetsIt() throws Exception {
    addType();
    for (int round = 0; round < ROUNDS; round++) {
      String id = "H" + round;
      write(
          one,
          tables ->
              tables.hits().add(hit(id).toBuilder().maxAssignments(1).build(), "ann", null, null));

      List<Boolean> took = atOnce(() -> accept(one, id, "AONE"), () -> accept(other, id, "ATWO"));

      assertThat(took).containsExactlyInAnyOrder(true, false);
      assertThat(one.<HIT>read(tables -> tables.hits().find(id, TIME).orElseThrow().hit()))
          .extracting(HIT::numberOfAssignmentsPending, HIT::hitStatus)
          .containsExactly(1, HITStatus.UNASSIGNABLE);
    }
  }

  private static boolean accept(Store store, String hitId, String workerId) {
    return store.write(
        tables ->
            tables.hits().find(hitId, TIME).orElseThrow().status() == HITStatus.ASSIGNABLE
                && done(
                    () ->
                        tables
                            .assignments()
                            .add(
                                Assignment.builder()
                                    .assignmentId(hitId + workerId)
                                    .hitId(hitId)
                                    .workerId(workerId)
                                    .assignmentStatus(AssignmentState.ACCEPTED)
                                    .acceptTime(TIME)
                                    .deadline(TIME.plusSeconds(60))
                                    .build(),
                                TIME)));
  }

  @Test
  void ofTwoThatTakeOneTokenOneGetsIt() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      // Every other token was used long ago.
      Instant now = TIME.plus(Duration.ofDays(round / 2));
      String operation = "CreateHIT" + round % 2;

      List<Optional<String>> took =
          atOnce(
              () -> token(one, "ann", operation, "ONE", now),
              () -> token(other, "ann", operation, "OTHER", now));

      boolean isOne = took.get(0).isEmpty();
      assertThat(took.get(isOne ? 0 : 1)).isEmpty();
      assertThat(took.get(isOne ? 1 : 0)).contains(isOne ? "ONE" : "OTHER");
    }
  }

  @Test
  void ofTwoThatSettleOneRequestOneWins() throws Exception {
    addType();
    for (int round = 0; round < ROUNDS; round++) {
      String id = "R" + round;
      write(one, tables -> tables.requests().add(request(id, "T", "A" + id), "ann"));

      List<Boolean> won =
          atOnce(
              () ->
                  one.write(
                      tables ->
                          isPending(tables, id) && done(() -> tables.requests().grant(id, TIME))),
              () ->
                  other.write(
                      tables ->
                          isPending(tables, id)
                              && done(() -> tables.requests().reject(id, "no", TIME))));

      assertThat(won).containsExactlyInAnyOrder(true, false);
      assertThat(
              one.<StoredRequest>read(tables -> tables.requests().find(id).orElseThrow()).state())
          .isEqualTo(won.get(0) ? RequestState.GRANTED : RequestState.REJECTED);
    }
  }

  private static boolean isPending(Tables tables, String id) {
    return tables.requests().find(id).orElseThrow().state() == RequestState.SUBMITTED;
  }

  @Test
  void ofTwoThatTakeOneNameOneGetsIt() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String name = "N" + round;

      List<Boolean> took =
          atOnce(() -> take(one, "one" + name, name), () -> take(other, "other" + name, name));

      assertThat(took).containsExactlyInAnyOrder(true, false);
      assertThat(one.<String>read(tables -> tables.types().named(name, "ann").orElseThrow()))
          .isEqualTo((took.get(0) ? "one" : "other") + name);
    }
  }

  private static boolean take(Store store, String id, String name) {
    return store.write(
        tables ->
            tables.types().named(name, "ann").isEmpty()
                && done(() -> tables.types().add(type(id, name), "ann")));
  }

  @Test
  void noChargeIsLost() throws Exception {
    assertThat(one.<Long>read(tables -> tables.ledger().balance("ann")))
        .isEqualTo(LedgerTable.OPENING_BALANCE);

    atOnce(() -> chargeOften(one), () -> chargeOften(other));

    assertThat(one.<Long>read(tables -> tables.ledger().balance("ann")))
        .isEqualTo(LedgerTable.OPENING_BALANCE - 2 * ROUNDS * 2 * 3);
    assertThat(one.<Long>read(tables -> tables.ledger().balance("bob")))
        .isEqualTo(LedgerTable.OPENING_BALANCE);
  }

  private static boolean chargeOften(Store store) {
    for (int round = 0; round < ROUNDS; round++) {
      write(store, tables -> tables.ledger().charge("ann", List.of(charge("A1"), charge("A2"))));
    }
    return true;
  }

  @Test
  void noChangeIsLost() throws Exception {
    addType();

    atOnce(() -> count(one), () -> count(other));

    assertThat(one.<StoredType>read(tables -> tables.types().find("T").orElseThrow()))
        .extracting(stored -> stored.type().description())
        .isEqualTo(String.valueOf(2 * ROUNDS));
  }

  /** Adds one to the number in the description, again and again. */
  private static boolean count(Store store) {
    for (int round = 0; round < ROUNDS; round++) {
      write(
          store,
          tables -> {
            QualificationType type = tables.types().find("T").orElseThrow().type();
            int number = Integer.parseInt(type.description());
            tables.types().change(type.toBuilder().description(String.valueOf(number + 1)).build());
          });
    }
    return true;
  }
}
