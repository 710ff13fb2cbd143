package org.turkbridge.clients;

import java.nio.file.Path;

/** A server over a store that a test may open too. */
record StoreBridge(Path folder, Path store, RunningJar jar) implements AutoCloseable {
  static StoreBridge start() {
    Path folder = Folders.create();
    Path store = folder.resolve("turk.db");
    return new StoreBridge(
        folder,
        store,
        new Jar(folder)
            .serve(
                "--credentials",
                Keys.credentialsFile(folder).toString(),
                "--store",
                store.toString()));
  }

  @Override
  public void close() {
    jar.close();
    Folders.delete(folder);
  }
}
