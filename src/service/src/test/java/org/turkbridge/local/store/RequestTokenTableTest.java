package org.turkbridge.local.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.turkbridge.local.AssignmentSweep;

@ParameterizedClass
@EnumSource
class RequestTokenTableTest {
  private static final Instant START = Instant.parse("2020-02-28T23:59:50.125Z");

  @Parameter TestDatabase database;
  private static final String COUNT = "SELECT COUNT(*) FROM request_token";

  @TempDir Path folder;

  @Test
  void tokensOfLongAgoAreDeletedByTheSweepAlone() {
    Path file = folder.resolve("store.db");
    Instant now = START.plus(Duration.ofDays(1));
    try (Store store = Store.open(database.store(file))) {
      take(store, "OLD", START);
      take(store, "OLD AND NEW", START);
      take(store, "RECENT", START.plusMillis(1));
      take(store, "NEW", now);
      take(store, "OLD AND NEW", now);
      assertThat(database.text(file, COUNT)).isEqualTo("4");

      int unused = new AssignmentSweep(store, InstantSource.fixed(now), new SecureRandom()).run();
    }

    assertThat(database.text(file, COUNT)).isEqualTo("3");
  }

  private static void take(Store store, String token, Instant now) {
    assertThat(
            store.<Boolean>write(
                tables ->
                    tables.requestTokens().take("ann", "CreateHIT", token, "H", now).isEmpty()))
        .isTrue();
  }
}
