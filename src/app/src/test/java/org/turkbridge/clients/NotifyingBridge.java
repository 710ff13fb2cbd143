package org.turkbridge.clients;

import java.nio.file.Path;

/** A server that imported nothing, and may notify whoever listens on this machine. */
record NotifyingBridge(Path folder, RunningJar jar) implements AutoCloseable {
  static NotifyingBridge start() {
    Path folder = Folders.create();
    return new NotifyingBridge(
        folder,
        new Jar(folder)
            .serve(
                "--credentials",
                Keys.credentialsFile(folder).toString(),
                "--notify-to",
                "http://127.0.0.1:*"));
  }

  @Override
  public void close() {
    jar.close();
    Folders.delete(folder);
  }
}
