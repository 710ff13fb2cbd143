package org.turkbridge.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

class PostgresUrlTest {
  private static PostgresAddress parse(String url) {
    return (PostgresAddress) StoreAddress.parse(url, Map.of());
  }

  private static String property(PostgresAddress address, String name) throws SQLException {
    PGSimpleDataSource connections = address.connections(Map.of());
    return switch (name) {
      case "user" -> String.valueOf(connections.getUser());
      case "password" -> String.valueOf(connections.getPassword());
      default -> String.valueOf(connections.getProperty(name));
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "postgresql://db.example.org postgresql://db.example.org:5432/",
        "postgres://ann@db/turk postgresql://ann@db:5432/turk",
        "postgresql://ann@db postgresql://ann@db:5432/ann",
        "postgresql://ann:secret@db:5433/turk postgresql://ann@db:5433/turk",
        "postgresql://ann@one:1,two:2,three:3/turk postgresql://ann@one:1,two:2,three:3/turk",
        "postgresql://one,two/turk?port=5444 postgresql://one:5444,two:5444/turk",
        "postgresql:///turk?host=db&port=5433&user=ann postgresql://ann@db:5433/turk",
        "postgresql:///turk postgresql://localhost:5432/turk",
        "postgresql://:5433/turk postgresql://localhost:5433/turk",
        "postgresql://[::1]:5433/turk postgresql://[::1]:5433/turk",
        "postgresql://a%40b:p%2Fw@db/t%2Fk postgresql://a@b@db:5432/t/k",
        "jdbc:postgresql://db/turk?user=ann&password=secret postgresql://ann@db:5432/turk",
        "jdbc:postgresql:turk postgresql://localhost:5432/turk",
        "jdbc:postgresql:///turk postgresql://localhost:5432/turk",
        "POSTGRESQL://db/turk postgresql://db:5432/turk"
      })
  void namesOneDatabase(String url, String name) {
    assertThat(parse(url)).hasToString(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "store.db",
        "postgresql",
        "postgresql.db",
        "./postgresql://db/turk",
        "sqlite:store.db"
      })
  void whatIsNoUrlNamesAFile(String name) {
    assertThat(StoreAddress.parse(name, Map.of()).file()).contains(Path.of(name));
  }

  @Test
  void parametersOfLibpqAreThoseOfTheDriver() throws SQLException {
    PostgresAddress address =
        parse(
            "postgresql://ann:s%20t@db/turk?sslmode=verify-full&sslrootcert=%2Fetc%2Fca.pem"
                + "&connect_timeout=3&options=-c%20work_mem%3D1MB&application_name=turk"
                + "&target_session_attrs=read-write");

    assertThat(property(address, "user")).isEqualTo("ann");
    assertThat(property(address, "password")).isEqualTo("s t");
    assertThat(property(address, "sslmode")).isEqualTo("verify-full");
    assertThat(property(address, "sslrootcert")).isEqualTo("/etc/ca.pem");
    assertThat(property(address, "connectTimeout")).isEqualTo("3");
    assertThat(property(address, "options")).isEqualTo("-c work_mem=1MB");
    assertThat(property(address, "ApplicationName")).isEqualTo("turk");
    assertThat(property(address, "targetServerType")).isEqualTo("primary");
  }

