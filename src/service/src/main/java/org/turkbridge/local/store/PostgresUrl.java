package org.turkbridge.local.store;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;

/**
 * The address of a PostgreSQL database as a URL: as libpq takes it, {@code
 * postgresql://user@host:5432/database?sslmode=require}, or as the JDBC driver takes it, {@code
 * jdbc:postgresql://host/database?user=name}. What it leaves out comes from the environment
 * variables of libpq; the driver looks for a password in {@code .pgpass}.
 *
 * <p>Errors name the place by its number: what is there may be a password that somebody did not
 * escape.
 */
final class PostgresUrl {
  private static final String JDBC = "jdbc:";
  private static final String FORM = "write postgresql://user@host/database";

  private static final Pattern ATTEMPT =
      Pattern.compile(
          "^(jdbc:|postgre\\w*:|[a-z][a-z0-9+.-]+:/)"
              + "|(^|[\\s?&;])(host|hostaddr|dbname|user|password)\\s*=",
          Pattern.CASE_INSENSITIVE);

  private static final List<String> SCHEMES = List.of("postgresql:", "postgres:");
  private static final int USUAL_PORT = 5432;
  private static final int HIGHEST_PORT = 65535;

  private static final String HOST = "host";
  private static final String PORT = "port";
  private static final String DATABASE = "dbname";
  private static final String USER = "user";
  private static final String PASSWORD = "password";

  /** What libpq calls the properties of the driver, in a URL and in the environment. */
  private enum Parameter {
    HOST_NAME(HOST, "PGHOST", HOST),
    HOST_PORT(PORT, "PGPORT", PORT),
    DATABASE_NAME(DATABASE, "PGDATABASE", DATABASE),
    USER_NAME(USER, "PGUSER", USER),
    PASSWORD_TEXT(PASSWORD, "PGPASSWORD", PASSWORD),
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

    private final String name;
    private final @Nullable String variable;
    private final String property;

    Parameter(String name, @Nullable String variable, String property) {
      this.name = name;
      this.variable = variable;
      this.property = property;
    }

    static Optional<Parameter> named(String name) {
      return List.of(values()).stream().filter(each -> each.name.equals(name)).findFirst();
    }
  }

  /** Each in the words of libpq, then of the driver. */
  private static final Map<String, String> SESSION_ATTRIBUTES =
      Map.of(
          "any", "any",
          "primary", "primary",
          "read-write", "primary",
          "read-only", "secondary",
          "standby", "secondary",
          "prefer-standby", "preferSecondary");

  private static final List<String> SSL_MODES =
      List.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

  /** Properties of the driver with which a store does not work, or is told what is not so. */
  private static final List<String> UNFIT =
      List.of(
          "reWriteBatchedInserts",
          "logServerErrorDetail",
          "autosave",
          "readOnly",
          "replication",
          "stringtype");

  private final String text;
  private final boolean isJdbc;
  private final Map<String, String> given = new HashMap<>();

  private PostgresUrl(String text) {
    this.text = text;
    this.isJdbc = isJdbc(text);
  }

  /**
   * Whether a text is meant to be one, or to be the address of a database in another form: such a
   * text may have a password, which must not become the name of a file.
   */
  static boolean is(String text) {
    return ATTEMPT.matcher(text).find();
  }

  private static boolean isJdbc(String text) {
    return text.regionMatches(true, 0, JDBC, 0, JDBC.length());
  }

  /** As {@link StoreAddress#parse}. */
  static PostgresAddress parse(String text, Map<String, String> variables) {
    return new PostgresUrl(text).parsed(variables);
  }

