package org.turkbridge.clients;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.turkbridge.message.Sample;

/**
 * A server that imported the samples and an archive longer than any page.
 *
 * @param requests all that it must hold
 */
record FullBridge(Path folder, RunningJar jar, List<ArchivedRequest> requests)
    implements AutoCloseable {

  static FullBridge start() {
    Path folder = Folders.create();
    try {
      Path many = Files.createDirectory(folder.resolve("many"));
      ManyRequests.write(many.resolve("requests.xml"));
      RunningJar jar =
          new Jar(folder)
              .serve(
                  "--credentials",
                  Keys.credentialsFile(folder).toString(),
                  "--import",
                  Sample.FOLDER.toAbsolutePath().toString(),
                  "--import",
                  many.toString());
      return new FullBridge(folder, jar, ArchivedRequest.in(Sample.FOLDER, many));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    jar.close();
    Folders.delete(folder);
  }
}
