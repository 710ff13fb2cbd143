package org.turkbridge.local.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class RequestTokenTableTest {
  private static final Instant START = Instant.parse("2020-02-28T23:59:50.125Z");

  @Parameter TestDatabase database;
  @TempDir Path folder;

  @Test
  void tokensOfLongAgoAreDeletedWhenAnotherIsTaken() {
    Path file = folder.resolve("store.db");
    try (Store store = Store.open(database.store(file))) {
      take(store, "OLD", START);
      take(store, "RECENT", START.plusMillis(1));
      take(store, "NEW", START.plus(Duration.ofDays(1)));
    }

    assertThat(database.text(file, "SELECT COUNT(*) FROM request_token")).isEqualTo("2");
  }

  private static void take(Store store, String token, Instant now) {
    assertThat(
            store.<Boolean>write(
                tables ->
                    tables.requestTokens().take("ann", "CreateHIT", token, "H", now).isEmpty()))
        .isTrue();
  }
}
