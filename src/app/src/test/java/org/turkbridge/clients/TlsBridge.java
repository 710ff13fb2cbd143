package org.turkbridge.clients;

import java.nio.file.Path;
import java.util.List;
import org.turkbridge.message.Sample;

/** A server that speaks https alone, over the samples. */
record TlsBridge(
    Path folder, Certificate certificate, RunningJar jar, List<ArchivedRequest> requests)
    implements AutoCloseable {

  static TlsBridge start() {
    Path folder = Folders.create();
    Certificate certificate = Certificate.create(folder);
    RunningJar jar =
        new Jar(folder)
            .environment("TURKBRIDGE_TLS_KEYSTORE_PASSWORD", Certificate.PASSWORD)
            .serve(
                "--credentials",
                Keys.credentialsFile(folder).toString(),
                "--tls-keystore",
                certificate.keystore().toString(),
                "--import",
                Sample.FOLDER.toAbsolutePath().toString());
    return new TlsBridge(folder, certificate, jar, ArchivedRequest.in(Sample.FOLDER));
  }

  @Override
  public void close() {
    jar.close();
    Folders.delete(folder);
  }
}
