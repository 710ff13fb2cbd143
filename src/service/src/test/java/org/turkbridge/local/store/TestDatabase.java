package org.turkbridge.local.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/**
 * The databases that a store may be in. Tests name each store by a file, for which there is a
 * schema in the one that has no files. It is the test's own as long as the folder of the file is
 * there.
 */
public enum TestDatabase {
  SQLITE {
    @Override
    public String url(Path file) {
      return file.toString();
    }

    @Override
    public void execute(Path file, String sql) {
      StoreSql.execute(file, sql);
    }

    @Override
    public String text(Path file, String query) {
      return StoreSql.text(file, query);
    }

    @Override
    Connection connection(Path file) throws SQLException {
      return DriverManager.getConnection("jdbc:sqlite:" + file);
    }
  },
  POSTGRESQL {
    @Override
    public String url(Path file) {
      return PostgresServer.lentStore(file);
    }

    @Override
    public void execute(Path file, String sql) {
      PostgresServer.execute(url(file), sql);
    }

    @Override
    public String text(Path file, String query) {
      return PostgresServer.text(url(file), query);
    }

    @Override
    Connection connection(Path file) throws SQLException {
      return PostgresServer.connection(url(file));
    }
  };

  /** What {@code --store} is given for it. */
  public abstract String url(Path file);

  /** Empty at first. */
  public final StoreAddress store(Path file) {
    return StoreAddress.parse(url(file), Map.of());
  }

  /** Does what another program may do to the store. */
  public abstract void execute(Path file, String sql);

  /** The first column of the first row. */
  public abstract String text(Path file, String query);

  /** To the database alone, without what a store does. */
  abstract Connection connection(Path file) throws SQLException;
}
