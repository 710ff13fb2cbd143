package org.turkbridge.local.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;

/** The version of a database's schema, and where the database keeps it. */
interface Schema {
  /** What no version has that writes schemas from 1 on. */
  int FOREIGN = -1;

  /** 0 of a database with nothing in it, {@link #FOREIGN} of one that is another program's. */
  int version(Connection connection) throws SQLException;

  /** Keeps the version, in the transaction that brought the schema to it. */
  void mark(Handle handle, int version);

  /** Waits until nobody else brings the database to another version. */
  void lock(Handle handle);

  Dialect dialect();

  /** What to say of a database that is another program's. */
  StoreException foreign();

  /** The store, for a user. */
  String name();
}