  private PostgresAddress parsed(Map<String, String> variables) {
    int start = isJdbc ? JDBC.length() : 0;
    String scheme = text.substring(start, Math.max(start, text.indexOf(':', start) + 1));
    if (!SCHEMES.contains(scheme.toLowerCase(Locale.ROOT))
        || (isJdbc && scheme.startsWith("postgres:"))) {
      throw wrong(
          start,
          "only PostgreSQL is known there: "
              + (isJdbc ? "write jdbc:postgresql://host/database" : FORM)
              + "; a file is named by its path, such as ./NAME");
    }
    start += scheme.length();
    int question = text.indexOf('?', start);
    int end = question < 0 ? text.length() : question;
    if (text.startsWith("//", start)) {
      start += 2;
      int slash = text.indexOf('/', start);
      int endOfHosts = slash < 0 || slash > end ? end : slash;
      authority(start, endOfHosts);
      start = Math.min(end, endOfHosts + 1);
    } else if (!isJdbc) {
      throw wrong(start, "two slashes belong here: " + FORM);
    }
    requireNoneOf("@", start, text.length());
    requireNoneOf(";", start, text.length());
    for (String special : List.of("/", "&", "=")) {
      requireNoneOf(special, start, end);
    }
    if (start < end) {
      given.put(DATABASE, decoded(start, end));
    }
    if (question >= 0) {
      parameters(question + 1);
    }
    boolean showsPassword = given.containsKey(PASSWORD);
    for (Parameter parameter : Parameter.values()) {
      @Nullable String value =
          parameter.variable == null ? null : variables.get(parameter.variable);
      if (value != null && !value.isEmpty() && !given.containsKey(parameter.property)) {
        given.put(
            parameter.property,
            checked(parameter, value, "the environment variable " + parameter.variable + ": "));
      }
    }
    return address(showsPassword);
  }

  /** One behind the hosts was meant to be in a password before them. */
  private void requireNoneOf(String character, int start, int end) {
    int place = text.indexOf(character, start);
    if (place >= 0 && place < end) {
      throw wrong(place, "there can be no " + character + " here; " + escape());
    }
  }

  /** Reads {@code user:password@host:port,host:port}. */
  private void authority(int start, int end) {
    int at = text.lastIndexOf('@', end - 1);
    int hosts = at < start ? start : at + 1;
    if (at >= start) {
      if (isJdbc) {
        throw wrong(
            start,
            "a JDBC URL has no user before the host: write ?user=NAME, and set PGPASSWORD for the"
                + " password");
      }
      int colon = text.indexOf(':', start);
      int endOfUser = colon < 0 || colon > at ? at : colon;
      if (endOfUser > start) {
        given.put(USER, user(decoded(start, endOfUser), at(start)));
      }
      if (endOfUser < at - 1) {
        given.put(PASSWORD, decoded(endOfUser + 1, at));
      }
    }
    List<String> names = new ArrayList<>();
    List<String> ports = new ArrayList<>();
    for (int from = hosts; from < end; ) {
      int comma = text.indexOf(',', from);
      int to = comma < 0 || comma > end ? end : comma;
      host(from, to, names, ports);
      from = to + 1;
    }
    if (!names.isEmpty()) {
      given.put(HOST, String.join(",", names));
      if (ports.stream().anyMatch(port -> !port.isEmpty())) {
        given.put(PORT, String.join(",", ports));
      }
    }
  }

  private void host(int start, int end, List<String> names, List<String> ports) {
    int bracket = text.startsWith("[", start) ? text.indexOf(']', start) : start;
    if (bracket < 0 || (bracket >= end && end > start)) {
      throw wrong(start, "an IPv6 address ends with ]");
    }
    int colon = text.indexOf(':', bracket);
    int endOfName = colon < 0 || colon >= end ? end : colon;
    if (endOfName == start && endOfName < end) {
      names.add("localhost");
    } else {
      names.add(hostName(start, endOfName));
    }
    ports.add(endOfName < end ? port(endOfName + 1, end) : "");
  }

