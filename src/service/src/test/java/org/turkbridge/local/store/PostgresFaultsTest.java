package org.turkbridge.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.turkbridge.local.EmbeddedFixture;

/** A database that fails in the middle of something. */
class PostgresFaultsTest {
  private final String url = PostgresServer.newStore();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void endThreads() {
    threads.shutdownNow();
  }

  private static Store open(String url) {
    return Store.open(StoreAddress.parse(url, Map.of()));
  }

  private static AbstractThrowableAssert<?, ?> assertThatOpeningFails(String url) {
    return assertThatThrownBy(() -> open(url).close()).isInstanceOf(StoreException.class);
  }

  private static void add(Store store, String... ids) {
    store.write(tables -> tables.requests().merge(EmbeddedFixture.arrivals("T", ids)));
  }

  private static RequestState state(Store store, String id) {
    return store.<StoredRequest>read(tables -> tables.requests().find(id).orElseThrow()).state();
  }

  private static boolean grant(Store store, String id, Runnable last) {
    return store.write(
        tables -> {
          tables.requests().grant(id, Instant.EPOCH);
          last.run();
          return true;
        });
  }

  @Test
  void aServerThatIsNotThereIsSaid() {
    Relay relay = Relay.before(PostgresServer.port());
    relay.close();

    assertThatOpeningFails(relay.url(url))
        .hasMessageStartingWith("The store postgresql://postgres@localhost:" + relay.port())
        .hasMessageContaining("cannot be reached: check that the database server runs");
  }

  @Test
  void aDatabaseOrUserThatIsNotThereIsSaid() {
    assertThatOpeningFails(PostgresServer.url("nothere", "")).hasMessageContaining("createdb");
    assertThatOpeningFails(url.replace("postgres@", "nobody@"))
        .hasMessageContaining("does not let this user in");
    assertThatOpeningFails(url + "&sslmode=require").hasMessageContaining("TLS", "sslrootcert");
  }

  @Test
  void whatIsCutInTheMiddleIsNotThereAndLaterOnesAreDone() {
    try (Relay relay = Relay.before(PostgresServer.port());
        Store store = open(relay.url(url));
        Store other = open(url)) {
      add(store, "R1");

      assertThatThrownBy(() -> grant(store, "R1", relay::cut))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("cannot be reached");
      assertThat(state(other, "R1")).isEqualTo(RequestState.SUBMITTED);

      grantAtLast(store, "R1");
      assertThat(state(other, "R1")).isEqualTo(RequestState.GRANTED);
    }
  }

  /** Others of its connections may have been cut too, of which it hears when it uses them. */
  private static void grantAtLast(Store store, String id) {
    boolean granted = false;
    while (!granted) {
      try {
        granted = grant(store, id, () -> {});
      } catch (StoreException cut) {
        // The pool has one less of them.
      }
    }
  }

  /** Whether it was done is not known, so it is not done again. */
  @Test
  void whatIsCutAtItsEndIsNotAcknowledgedAndNotRepeated() {
    AtomicInteger runs = new AtomicInteger();
    try (Relay relay = Relay.before(PostgresServer.port());
        Store store = open(relay.url(url));
        Store other = open(url)) {
      add(store, "R1");

      assertThatThrownBy(
              () ->
                  grant(
                      store,
                      "R1",
                      () -> {
                        runs.incrementAndGet();
                        relay.cutBeforeNextAnswer();
                      }))
          .isInstanceOf(StoreException.class);

      assertThat(runs).hasValue(1);
      assertThat(state(other, "R1")).isIn(RequestState.SUBMITTED, RequestState.GRANTED);
    }
  }

  @Test
  void moreCallsThanConnectionsWaitAndThenFail() throws Exception {
    int connections = 10;
    try (Store store = open(url)) {
      String[] ids = IntStream.range(0, connections).mapToObj(i -> "R" + i).toArray(String[]::new);
      add(store, ids);
      CountDownLatch all = new CountDownLatch(connections);
      CountDownLatch end = new CountDownLatch(1);
      List<Future<Boolean>> grants = new ArrayList<>();
      for (String id : ids) {
        grants.add(
            threads.submit(
                () ->
                    grant(
                        store,
                        id,
                        () -> {
                          all.countDown();
                          await(end);
                        })));
      }
      all.await();

      assertThatThrownBy(() -> state(store, "R1"))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("too many calls at once: try again");

      end.countDown();
      for (Future<Boolean> grant : grants) {
        assertThat(grant.get()).isTrue();
      }
      assertThat(state(store, "R1")).isEqualTo(RequestState.GRANTED);
    }
  }

  @Test
  void whoLockEachOtherOutAreBothDone() throws Exception {
    try (Store one = open(url);
        Store other = open(url)) {
      add(one, "R1", "R2");
      CyclicBarrier both = new CyclicBarrier(2);
      AtomicInteger runs = new AtomicInteger();
      Future<Boolean> first = threads.submit(() -> grantBoth(one, "R1", "R2", both, runs));
      Future<Boolean> second = threads.submit(() -> grantBoth(other, "R2", "R1", both, runs));

      assertThat(List.of(first.get(), second.get())).containsOnly(true);
      assertThat(runs).hasValue(3);
      assertThat(state(one, "R2")).isEqualTo(RequestState.GRANTED);
    }
  }

  private static boolean grantBoth(
      Store store, String first, String second, CyclicBarrier both, AtomicInteger runs) {
    return store.write(
        tables -> {
          tables.requests().grant(first, Instant.EPOCH);
          if (runs.incrementAndGet() <= 2) {
            await(both);
          }
          tables.requests().grant(second, Instant.EPOCH);
          return true;
        });
  }

  @Test
  void aStatementThatTakesTooLongIsGivenUp() throws Exception {
    try (Store store = open(url + "%20-cstatement_timeout%3D100")) {
      add(store, "R1");
      try (Connection locking = PostgresServer.connection(url);
          Statement statement = locking.createStatement()) {
        locking.setAutoCommit(false);
        statement.execute("LOCK TABLE qualification_request IN ACCESS EXCLUSIVE MODE");

        assertThatThrownBy(() -> state(store, "R1"))
            .isInstanceOf(StoreException.class)
            .hasMessageContaining("took too long to answer");
        locking.rollback();
      }
      assertThat(state(store, "R1")).isEqualTo(RequestState.SUBMITTED);
    }
  }

  @Test
  void aServerThatMayNotBeWrittenCanBeReadAlone() {
    open(url).close();
    String readOnly = url + "%20-cdefault_transaction_read_only%3Don";

    try (ReadableStore store = ReadableStore.open(StoreAddress.parse(readOnly, Map.of()))) {
      List<String> ids = new ArrayList<>();
      store.eachQualificationRequest(true, request -> ids.add(request.qualificationRequestId()));
      assertThat(ids).isEmpty();
    }
    try (Store store = open(readOnly)) {
      assertThatThrownBy(() -> add(store, "R1"))
          .hasMessageContaining("target_session_attrs=read-write");
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
