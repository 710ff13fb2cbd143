package org.turkbridge.clients;

import java.nio.file.Path;

/** A server that imported a study: the answers of the old API that were saved of it. */
record StudyBridge(Path folder, RunningJar jar) implements AutoCloseable {
  static final Path STUDY = Script.SCRIPTS.resolve("study").toAbsolutePath();

  static StudyBridge start() {
    Path folder = Folders.create();
    return new StudyBridge(
        folder,
        new Jar(folder)
            .serve(
                "--credentials",
                Keys.credentialsFile(folder).toString(),
                "--import",
                STUDY.toString()));
  }

  @Override
  public void close() {
    jar.close();
    Folders.delete(folder);
  }
}
