package org.turkbridge.local.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What says which database is meant, and how it is reached: by the names that libpq has in a URL
 * and in the environment, and by those of the driver's properties.
 */
enum PostgresParameter {
  HOST("host", "PGHOST", "host"),
  PORT("port", "PGPORT", "port"),
  DATABASE("dbname", "PGDATABASE", "dbname"),
  USER("user", "PGUSER", "user"),
  PASSWORD("password", "PGPASSWORD", "password"),
  SSL_MODE("sslmode", "PGSSLMODE", "sslmode"),
  SSL_ROOT_CERTIFICATE("sslrootcert", "PGSSLROOTCERT", "sslrootcert"),
  SSL_CERTIFICATE("sslcert", "PGSSLCERT", "sslcert"),
  SSL_KEY("sslkey", "PGSSLKEY", "sslkey"),
  SSL_PASSWORD("sslpassword", null, "sslpassword"),
  CHANNEL_BINDING("channel_binding", "PGCHANNELBINDING", "channelBinding"),
  GSS_ENCRYPTION_MODE("gssencmode", "PGGSSENCMODE", "gssEncMode"),
  CONNECT_TIMEOUT("connect_timeout", "PGCONNECT_TIMEOUT", "connectTimeout"),
  OPTIONS("options", "PGOPTIONS", "options"),
  APPLICATION_NAME("application_name", "PGAPPNAME", "ApplicationName"),
  SESSION_ATTRIBUTES("target_session_attrs", "PGTARGETSESSIONATTRS", "targetServerType");

  private static final int HIGHEST_PORT = 65535;

  /** What ports are, where one is wrong. */
  static final String PORTS = "a port is a number from 1 to " + HIGHEST_PORT;

  /** What names of hosts are, where one is wrong. */
  static final String HOST_NAMES = "a host name has letters, digits, dots and hyphens";

  /** What to do about a socket in place of a host. */
  static final String NO_SOCKET =
      "a Unix socket cannot be used: name a host, such as localhost, that the server listens on";

  private static final List<String> SSL_MODES =
      List.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

  /** Each in the words of libpq, then of the driver. */
  private static final Map<String, String> SERVER_TYPES =
      Map.of(
          "any", "any",
          "primary", "primary",
          "read-write", "primary",
          "read-only", "secondary",
          "standby", "secondary",
          "prefer-standby", "preferSecondary");

  private final String libpqName;
  private final @Nullable String variable;
  private final String property;

  PostgresParameter(String libpqName, @Nullable String variable, String property) {
    this.libpqName = libpqName;
    this.variable = variable;
    this.property = property;
  }

  /** The one that libpq calls so in a URL. */
  static Optional<PostgresParameter> named(String libpqName) {
    return Stream.of(values()).filter(each -> each.libpqName.equals(libpqName)).findFirst();
  }

  /** What libpq calls them in a URL, with commas between. */
  static String names() {
    return Stream.of(values()).map(each -> each.libpqName).collect(Collectors.joining(", "));
  }

  /** What the driver calls it; the database has no such property, but is called so here. */
  String property() {
    return property;
  }

  /** What libpq calls it in the environment; null if it is not taken from there. */
  @Nullable String variable() {
    return variable;
  }

  /** What the environment says; null if it says nothing, or is not asked. */
  @Nullable String in(Map<String, String> variables) {
    @Nullable String value = variable == null ? null : variables.get(variable);
    return value == null || value.isEmpty() ? null : value;
  }

  /** Whether a text is the number of a port. */
  static boolean isPort(String port) {
    return port.matches("\\d{1,5}")
        && Integer.parseInt(port) >= 1
        && Integer.parseInt(port) <= HIGHEST_PORT;
  }

  /**
   * A value in the words of the driver.
   *
   * @param value in those of libpq
   * @param place where it stands, for an error: what is there may be a password in a wrong place
   * @throws IllegalArgumentException if it can be none
   */
  String checked(String value, String place) {
    switch (this) {
      case SSL_MODE ->
          require(
              SSL_MODES.contains(value),
              place + "sslmode is one of " + String.join(", ", SSL_MODES));
      case SESSION_ATTRIBUTES ->
          require(
              SERVER_TYPES.containsKey(value),
              place
                  + "target_session_attrs is one of "
                  + String.join(", ", new TreeMap<>(SERVER_TYPES).keySet()));
      case CONNECT_TIMEOUT ->
          require(value.matches("\\d{1,6}"), place + "connect_timeout is a number of seconds");
      case PORT ->
          require(
              Stream.of(value.split(",", -1)).allMatch(PostgresParameter::isPort), place + PORTS);
      case HOST -> {
        require(!value.startsWith("/") && !value.startsWith("@"), place + NO_SOCKET);
        require(value.matches("[\\p{L}\\p{N}._,:%\\[\\]-]*"), place + HOST_NAMES);
      }
      case USER ->
          // One with a colon was meant to have a password, and would be shown.
          require(
              !value.matches("(?s).*[:;=].*"),
              place
                  + "a user has no :, ; or =: set PGPASSWORD for the password, or write it after a :"
                  + " that is not escaped");
      case DATABASE ->
          require(
              !PostgresUrl.is(value) && !value.contains(";"),
              place + "the name of a database alone belongs here, without host and password");
      default -> {
        // The driver finds out.
      }
    }
    return this == SESSION_ATTRIBUTES ? SERVER_TYPES.getOrDefault(value, value) : value;
  }

  private static void require(boolean isSo, String complaint) {
    if (!isSo) {
      throw new IllegalArgumentException(complaint);
    }
  }
}
