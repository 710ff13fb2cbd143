package org.turkbridge.local;

import java.time.InstantSource;
import java.util.function.Function;

/** Gives the calls of operations their {@link Tx}. Safe for any thread. */
final class Transactions {
  private final Store store;
  private final InstantSource clock;

  Transactions(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /** As {@link Store#read} does. */
  <T> T read(Caller caller, Function<Tx, T> work) {
    return store.read(tables -> work.apply(tx(tables, caller)));
  }

  /** As {@link Store#write} does; its time is after those of the transactions before it. */
  <T> T write(Caller caller, Function<Tx, T> work) {
    return store.write(tables -> work.apply(tx(tables, caller)));
  }

  private Tx tx(Tables tables, Caller caller) {
    return new Tx(tables, store.pageTokens(), caller, Moment.of(clock));
  }
}
