package org.turkbridge.shim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.shim.ScriptedService.item;
import static org.turkbridge.shim.ScriptedService.page;
import static org.turkbridge.shim.ShimFixture.values;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a list is read anew, and when not. */
class SnapshotTest {
  private static final String ID = "QualificationRequestId";

  private ScriptedService service = serving("OLD1", "OLD2");
  private ShimFixture shim = new ShimFixture(service);

  @BeforeEach
  void freshShim() {
    shim.close();
    service = serving("OLD1", "OLD2");
    shim = new ShimFixture(service);
  }

  @AfterEach
  void close() {
    shim.close();
  }

  private static ScriptedService serving(String... ids) {
    return new ScriptedService(script(ids));
  }

  private static ScriptedService.Script script(String... ids) {
    List<String> items = List.of(ids).stream().map(id -> item(id, "T", 1)).toList();
    return body -> page(null, items);
  }

  @Test
  void pageOneAlwaysReadsAnew() {
    shim.get("PageSize=1");
    service.become(script("NEW1"));

    LegacyService.Answer again = shim.get("PageSize=1");

    assertThat(values(again, ID)).containsExactly("NEW1");
    assertThat(values(again, "TotalNumResults")).containsExactly("1");
    assertThat(again.report().snapshotHits()).isZero();
  }

  @Test
  void laterPagesComeFromTheSnapshotOfPageOne() {
    shim.get("PageSize=1");
    service.become(script("NEW1", "NEW2"));

    LegacyService.Answer later = shim.get("PageSize=1&PageNumber=2");

    assertThat(values(later, ID)).containsExactly("OLD2");
    assertThat(later.report().snapshotHits()).isEqualTo(1);
    assertThat(later.report().upstreamCalls()).isZero();
  }

  @Test
  void aSnapshotThatIsTooOldIsReadAnew() {
    shim.get("PageSize=1");
    service.become(script("NEW1", "NEW2"));
    shim.pass(ShimFixture.TTL.minusMillis(1));
    assertThat(values(shim.get("PageSize=1&PageNumber=2"), ID)).containsExactly("OLD2");

    shim.pass(ShimFixture.TTL);

    assertThat(values(shim.get("PageSize=1&PageNumber=2"), ID)).containsExactly("NEW2");
  }

  @Test
  void aLaterPageWithoutSnapshotReads() {
    assertThat(values(shim.get("PageSize=1&PageNumber=2"), ID)).containsExactly("OLD2");
  }

  @Test
  void aSnapshotNeverServesAnotherAccessKeyOrAnotherType() {
    shim.get("PageSize=1&AWSAccessKeyId=AKIAFIRST");
    service.become(script("NEW1", "NEW2"));

    assertThat(values(shim.get("PageSize=1&PageNumber=2&AWSAccessKeyId=AKIASECOND"), ID))
        .containsExactly("NEW2");
    assertThat(
            values(
                shim.get("PageSize=1&PageNumber=2&AWSAccessKeyId=AKIAFIRST&QualificationTypeId=T"),
                ID))
        .containsExactly("NEW2");
    assertThat(service.received())
        .extracting(call -> call.authorization().contains("Credential=AKIASECOND/"))
        .containsExactly(false, true, false);
  }

  @Test
  void callersWhoAskForPageOneAtOnceCauseOneRead() throws Exception {
    CountDownLatch reading = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    service.become(
        body -> {
          reading.countDown();
          awaitUninterrupted(goOn);
          return page(null, List.of(item("A", "T", 1)));
        });
    ExecutorService callers = Executors.newFixedThreadPool(2);
    try {
      Future<LegacyService.Answer> first = callers.submit(() -> shim.get(""));
      assertThat(reading.await(30, TimeUnit.SECONDS)).isTrue();
      Thread[] secondThread = new Thread[1];
      CountDownLatch started = new CountDownLatch(1);
      Future<LegacyService.Answer> second =
          callers.submit(
              () -> {
                secondThread[0] = Thread.currentThread();
                started.countDown();
                return shim.get("");
              });
      assertThat(started.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(waitsWithin(secondThread[0], Duration.ofSeconds(30)))
          .as("the second caller waits for somebody's reading")
          .isTrue();
      goOn.countDown();

      assertThat(values(first.get(30, TimeUnit.SECONDS), ID)).containsExactly("A");
      assertThat(values(second.get(30, TimeUnit.SECONDS), ID)).containsExactly("A");
      assertThat(service.received()).hasSize(1);
    } finally {
      goOn.countDown();
      callers.shutdownNow();
    }
  }

  @Test
  void aListThatIsTooLongForTheHeapIsAnErrorAndTheNextOneIsNot() {
    List<String> many = IntStream.range(0, 100).mapToObj(i -> item("R" + i, "T", i)).toList();
    service.become(body -> page("t" + service.received().size(), many));
    try (ShimFixture small = new ShimFixture(service, false, 100_000)) {
      LegacyService.Answer answer = small.get("");

      assertThat(values(answer, "Code")).containsExactly("AWS.ServiceUnavailable");
      assertThat(values(answer, "Message").get(0)).contains("-Xmx");
      service.become(script("NEW1"));
      assertThat(values(small.get(""), ID)).containsExactly("NEW1");
    }
  }

  @Test
  void snapshotsOfOthersMakeRoomLeastRecentlyUsedFirst() {
    List<String> many = IntStream.range(0, 100).mapToObj(i -> item("R" + i, "T", i)).toList();
    service.become(body -> page(null, many));
    try (ShimFixture small = new ShimFixture(service, false, 160_000)) {
      small.get("QualificationTypeId=A");
      small.get("QualificationTypeId=B");
      small.get("QualificationTypeId=A&PageNumber=2");
      small.get("QualificationTypeId=C");

      assertThat(small.get("QualificationTypeId=A&PageNumber=2").report().snapshotHits())
          .isEqualTo(1);
      assertThat(small.get("QualificationTypeId=B&PageNumber=2").report().snapshotHits()).isZero();
    }
  }

  @Test
  void aReadThatDiesIsAnErrorOfTheBridgeAndTheNextOneIsNot() {
    service.become(
        body -> {
          throw new AssertionError("out of something");
        });
    assertThat(values(shim.get(""), "Code")).containsExactly("AWS.InternalError");

    service.become(script("NEW1"));

    assertThat(values(shim.get(""), ID)).containsExactly("NEW1");
  }

  @Test
  void aReadThatFailsIsNotRemembered() {
    service.become(
        body -> new ScriptedService.Reply(400, "{\"__type\":\"AccessDeniedException\"}"));
    assertThat(values(shim.get(""), "Code")).containsExactly("AWS.NotAuthorized");

    service.become(script("NEW1"));

    assertThat(values(shim.get(""), ID)).containsExactly("NEW1");
  }

  private static boolean waitsWithin(Thread thread, Duration longest) {
    long start = System.nanoTime();
    while (thread.getState() != Thread.State.WAITING) {
      if (System.nanoTime() - start > longest.toNanos()) {
        return false;
      }
      Thread.onSpinWait();
    }
    return true;
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
