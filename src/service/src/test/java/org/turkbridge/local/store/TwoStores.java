package org.turkbridge.local.store;

import static org.turkbridge.local.store.StoredItems.hit;
import static org.turkbridge.local.store.StoredItems.hitType;
import static org.turkbridge.local.store.StoredItems.type;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What every store does, whatever database is under it. Two are open on one database, as two
 * processes have it.
 */
@ParameterizedClass
@EnumSource
abstract class TwoStores {
  static final int ROUNDS = 20;

  @Parameter TestDatabase database;
  @TempDir Path folder;

  final ExecutorService threads = Executors.newCachedThreadPool();

  Store one;
  Store other;

  /** Opens the same database, each time anew; empty at the first time of each test. */
  final Store open() {
    return Store.open(database.store(folder.resolve("store.db")));
  }

  @BeforeEach
  final void openTwice() {
    one = open();
    other = open();
  }

  @AfterEach
  final void closeBoth() {
    threads.shutdown();
    one.close();
    other.close();
  }

  static void write(Store store, Consumer<Tables> work) {
    store.<Boolean>write(
        tables -> {
          work.accept(tables);
          return true;
        });
  }

  final void addType() {
    write(
        one,
        tables -> {
          tables.types().add(type("T", "T"), "ann");
          tables.hitTypes().sameOrAdded(hitType("HITTYPE"), "digest", "ann");
          tables.hits().add(hit("HIT"), "ann", null, null);
        });
  }

  static Optional<String> token(
      Store store, String owner, String operation, String id, Instant now) {
    return store.write(tables -> tables.requestTokens().take(owner, operation, "t", id, now));
  }

  /** Both at the same time, each in a thread of its own. */
  final <T> List<T> atOnce(Callable<T> first, Callable<T> second) throws Exception {
    CyclicBarrier start = new CyclicBarrier(2);
    List<Future<T>> outcomes = new ArrayList<>();
    for (Callable<T> each : List.of(first, second)) {
      outcomes.add(
          threads.submit(
              () -> {
                start.await();
                return each.call();
              }));
    }
    return List.of(outcomes.get(0).get(), outcomes.get(1).get());
  }

  static boolean done(Runnable work) {
    work.run();
    return true;
  }

  static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
