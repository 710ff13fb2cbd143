package org.turkbridge.local.store;

import java.nio.file.Path;
import java.util.function.Function;

/**
 * The durable state of the embedded service. Several threads and several processes may have it open
 * at once.
 */
public interface Store extends ReadableStore {
  /**
   * Opens the store in that file; creates it if there is none, and brings an older one to the
   * schema of this version.
   *
   * @throws StoreException if the folder is missing or cannot be written, if the file is no store
   *     of Turkbridge, or if a newer version wrote it
   */
  static Store open(Path file) {
    return SqliteStore.open(file);
  }

  /** Whether what it is kept in is still where it was opened. */
  boolean isInPlace();

  /**
   * Reads; each statement sees what was committed when it began.
   *
   * @throws StoreException if the store cannot be read
   */
  <T> T read(Function<Tables, T> work);

  /**
   * Reads and writes in one transaction, which nobody else's writes come between. It is undone
   * whole if the work ends in an exception, and durable once this returns.
   *
   * @throws StoreException if it cannot be written, or nobody would find what was written
   */
  <T> T write(Function<Tables, T> work);

  /** The tokens of its lists; those of every store over the same database are the same. */
  PageTokens pageTokens();

  /** Closes it; what was acknowledged is in it. */
  @Override
  void close();
}
