package org.turkbridge.clients;

import java.nio.file.Path;

/** A server that imported nothing. */
record EmptyBridge(Path folder, RunningJar jar) implements AutoCloseable {
  static EmptyBridge start() {
    Path folder = Folders.create();
    return new EmptyBridge(
        folder, new Jar(folder).serve("--credentials", Keys.credentialsFile(folder).toString()));
  }

  @Override
  public void close() {
    jar.close();
    Folders.delete(folder);
  }
}
