package org.turkbridge.local.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

class StoreJdbiTest {
  @Test
  void parametersStandOutsideQuotes() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        Handle handle = StoreJdbi.of(connection).open()) {
      assertThat(
              handle
                  .createQuery("SELECT ':no?' || :yes_1 || 'it''s :x' AS \":name\"")
                  .bind("yes_1", "1")
                  .mapTo(String.class)
                  .one())
          .isEqualTo(":no?1it's :x");
      assertThat(
              handle
                  .createQuery("SELECT ? || '?' || ?")
                  .bind(0, "a")
                  .bind(1, "b")
                  .mapTo(String.class)
                  .one())
          .isEqualTo("a?b");
    }
  }
}
