package org.turkbridge.cli;

import org.turkbridge.local.store.StoreAddress;
import picocli.CommandLine.Option;

/** The store that a command is about. */
final class StoreOption {
  @Option(
      names = "--store",
      paramLabel = "FILE|URL",
      required = true,
      description = "The store: an SQLite file, or the URL of a PostgreSQL database.")
  private StoreAddress address;

  /** Only picocli makes one, and fills it in. */
  @SuppressWarnings("NullAway.Init")
  private StoreOption() {}

  /** Where it is, or is to be. */
  StoreAddress address() {
    return address;
  }

  /**
   * Where it is.
   *
   * @throws UsageException if it is a file that is not there
   */
  StoreAddress existing() {
    StoreName.requireThere("--store", address);
    return address;
  }
}
