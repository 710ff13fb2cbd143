package org.turkbridge.local.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a store is kept: in an SQLite file, or in a PostgreSQL database. What it is printed as has
 * no password.
 */
public sealed interface StoreAddress permits SqliteAddress, PostgresAddress {
  /**
   * Reads an address: {@code postgresql://} or {@code postgres://} as libpq takes it, {@code
   * jdbc:postgresql:} as the JDBC driver takes it; anything else names a file.
   *
   * @param variables of the environment, where PGPASSWORD and others of libpq stand for what the
   *     address leaves out
   * @throws IllegalArgumentException if it is none; of a URL the message names the place and the
   *     remedy, and nothing that may be a password
   */
  static StoreAddress parse(String text, Map<String, String> variables) {
    return isUrl(text) ? PostgresUrl.parse(text, variables) : of(Path.of(text));
  }

  /** Whether a text is meant to be the URL of a database; else it names a file. */
  static boolean isUrl(String text) {
    return PostgresUrl.is(text);
  }

  /** That of an SQLite file, which need not be there. */
  static StoreAddress of(Path file) {
    return new SqliteAddress(file);
  }

  /** The file; empty if it is in none. */
  Optional<Path> file();

  /** The file and those that belong to it while it is open, there or not; none if it is in none. */
  List<Path> files();

  /** Whether the text that it was read from has a password. */
  boolean showsPassword();

  /** As {@link Store#open(StoreAddress)}. */
  Store open();

  /** As {@link ReadableStore#open(StoreAddress)}. */
  ReadableStore openToRead();
}
