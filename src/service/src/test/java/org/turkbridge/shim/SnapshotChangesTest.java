package org.turkbridge.shim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.shim.ScriptedService.item;
import static org.turkbridge.shim.ScriptedService.page;
import static org.turkbridge.shim.ShimFixture.values;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.turkbridge.shim.ScriptedService.Reply;

/** What a change through the shim does to the pages that come after it. */
class SnapshotChangesTest {
  private static final String ID = "QualificationRequestId";
  private static final Reply DONE = new Reply(200, "{}");

  private final ScriptedService service = new ScriptedService(listing("R1", "R2", "R3", "R4"));
  private final ShimFixture shim = new ShimFixture(service);

  @AfterEach
  void close() {
    shim.close();
  }

  /** Lists these requests; everything else is done. R3 and R4 are for another type. */
  private static ScriptedService.Script listing(String... ids) {
    List<String> items =
        List.of(ids).stream()
            .map(id -> item(id, id.compareTo("R3") < 0 ? "TA" : "TB", id.charAt(1)))
            .toList();
    return new ScriptedService.Script() {
      @Override
      public Reply reply(String requestBody) {
        return DONE;
      }

      @Override
      public Reply reply(String operation, String requestBody) {
        return operation.equals("ListQualificationRequests") ? page(null, items) : DONE;
      }
    };
  }

  private List<String> pageTwo() {
    return values(shim.get("PageSize=2&PageNumber=2"), ID);
  }

  @Test
  void whatWasGrantedOrRejectedLeavesTheLaterPages() {
    shim.get("PageSize=2");

    shim.call("RejectQualificationRequest&QualificationRequestId=R4");
    assertThat(pageTwo()).containsExactly("R3");

    shim.call("GrantQualification&QualificationRequestId=R3");
    assertThat(pageTwo()).isEmpty();
  }

  @Test
  void whatWasGrantedOfTheFirstPageDoesNotMoveTheLaterPages() {
    shim.get("PageSize=2");

    shim.call("GrantQualification&QualificationRequestId=R1");
    shim.call("RejectQualificationRequest&QualificationRequestId=R2");

    LegacyService.Answer second = shim.get("PageSize=2&PageNumber=2");
    assertThat(values(second, ID)).containsExactly("R3", "R4");
    // A program that has seen four of three would stop too early.
    assertThat(values(second, "TotalNumResults")).containsExactly("4");
  }

  @Test
  void whatWasGrantedOfALaterPageMakesRoomForTheRest() {
    shim.get("PageSize=1");

    shim.call("GrantQualification&QualificationRequestId=R2");

    LegacyService.Answer second = shim.get("PageSize=1&PageNumber=2");
    assertThat(values(second, ID)).containsExactly("R3");
    assertThat(values(second, "TotalNumResults")).containsExactly("3");
    assertThat(values(shim.get("PageSize=1&PageNumber=3"), ID)).containsExactly("R4");
  }

  @Test
  void aPageThatIsAskedForAgainIsTheSame() {
    shim.get("PageSize=1");
    assertThat(values(shim.get("PageSize=1&PageNumber=2"), ID)).containsExactly("R2");
    shim.call("GrantQualification&QualificationRequestId=R1");

    assertThat(values(shim.get("PageSize=1&PageNumber=2"), ID)).containsExactly("R2");
  }

  @Test
  void theOtherOrderFollowsToo() {
    shim.get("PageSize=2&SortDirection=Descending");
    assertThat(values(shim.get("PageSize=2&PageNumber=2&SortDirection=Descending"), ID))
        .containsExactly("R2", "R1");

    shim.call("GrantQualification&QualificationRequestId=R2");

    assertThat(values(shim.get("PageSize=2&PageNumber=2&SortDirection=Descending"), ID))
        .containsExactly("R1");
  }

  @Test
  void disposingOfATypeTakesItsRequests() {
    shim.get("PageSize=1");

    shim.call("DisposeQualificationType&QualificationTypeId=TA");

    assertThat(values(shim.get("PageSize=1&PageNumber=2"), ID)).containsExactly("R3");
    assertThat(values(shim.get("PageSize=1&PageNumber=3"), ID)).containsExactly("R4");
  }

  @Test
  void anotherRequestersSnapshotStays() {
    shim.get("PageSize=2&AWSAccessKeyId=AKIASECOND");

    shim.call("GrantQualification&QualificationRequestId=R1&AWSAccessKeyId=AKIAFIRST");

    assertThat(values(shim.get("PageSize=2&PageNumber=2&AWSAccessKeyId=AKIASECOND"), ID))
        .containsExactly("R3", "R4");
  }

  @Test
  void aRefusedChangeTakesNothing() {
    shim.get("PageSize=2");
    service.become(
        body -> ScriptedService.requestError("QualificationRequestDoesNotExist", "It is not."));

    shim.call("GrantQualification&QualificationRequestId=R1");

    assertThat(pageTwo()).containsExactly("R3", "R4");
  }

  @Test
  void aChangeThatSomebodyMadeBeforeMakesTheNextPageReadAnew() {
    shim.get("PageSize=2");
    service.become(
        body -> ScriptedService.requestError("InvalidQualificationRequestState", "Granted."));
    shim.call("GrantQualification&QualificationRequestId=R1");
    service.become(listing("R2", "R4"));

    assertThat(pageTwo()).containsExactly("R4");
  }

  @Test
  void aChangeThatMayHaveBeenMadeMakesTheNextPageReadAnew() {
    shim.get("PageSize=2");
    service.become(
        body -> {
          throw new java.io.IOException("gone");
        });
    shim.call("GrantQualification&QualificationRequestId=R1");
    service.become(listing("R2", "R4"));

    assertThat(pageTwo()).containsExactly("R4");
  }

  @Test
  void nobodyJoinsAReadingThatAChangeOvertook() throws Exception {
    CountDownLatch reading = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    ScriptedService.Script old = listing("R1", "R2");
    ScriptedService.Script slow =
        body -> {
          reading.countDown();
          try {
            assertThat(goOn.await(1, TimeUnit.MINUTES)).isTrue();
          } catch (InterruptedException e) {
            throw new java.io.InterruptedIOException();
          }
          return old.reply("ListQualificationRequests", body);
        };
    service.become(slow);
    ExecutorService caller = Executors.newSingleThreadExecutor();
    try {
      Future<LegacyService.Answer> before = caller.submit(() -> shim.get("PageSize=1"));
      assertThat(reading.await(1, TimeUnit.MINUTES)).isTrue();
      service.become(listing("R2"));
      shim.call("GrantQualification&QualificationRequestId=R1");

      LegacyService.Answer after = shim.get("PageSize=1");
      assertThat(values(after, ID)).containsExactly("R2");
      assertThat(after.report().snapshotHits()).isZero();

      goOn.countDown();
      assertThat(values(before.get(), ID)).containsExactly("R2");
    } finally {
      caller.shutdownNow();
    }
  }
}
