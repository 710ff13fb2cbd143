package org.turkbridge.local.store;

import org.jdbi.v3.core.Handle;

/**
 * One reading or one transaction of a database.
 *
 * @param isWriting whether nobody else may change what it reads until it has ended
 */
record Session(Handle handle, Dialect dialect, boolean isWriting) {
  /** Ends a query for rows that what is written depends on. */
  String locking() {
    return isWriting ? dialect.lockingRows() : "";
  }
}
