package org.turkbridge.local;

import java.time.Instant;
import java.util.Map;
import org.turkbridge.local.store.Store;
import org.turkbridge.local.store.StoreAddress;

/** A grant whose process ends at once before it is committed, as by kill -9. */
final class KilledGrant {
  private KilledGrant() {}

  /**
   * Grants the request R1 whole, then R2 up to its commit.
   *
   * @param arguments the store
   */
  public static void main(String[] arguments) {
    Store store = Store.open(StoreAddress.parse(arguments[0], Map.of()));
    grant(store, "R1", () -> {});
    grant(store, "R2", () -> Runtime.getRuntime().halt(9));
  }

  private static void grant(Store store, String id, Runnable last) {
    store.write(
        tables -> {
          tables.requests().grant(id, Instant.EPOCH);
          tables.qualifications().grant("T1", "A" + id, 1, Instant.EPOCH);
          last.run();
          return id;
        });
  }
}