  private String hostName(int start, int end) {
    String name = decoded(start, end);
    if (name.startsWith("[")) {
      return name;
    }
    if (name.startsWith("/") || name.startsWith("@")) {
      throw wrong(
          start,
          "a Unix socket cannot be used: name a host, such as localhost, that the server listens on");
    }
    if (!name.matches("[\\p{L}\\p{N}._-]*|[0-9a-fA-F:.%]+")) {
      throw wrong(start, "a host name has letters, digits, dots and hyphens; " + escape());
    }
    return name;
  }

  private static String escape() {
    return "write what is special in a user or password as %XX: @ as %40, : as %3A, / as %2F, ? as"
        + " %3F";
  }

  private String port(int start, int end) {
    String port = text.substring(start, end);
    if (!port.isEmpty() && !isPort(port)) {
      throw wrong(start, "a port is a number from 1 to " + HIGHEST_PORT + "; " + escape());
    }
    return port;
  }

  private static boolean isPort(String port) {
    return port.matches("\\d{1,5}")
        && Integer.parseInt(port) >= 1
        && Integer.parseInt(port) <= HIGHEST_PORT;
  }

  private void parameters(int start) {
    int from = start;
    while (from < text.length()) {
      int and = text.indexOf('&', from);
      int to = and < 0 ? text.length() : and;
      int equals = text.indexOf('=', from);
      if (equals < 0 || equals > to) {
        throw wrong(from, "a parameter is written name=value; " + escape());
      }
      parameter(from, decoded(from, equals), decoded(equals + 1, to));
      from = to + 1;
    }
  }

  private void parameter(int place, String name, String value) {
    if (isJdbc) {
      @Nullable PGProperty property = PGProperty.forName(name);
      if (UNFIT.contains(name)) {
        throw wrong(place, name + " does not go with a store: leave it out");
      }
      if (property == null) {
        throw wrong(place, "the PostgreSQL driver has no such parameter: correct or remove it");
      }
      checked(property, value, at(place));
      given.put(
          name,
          List.of(USER, Parameter.SSL_MODE.property).contains(name)
              ? checked(Parameter.named(name).orElseThrow(), value, at(place))
              : value);
      return;
    }
    Parameter known =
        Parameter.named(name)
            .orElseThrow(
                () ->
                    wrong(
                        place,
                        "there is no such parameter; those that can be used are "
                            + List.of(Parameter.values()).stream()
                                .map(each -> each.name)
                                .collect(Collectors.joining(", "))));
    given.put(known.property, checked(known, value, at(place)));
  }

  /** The driver tells a mistake by its value only, or late. */
  private static void checked(PGProperty property, String value, String place) {
    String usual = String.valueOf(property.getDefaultValue());
    String @Nullable [] choices = property.getChoices();
    if (usual.matches("-?\\d+") && !value.matches("-?\\d{1,9}")) {
      throw new IllegalArgumentException(place + property.getName() + " is a number");
    }
    if (usual.matches("true|false") && !value.matches("(?i)true|false")) {
      throw new IllegalArgumentException(place + property.getName() + " is true or false");
    }
    if (choices != null && !List.of(choices).contains(value)) {
      throw new IllegalArgumentException(
          place + property.getName() + " is one of " + String.join(", ", choices));
    }
  }

