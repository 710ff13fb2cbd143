package org.turkbridge.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.files.InputFile;
import org.turkbridge.http.UpstreamEndpoint;
import org.turkbridge.local.store.StoreAddress;
import picocli.CommandLine.Option;

/** The options that say which service answers, and what is in it. */
final class ServiceOptions {
  @Option(
      names = "--import",
      paramLabel = "PATH",
      description =
          "Archived file (XML, JSON or a table of results, also .gz, .zip, .tar.gz), folder of them, pattern or - to read"
              + " into the embedded store. Repeatable.")
  private List<String> imports = List.of();

  @Option(
      names = "--store",
      paramLabel = "FILE|URL",
      description =
          "The embedded store: an SQLite file, or the URL of a PostgreSQL database, such as"
              + " postgresql://user@host/database with the password in PGPASSWORD or ~/.pgpass."
              + " Default: a temporary file.")
  private @Nullable StoreAddress store;

  @Option(
      names = "--upstream",
      paramLabel = "embedded|production|sandbox|URL",
      description = "The 2017-01-17 service behind the legacy API. Default: embedded")
  private @Nullable String upstream;

  /** Only picocli makes one, and fills it in. */
  @SuppressWarnings("NullAway.Init")
  private ServiceOptions() {}

  /** Whether any of them was given. */
  boolean given() {
    return !imports.isEmpty() || store != null || upstream != null;
  }

  /**
   * The files to import.
   *
   * @param in what {@code -} stands for
   * @throws IOException if one is not there
   */
  List<InputFile> imports(InputStream in) throws IOException {
    return ImportPrinter.files(imports, in);
  }

  Optional<StoreAddress> store() {
    return Optional.ofNullable(store);
  }

  UpstreamEndpoint upstream() {
    try {
      return UpstreamEndpoint.of(upstream == null ? "embedded" : upstream);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--upstream: " + e.getMessage());
    }
  }
}
