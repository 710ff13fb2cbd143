package org.turkbridge.local.store;

import java.util.Map;

class PostgresStoreTest extends StoreContract {
  private final String url = PostgresServer.newStore();

  @Override
  Store open() {
    return Store.open(StoreAddress.parse(url, Map.of()));
  }
}
