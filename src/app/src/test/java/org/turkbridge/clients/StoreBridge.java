package org.turkbridge.clients;

import java.nio.file.Path;
import org.turkbridge.local.store.PostgresServer;

/**
 * A server over a store that a test may open too.
 *
 * @param store as {@code --store} takes it
 */
record StoreBridge(Path folder, String store, RunningJar jar) implements AutoCloseable {
  /** One over an SQLite file. */
  static StoreBridge start() {
    Path folder = Folders.create();
    return over(folder, folder.resolve("turk.db").toString());
  }

  /** One over a PostgreSQL database. */
  static StoreBridge overPostgres() {
    return over(Folders.create(), PostgresServer.newStore());
  }

  private static StoreBridge over(Path folder, String store) {
    return new StoreBridge(
        folder,
        store,
        new Jar(folder)
            .serve("--credentials", Keys.credentialsFile(folder).toString(), "--store", store));
  }

  @Override
  public void close() {
    jar.close();
    Folders.delete(folder);
  }
}
