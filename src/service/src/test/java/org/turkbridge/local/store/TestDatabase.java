package org.turkbridge.local.store;

import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

/** The databases that a store may be in. */
public enum TestDatabase {
  SQLITE {
    @Override
    public StoreAddress store(Path folder) {
      return StoreAddress.of(folder.resolve("store.db"));
    }
  },
  POSTGRESQL {
    @Override
    public StoreAddress store(Path folder) {
      String schema =
          "s"
              + UUID.nameUUIDFromBytes(
                  folder.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
      return StoreAddress.parse(PostgresServer.storeIn(schema.replace("-", "")), Map.of());
    }
  };

  /** The store of a test, by its temporary folder: empty at first. */
  public abstract StoreAddress store(Path folder);
}
