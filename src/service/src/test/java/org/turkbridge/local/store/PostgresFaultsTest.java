package org.turkbridge.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
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
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.turkbridge.Await;
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

      assertThatThrownBy(() -> grant(store, "R1", () -> {}))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("too many calls at once: try again");
      // Who reads has connections of his own.
      assertThat(state(store, "R1")).isEqualTo(RequestState.SUBMITTED);

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

  /** All that a failure says, as a log would show it. */
  private static String said(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  private static String jdbc(String url, String more) {
    return url.replace("postgresql://postgres@", "jdbc:postgresql://") + "&user=postgres" + more;
  }

  @Test
  void whatWorkersWroteIsNotSaidWithAFailure() {
    for (String form : List.of(url, jdbc(url, ""))) {
      try (Store store = open(form)) {
        PostgresServer.execute(
            url,
            "CREATE OR REPLACE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM"
                + " pg_terminate_backend(pg_backend_pid()); RETURN NEW; END $$; DROP TRIGGER IF"
                + " EXISTS fail ON qualification_request; CREATE TRIGGER fail BEFORE INSERT ON"
                + " qualification_request FOR EACH ROW EXECUTE FUNCTION fail()");

        assertThatThrownBy(() -> add(store, "Rsecret2", "Rsecret3"))
            .isInstanceOf(StoreException.class)
            .satisfies(
                failure -> assertThat(said(failure)).contains("SQL").doesNotContain("Rsecret"));
      }
    }
  }

  @Test
  void whatMayTakeAnyTimeMayTakeLongerThanAnAnswer() {
    String slow = "SELECT 1 FROM pg_sleep(1.2)";
    try (PostgresStore store = (PostgresStore) open(jdbc(url, "&socketTimeout=1"))) {
      assertThat(store.<Integer>writeAlone(handle -> one(handle, slow))).isOne();
      assertThat(store.<Integer>readAtOnce(handle -> one(handle, slow))).isOne();
      PostgresServer.execute(
          url,
          "CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM"
              + " pg_sleep(1.2); RETURN NEW; END $$; CREATE TRIGGER slow BEFORE INSERT ON"
              + " qualification_request FOR EACH ROW EXECUTE FUNCTION slow()");
      assertThatThrownBy(() -> add(store, "R1")).hasMessageContaining("did not answer in time");
    }
  }

  @Test
  void anAnswerMayTakeAsLongAsTheServerAllowsAStatement() {
    String slow =
        "CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(1.5);"
            + " RETURN NEW; END $$; CREATE TRIGGER slow BEFORE INSERT ON qualification_request FOR"
            + " EACH ROW EXECUTE FUNCTION slow()";
    try (Store store = open(url + "%20-cstatement_timeout%3D1s")) {
      PostgresServer.execute(url, slow);

      assertThatThrownBy(() -> add(store, "R1"))
          .isInstanceOfSatisfying(
              StoreException.class, failure -> assertThat(failure.isUndone()).isTrue())
          .hasMessageContaining("took too long");
    }
    try (PostgresStore store = (PostgresStore) open(url + "%20-cstatement_timeout%3D100s")) {
      assertThat(store.longestAnswer()).isEqualTo(Duration.ofSeconds(105));
      add(store, "R1");
    }
    try (PostgresStore store = (PostgresStore) open(url + "%20-cstatement_timeout%3D0")) {
      assertThat(store.longestAnswer()).isZero();
    }
  }

  private static int one(Handle handle, String query) {
    return handle.createQuery(query).mapTo(Integer.class).one();
  }

  @Test
  void serversThatMakeTheTablesAtOnceMayHaveAnyIsolation() throws Exception {
    // Nobody else waits for the lock of a database of its own.
    String own = PostgresServer.newDatabase();
    String serializable = own + "?options=-cdefault_transaction_isolation%3Dserializable";
    try (Connection locking = PostgresServer.connection(own);
        Statement statement = locking.createStatement()) {
      statement.execute("SELECT pg_advisory_lock(" + 0x5475726b + ")");
      List<Future<?>> servers =
          List.of(
              threads.submit(() -> open(serializable).close()),
              threads.submit(() -> open(serializable).close()));
      String waiting =
          "SELECT COUNT(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND objid = "
              + 0x5475726b
              + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";
      Await.until(() -> PostgresServer.text(own, waiting).equals("2"));
      statement.execute("SELECT pg_advisory_unlock(" + 0x5475726b + ")");
      for (Future<?> server : servers) {
        server.get();
      }
    }
  }

  @Test
  void aServerThatMayNotBeWrittenCanBeReadAlone() {
    open(url).close();
    String readOnly = url + "%20-cdefault_transaction_read_only%3Don";

    try (ReadableStore store = ReadableStore.open(StoreAddress.parse(readOnly, Map.of()))) {
      assertThat(StoredRequests.of(store)).isEmpty();
    }
    assertThatOpeningFails(readOnly).hasMessageContaining("target_session_attrs=read-write");
  }

  @Test
  void anEmptyDatabaseThatMayNotBeWrittenIsSaid() {
    String readOnly = url + "%20-cdefault_transaction_read_only%3Don";

    assertThatThrownBy(() -> ReadableStore.open(StoreAddress.parse(readOnly, Map.of())).close())
        .hasMessageContaining("There is no store");
    assertThatOpeningFails(readOnly).hasMessageContaining("cannot be written");
  }

  @Test
  void rightsThatAUserLacksAreSaid() {
    String user = "reader" + System.nanoTime();
    String theirs = PostgresServer.newStoreOf(user, "pw").replace(user + "@", user + ":pw@");
    String made = theirs.replace(user + ":pw@", "postgres@");
    open(made).close();

    assertThatOpeningFails(theirs).hasMessageContaining("SELECT, INSERT, UPDATE and DELETE");
    PostgresServer.execute(made, "GRANT SELECT ON ALL TABLES IN SCHEMA " + user + " TO " + user);
    assertThatOpeningFails(theirs).hasMessageContaining("cannot be written by this user");
    try (ReadableStore store = ReadableStore.open(StoreAddress.parse(theirs, Map.of()))) {
      assertThat(StoredRequests.of(store)).isEmpty();
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