  @Test
  void theEnvironmentStandsForWhatIsLeftOut() throws SQLException {
    Map<String, String> variables =
        Map.of(
            "PGHOST",
            "other",
            "PGPORT",
            "5433",
            "PGDATABASE",
            "turk",
            "PGUSER",
            "bob",
            "PGPASSWORD",
            "hidden",
            "PGSSLMODE",
            "require",
            "PGOPTIONS",
            "");
    PostgresAddress bare = (PostgresAddress) StoreAddress.parse("postgresql://", variables);
    PostgresAddress full =
        (PostgresAddress) StoreAddress.parse("postgresql://ann:seen@db:1/mine", variables);
    PostgresAddress jdbc =
        (PostgresAddress) StoreAddress.parse("jdbc:postgresql://db/mine", variables);

    assertThat(bare).hasToString("postgresql://bob@other:5433/turk");
    assertThat(property(bare, "password")).isEqualTo("hidden");
    assertThat(property(bare, "sslmode")).isEqualTo("require");
    assertThat(bare.showsPassword()).isFalse();
    assertThat(full).hasToString("postgresql://ann@db:1/mine");
    assertThat(property(full, "password")).isEqualTo("seen");
    assertThat(full.showsPassword()).isTrue();
    assertThat(jdbc).hasToString("postgresql://bob@db:5433/mine");
    assertThat(property(jdbc, "password")).isEqualTo("hidden");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "postgresql://db:x/turk | character 17 | from 1 to 65535",
        "postgresql://db:65536/turk | character 17 | from 1 to 65535",
        "postgresql://ann:p@ss@d b/turk | character 23 | letters, digits",
        "postgresql://[::1/turk | character 14 | ends with ]",
        "postgresql://%2Fvar%2Frun/turk | character 14 | Unix socket",
        "postgresql:///turk?host=/var/run | character 20 | Unix socket",
        "postgresql://db/turk?sslmode=on | character 22 | disable, allow, prefer",
        "postgresql://db/turk?sslmod=require | character 22 | sslmode, sslrootcert",
        "postgresql://db/turk?sslmode | character 22 | name=value",
        "postgresql://db/turk?connect_timeout=1s | character 22 | seconds",
        "postgresql://db/turk?target_session_attrs=x | character 22 | read-only, read-write",
        "postgresql://ann:a/b@db/turk | character 18 | %2F",
        "postgresql://db/tu@rk | character 19 | %40",
        "postgresql://db/turk?options=@ | character 30 | %40",
        "postgresql://db/tu%2rk | character 19 | hexadecimal",
        "postgresql://db/tu%ffrk | character 17 | UTF-8",
        "postgresql://db/tu%00rk | character 17 | %00",
        "postgresql://a,b,c/turk?port=1,2 | 3 hosts, but 2 ports | each its own",
        "jdbc:postgresql://ann@db/turk | character 19 | ?user=NAME",
        "jdbc:postgresql://db/turk?sslmod=x | character 27 | no such parameter",
        "jdbc:postgresql://db/turk?reWriteBatchedInserts=true | character 27 | leave it out",
        "jdbc:postgresql://db/turk?connectTimeout=abc | character 27 | is a number",
        "jdbc:postgresql://db/turk?tcpKeepAlive=abc | character 27 | true or false",
        "jdbc:mysql://db/turk | character 6 | only PostgreSQL"
      })
  void aMistakeIsToldWithPlaceAndRemedy(String url, String place, String remedy) {
    assertThatThrownBy(() -> parse(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(place)
        .hasMessageContaining(remedy);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "host=localhost password=Zq7 dbname=turk",
        "dbname = turk password = Zq7",
        "user=turk;password=Zq7",
        "postgresql:/turk:Zq7@h/db",
        "postgres:turk:Zq7@h/db",
        "postgre://turk:Zq7@h/db",
        "mysql://turk:Zq7@h/db",
        "mysql:/turk:Zq7@h/db",
        "postgresql://turk@h/turk&password=Zq7",
        "postgresql://turk@h/turk;password=Zq7",
        "postgresql://turk@h/turk?sslmode=require;password=Zq7",
        "postgresql://h/turk?user=turk;password=Zq7",
        "postgresql://h/turk?user=turk%3AZq7",
        "postgresql://turk%3AZq7@h/turk",
        "postgresql://h;password=Zq7/turk",
        "postgresql:///?dbname=host=h%20password=Zq7",
        "jdbc:postgresql://h/turk;password=Zq7",
        "jdbc:postgresql://h/turk?user=turk:Zq7",
        "jdbc:postgresql://h/turk&password=Zq7"
      })
  void whatHasAPasswordInAnotherPlaceIsRefused(String text) {
    assertThatThrownBy(() -> StoreAddress.parse(text, Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("character ")
        .hasMessageNotContaining("Zq7");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PGHOST | db;password=Zq7",
        "PGUSER | ann:Zq7",
        "PGDATABASE | turk;password=Zq7",
        "PGDATABASE | host=db password=Zq7",
        "PGDATABASE | postgresql://ann:Zq7@db/turk"
      })
  void nothingInTheEnvironmentIsShown(String variable, String value) {
    assertThatThrownBy(() -> StoreAddress.parse("postgresql://", Map.of(variable, value)))
        .hasMessageContaining(variable)
        .hasMessageNotContaining("Zq7");
  }

  @Test
  void aMistakeInTheEnvironmentIsToldWithItsVariable() {
    assertThatThrownBy(() -> StoreAddress.parse("postgresql://db", Map.of("PGPORT", "x")))
        .hasMessageContaining("PGPORT");
    assertThatThrownBy(() -> StoreAddress.parse("postgresql://db", Map.of("PGSSLMODE", "on")))
        .hasMessageContaining("PGSSLMODE");
  }

  @Provide
  Arbitrary<String> password() {
    return Arbitraries.strings().withChars("ab:/@?&=%[],# é\u0000").ofMaxLength(8);
  }

  /** Marked, so that it is found in whatever is said. */
  private static String marked(String password) {
    return password + "Zq7" + password;
  }

  @Property
  void nothingThatMayBeAPasswordIsSaid(@ForAll("password") String password) {
    for (String form :
        new String[] {
          "postgresql://ann:%s@db/turk",
          "postgresql://db/turk?user=ann&password=%s",
          "jdbc:postgresql://db/turk?password=%s&user=ann"
        }) {
      String said;
      try {
        said = parse(form.formatted(marked(password))).toString();
      } catch (IllegalArgumentException e) {
        said = String.valueOf(e.getMessage());
      }
      assertThat(said).doesNotContain("Zq7");
    }
  }

  @Property
  void aPasswordThatIsEscapedArrivesWhole(@ForAll("password") String password) throws SQLException {
    String text = marked(password).replace("\0", "");
    String escaped = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    for (String form :
        new String[] {
          "postgresql://ann:%s@db/turk",
          "postgres://db/turk?user=ann&password=%s",
          "jdbc:postgresql://db/turk?password=%s&user=ann"
        }) {
      PostgresAddress address = parse(form.replace("%s", escaped));

      assertThat(property(address, "password")).isEqualTo(text);
      assertThat(address).hasToString("postgresql://ann@db:5432/turk");
      assertThat(address.showsPassword()).isTrue();
      PGSimpleDataSource connections = address.connections(Map.of());
      assertThat(connections.getUser()).isEqualTo("ann");
      assertThat(connections.getDatabaseName()).isEqualTo("turk");
    }
  }
}
