package org.turkbridge.local;

import java.nio.file.Path;
import java.util.Set;

/** An import whose process ends at once in its middle, as by kill -9. */
final class KilledImport {
  private KilledImport() {}

  /**
   * Imports without end until it dies.
   *
   * @param arguments the store, the number of records before the end
   */
  public static void main(String[] arguments) {
    int last = Integer.parseInt(arguments[1]);
    ImportRun run = new ImportRun(Store.open(Path.of(arguments[0])), line -> {});
    for (int i = 1; ; i++) {
      if (i > last) {
        Runtime.getRuntime().halt(9);
      }
      run.add("a.xml: record " + i, EmbeddedFixture.request("R" + i, "T1"), Set.of());
    }
  }
}
