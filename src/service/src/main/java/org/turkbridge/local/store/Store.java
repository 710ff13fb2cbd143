package org.turkbridge.local.store;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
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
    return StoreAddress.of(file).open();
  }

  /**
   * Opens the store at that address; creates it if there is none, and brings an older one to the
   * schema of this version.
   *
   * @throws StoreException if it cannot be reached or written, if what is there is no store of
   *     Turkbridge, or if a newer version wrote it
   */
  static Store open(StoreAddress address) {
    return address.open();
  }

  /** What keeps it from being written, for an operator; empty if nothing is known. */
  Optional<String> fault();

  /**
   * Reads as of one moment.
   *
   * @throws StoreException if the store cannot be read
   */
  <T> T read(Function<Tables, T> work);

  /**
   * Reads and writes in one transaction: nobody else changes meanwhile what it read by a key. It is
   * undone whole if the work ends in an exception, and durable once this returns.
   *
   * @param work done again, from its beginning, where somebody else's came between
   * @throws StoreException if it cannot be written, or nobody would find what was written
   */
  <T> T write(Function<Tables, T> work);

  /**
   * Tells what others change in the same database, within a second; or {@link StoreChange#UNKNOWN}
   * where a message may have been lost. Says nothing where databases cannot tell: others may change
   * a file unnoticed.
   *
   * @param listener is called by one thread after the other, until the result is closed
   */
  AutoCloseable listen(Consumer<StoreChange> listener);

  /** The tokens of its lists; those of every store over the same database are the same. */
  PageTokens pageTokens();

  /** Closes it; what was acknowledged is in it. */
  @Override
  void close();
}