  /** In the words of the driver. */
  private static String checked(Parameter parameter, String value, String place) {
    switch (parameter) {
      case SSL_MODE -> {
        if (!SSL_MODES.contains(value)) {
          throw new IllegalArgumentException(
              place + "sslmode is one of " + String.join(", ", SSL_MODES));
        }
        return value;
      }
      case SESSION_ATTRIBUTES -> {
        @Nullable String type = SESSION_ATTRIBUTES.get(value);
        if (type == null) {
          throw new IllegalArgumentException(
              place
                  + "target_session_attrs is one of "
                  + String.join(", ", new TreeMap<>(SESSION_ATTRIBUTES).keySet()));
        }
        return type;
      }
      case CONNECT_TIMEOUT -> {
        if (!value.matches("\\d{1,6}")) {
          throw new IllegalArgumentException(place + "connect_timeout is a number of seconds");
        }
        return value;
      }
      case HOST_PORT -> {
        if (!List.of(value.split(",", -1)).stream().allMatch(PostgresUrl::isPort)) {
          throw new IllegalArgumentException(
              place + "a port is a number from 1 to " + HIGHEST_PORT);
        }
        return value;
      }
      case HOST_NAME -> {
        if (value.startsWith("/") || value.startsWith("@")) {
          throw new IllegalArgumentException(
              place
                  + "a Unix socket cannot be used: name a host, such as localhost, that the server"
                  + " listens on");
        }
        if (!value.matches("[\\p{L}\\p{N}._,:%\\[\\]-]*")) {
          throw new IllegalArgumentException(
              place + "a host name has letters, digits, dots and hyphens");
        }
        return value;
      }
      case USER_NAME -> {
        return user(value, place);
      }
      case DATABASE_NAME -> {
        if (is(value) || value.contains(";")) {
          throw new IllegalArgumentException(
              place + "the name of a database alone belongs here, without host and password");
        }
        return value;
      }
      default -> {
        return value;
      }
    }
  }

  /** One with a colon was meant to have a password, and would be shown. */
  private static String user(String name, String place) {
    if (name.matches("(?s).*[:;=].*")) {
      throw new IllegalArgumentException(
          place
              + "a user has no :, ; or =: set PGPASSWORD for the password, or write it after a :"
              + " that is not escaped");
    }
    return name;
  }

  private PostgresAddress address(boolean showsPassword) {
    String[] hosts = given.getOrDefault(HOST, "localhost").split(",", -1);
    String[] portTexts = given.getOrDefault(PORT, "").split(",", -1);
    if (portTexts.length != 1 && portTexts.length != hosts.length) {
      throw new IllegalArgumentException(
          "there are "
              + hosts.length
              + " hosts, but "
              + portTexts.length
              + " ports: give one for all, or each its own");
    }
    int[] ports =
        IntStream.range(0, hosts.length)
            .map(i -> port(portTexts.length == 1 ? portTexts[0] : portTexts[i]))
            .toArray();
    @Nullable String user = given.get(USER);
    String database = given.getOrDefault(DATABASE, user == null ? "" : user);
    String name =
        "postgresql://"
            + (user == null ? "" : user + "@")
            + IntStream.range(0, hosts.length)
                .mapToObj(i -> hosts[i] + ":" + ports[i])
                .collect(Collectors.joining(","))
            + "/"
            + database;
    Map<String, String> properties = new HashMap<>(given);
    List.of(HOST, PORT, DATABASE).forEach(properties::remove);
    return new PostgresAddress(name, hosts, ports, database, properties, showsPassword);
  }

  private static int port(String text) {
    return text.isEmpty() ? USUAL_PORT : Integer.parseInt(text);
  }

  /** What stands from one place to another, with {@code %XX} resolved. */
  private String decoded(int start, int end) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int i = start;
    while (i < end) {
      if (text.charAt(i) == '%') {
        if (i + 3 > end || !text.substring(i + 1, i + 3).matches("[0-9a-fA-F]{2}")) {
          throw wrong(
              i, "a % stands before two hexadecimal digits; write %25 for the character itself");
        }
        bytes.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
        i += 3;
      } else {
        int next = text.offsetByCodePoints(i, 1);
        bytes.writeBytes(text.substring(i, next).getBytes(StandardCharsets.UTF_8));
        i = next;
      }
    }
    try {
      String decoded =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(bytes.toByteArray()))
              .toString();
      if (decoded.indexOf('\0') >= 0) {
        throw wrong(start, "%00 cannot be used");
      }
      return decoded;
    } catch (CharacterCodingException e) {
      throw wrong(start, "what is written as %XX must be UTF-8");
    }
  }

  private IllegalArgumentException wrong(int place, String remedy) {
    return new IllegalArgumentException(at(place) + remedy);
  }

  private static String at(int place) {
    return "at character " + (place + 1) + " of the URL: ";
  }
}
