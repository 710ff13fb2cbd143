package org.turkbridge.local.store;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postgresql.ds.PGSimpleDataSource;

/** That of a store in a PostgreSQL database. */
final class PostgresAddress implements StoreAddress {
  private final String name;
  private final String[] hosts;
  private final int[] ports;
  private final String database;
  private final Map<String, String> properties;
  private final boolean showsPassword;

  /**
   * @param name the address without password and parameters, for a user
   * @param properties of the JDBC driver
   */
  PostgresAddress(
      String name,
      String[] hosts,
      int[] ports,
      String database,
      Map<String, String> properties,
      boolean showsPassword) {
    this.name = name;
    this.hosts = hosts.clone();
    this.ports = ports.clone();
    this.database = database;
    this.properties = Map.copyOf(properties);
    this.showsPassword = showsPassword;
  }

  /**
   * New connections.
   *
   * @param more properties of the driver, which count before those of the address
   */
  PGSimpleDataSource connections(Map<String, String> more) {
    PGSimpleDataSource connections = new PGSimpleDataSource();
    connections.setServerNames(hosts);
    connections.setPortNumbers(ports);
    connections.setDatabaseName(database);
    try {
      for (Map.Entry<String, String> property : properties.entrySet()) {
        connections.setProperty(property.getKey(), property.getValue());
      }
      for (Map.Entry<String, String> property : more.entrySet()) {
        connections.setProperty(property.getKey(), property.getValue());
      }
    } catch (SQLException e) {
      // The message may have the value, and be that of the password.
      throw new StoreException("The store " + name + " has a parameter that cannot be used.");
    }
    return connections;
  }

  /** A property of the driver that was given; else empty. */
  String property(String name) {
    return properties.getOrDefault(name, "");
  }

  @Override
  public Optional<Path> file() {
    return Optional.empty();
  }

  @Override
  public List<Path> files() {
    return List.of();
  }

  @Override
  public boolean showsPassword() {
    return showsPassword;
  }

  @Override
  public Store open() {
    return PostgresStore.open(this, new SecureRandom());
  }

  @Override
  public ReadableStore openToRead() {
    return PostgresStore.openToRead(this);
  }

  /** The address without password and parameters. */
  @Override
  public String toString() {
    return name;
  }
}
