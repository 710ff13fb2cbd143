package org.turkbridge.cli;

import java.nio.file.Files;
import org.turkbridge.cli.aws.CommandProcess;
import org.turkbridge.local.store.StoreAddress;
import picocli.CommandLine;

/** The name of a store: a file, or the URL of a database. */
final class StoreName implements CommandLine.ITypeConverter<StoreAddress> {
  private final CommandProcess process;

  /**
   * @param process has what a URL leaves out, and is told of a password that others can see
   */
  StoreName(CommandProcess process) {
    this.process = process;
  }

  @Override
  public StoreAddress convert(String name) {
    if (!StoreAddress.isUrl(name)) {
      return StoreAddress.of(new FileName().convert(name));
    }
    StoreAddress address;
    try {
      address = StoreAddress.parse(name, process.variables());
    } catch (IllegalArgumentException e) {
      throw new CommandLine.TypeConversionException(e.getMessage());
    }
    if (address.showsPassword()) {
      process
          .err()
          .println(
              "WARNING: the password in the URL of the store is seen by everybody who lists the"
                  + " processes of this machine, as with ps: put it into PGPASSWORD or ~/.pgpass.");
    }
    return address;
  }

  /**
   * Requires that the file of a store is there, if it is one.
   *
   * @param option that names it
   * @throws UsageException if it is not
   */
  static void requireThere(String option, StoreAddress store) {
    store
        .file()
        .filter(file -> !Files.isRegularFile(file))
        .ifPresent(
            file -> {
              throw new UsageException(option + ": there is no file " + file);
            });
  }
}
