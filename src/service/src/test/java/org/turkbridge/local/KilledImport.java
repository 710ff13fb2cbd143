package org.turkbridge.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.turkbridge.local.store.Store;
import org.turkbridge.local.store.StoreAddress;

/** An import whose process ends at once in the middle of a transaction, as by kill -9. */
final class KilledImport {
  private KilledImport() {}

  /**
   * Imports three whole batches, then writes a fourth and dies before it is committed, while others
   * read on.
   *
   * @param arguments the store, the archive and how many threads read it
   */
  public static void main(String[] arguments) throws IOException {
    Store store =
        new InterceptedStore(
            Store.open(StoreAddress.parse(arguments[0], Map.of())),
            write -> {
              if (write == 4) {
                Runtime.getRuntime().halt(9);
              }
            });
    new ArchiveImport(store, Integer.parseInt(arguments[2]), line -> {})
        .run(Inputs.of(Path.of(arguments[1])));
  }
}
