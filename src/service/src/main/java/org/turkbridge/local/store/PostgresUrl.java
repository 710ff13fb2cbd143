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
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
      give(PostgresParameter.DATABASE, decoded(start, end));
    }
    if (question >= 0) {
      parameters(question + 1);
    }
    boolean showsPassword = given.containsKey(PostgresParameter.PASSWORD.property());
    for (PostgresParameter parameter : PostgresParameter.values()) {
      @Nullable String value = parameter.in(variables);
      if (value != null && !given.containsKey(parameter.property())) {
        give(
            parameter,
            parameter.checked(value, "the environment variable " + parameter.variable() + ": "));
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
        give(
            PostgresParameter.USER,
            PostgresParameter.USER.checked(decoded(start, endOfUser), at(start)));
      }
      if (endOfUser < at - 1) {
        give(PostgresParameter.PASSWORD, decoded(endOfUser + 1, at));
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
      give(PostgresParameter.HOST, String.join(",", names));
      if (ports.stream().anyMatch(port -> !port.isEmpty())) {
        give(PostgresParameter.PORT, String.join(",", ports));
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
      throw wrong(start, PostgresParameter.NO_SOCKET);
    }
    if (!name.matches("[\\p{L}\\p{N}._-]*|[0-9a-fA-F:.%]+")) {
      throw wrong(start, PostgresParameter.HOST_NAMES + "; " + escape());
    }
    return name;
  }

  private static String escape() {
    return "write what is special in a user or password as %XX: @ as %40, : as %3A, / as %2F, ? as"
        + " %3F";
  }

  private String port(int start, int end) {
    String port = text.substring(start, end);
    if (!port.isEmpty() && !PostgresParameter.isPort(port)) {
      throw wrong(start, PostgresParameter.PORTS + "; " + escape());
    }
    return port;
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
          Stream.of(PostgresParameter.USER, PostgresParameter.SSL_MODE)
              .filter(parameter -> parameter.property().equals(name))
              .findFirst()
              .map(parameter -> parameter.checked(value, at(place)))
              .orElse(value));
      return;
    }
    PostgresParameter known =
        PostgresParameter.named(name)
            .orElseThrow(
                () ->
                    wrong(
                        place,
                        "there is no such parameter; those that can be used are "
                            + PostgresParameter.names()));
    give(known, known.checked(value, at(place)));
  }

  private void give(PostgresParameter parameter, String value) {
    given.put(parameter.property(), value);
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

  private PostgresAddress address(boolean showsPassword) {
    String[] hosts =
        given.getOrDefault(PostgresParameter.HOST.property(), "localhost").split(",", -1);
    String[] portTexts = given.getOrDefault(PostgresParameter.PORT.property(), "").split(",", -1);
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
    @Nullable String user = given.get(PostgresParameter.USER.property());
    String database =
        given.getOrDefault(PostgresParameter.DATABASE.property(), user == null ? "" : user);
    String name =
        "postgresql://"
            + (user == null ? "" : user + "@")
            + IntStream.range(0, hosts.length)
                .mapToObj(i -> hosts[i] + ":" + ports[i])
                .collect(Collectors.joining(","))
            + "/"
            + database;
    Map<String, String> properties = new HashMap<>(given);
    Stream.of(PostgresParameter.HOST, PostgresParameter.PORT, PostgresParameter.DATABASE)
        .map(PostgresParameter::property)
        .forEach(properties::remove);
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
