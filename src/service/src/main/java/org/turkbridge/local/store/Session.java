package org.turkbridge.local.store;

import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/**
 * One reading or one transaction of a database.
 *
 * @param isWriting whether nobody else may change what it reads until it has ended
 * @param changes is told what is changed
 */
record Session(Handle handle, Dialect dialect, boolean isWriting, Consumer<StoreChange> changes) {
  /** One whose changes nobody asks for. */
  Session(Handle handle, Dialect dialect, boolean isWriting) {
    this(handle, dialect, isWriting, change -> {});
  }

  /** Ends a query for rows that what is written depends on. */
  String locking() {
    return isWriting ? dialect.lockingRows() : "";
  }
}
