package org.turkbridge.http;

import java.util.Map;
import java.util.Optional;
import org.turkbridge.local.store.Store;
import org.turkbridge.shim.DurableNotes;

/** Notes of the shim in the store, whatever service is behind the shim. */
record StoredNotes(Store store) implements DurableNotes {
  @Override
  public Optional<String> keep(String name, String content) {
    return store.write(tables -> tables.notes().keep(name, content));
  }

  @Override
  public Optional<String> content(String name) {
    return store.read(tables -> tables.notes().content(name));
  }

  @Override
  public void replace(String name, String content) {
    store.write(
        tables -> {
          tables.notes().replace(name, content);
          return true;
        });
  }

  @Override
  public void discard(String name) {
    store.write(
        tables -> {
          tables.notes().discard(name);
          return true;
        });
  }

  @Override
  public Map<String, String> beginningWith(String prefix) {
    return store.read(tables -> tables.notes().beginningWith(prefix));
  }
}
