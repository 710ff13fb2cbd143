package org.turkbridge.local.store;

import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** What a store is kept in, for who takes all of it, whatever its tables mean. */
interface Database {
  /** The store, for a user. */
  String name();

  Dialect dialect();

  /** What a user can do about a failure of it. */
  RuntimeException explained(JdbiException failure);

  /**
   * Reads as of one moment, however long that takes; others may write meanwhile.
   *
   * @throws StoreException if the store cannot be read
   */
  <T> T readAtOnce(Function<Handle, T> work);

  /** One that can be written, too. */
  interface Writable extends Database {
    /**
     * Reads and writes in one transaction, however long that takes, while nobody else writes. It is
     * undone whole if the work ends in an exception, and durable once this returns.
     *
     * @throws StoreException if the store cannot be written
     */
    <T> T writeAlone(Function<Handle, T> work);
  }
}
