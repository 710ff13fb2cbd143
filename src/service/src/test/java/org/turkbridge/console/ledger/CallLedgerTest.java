package org.turkbridge.console.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.turkbridge.local.store.CallKind;
import org.turkbridge.local.store.CountedCalls;
import org.turkbridge.local.store.Store;
import org.turkbridge.requester.Requester;
import org.turkbridge.requester.Requesters;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

/** What is counted of calls, and how much of what callers make up. */
final class CallLedgerTest {
  private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 30);
  private static final Requesters REQUESTERS =
      new Requesters(List.of(new Requester("ann", AwsBasicCredentials.create("AKIDANN", "s"))));

  @TempDir private Path folder;
  private Store store;
  private CallLedger ledger;

  @BeforeEach
  void open() {
    store = Store.open(folder.resolve("store.db"));
    ledger = new CallLedger(store, REQUESTERS, () -> NOON);
  }

  @AfterEach
  void close() {
    ledger.close();
    store.close();
  }

  private static LedgerCall call(String operation, String accessKeyId, String userAgent) {
    return new LedgerCall(
        true,
        operation,
        accessKeyId,
        Optional.of(userAgent),
        "2014-08-15",
        "REST",
        "ok",
        Duration.ofMillis(2),
        List.of("HITId"));
  }

  private Map<CallKind, CountedCalls> counted() {
    return ledger.between(DAY, DAY);
  }

  @Test
  void callsOfOneKindAreOneCount() {
    ledger.add(call("GetHIT", "AKIDANN", "Boto/2.49.0 Python/2.7.18 Linux/6.1"));
    ledger.add(call("GetHIT", "AKIDANN", "Boto/2.49.0 Python/2.7.16 Darwin/20"));

    assertThat(counted())
        .hasSize(1)
        .allSatisfy(
            (kind, calls) -> {
              assertThat(kind)
                  .isEqualTo(
                      new CallKind(
                          DAY,
                          "legacy",
                          "ann",
                          "Boto/2.49.0",
                          "GetHIT",
                          "2014-08-15",
                          "REST",
                          "ok"));
              assertThat(calls.calls()).isEqualTo(2);
              assertThat(calls.totalMicros()).isEqualTo(4_000);
              assertThat(calls.parameters()).containsExactly("HITId");
            });
  }

  @Test
  void whatDoesNotExistIsOneWord() {
    for (int i = 0; i < 50; i++) {
      ledger.add(call("MadeUp" + i, "AKID" + i, "x"));
    }
    assertThat(counted().keySet())
        .singleElement()
        .satisfies(
            kind -> {
              assertThat(kind.operation()).isEqualTo("unknown");
              assertThat(kind.requester()).isEqualTo("unknown");
            });
  }

  @Test
  void programsWithoutEndAreOneAfterAThousand() {
    for (int i = 0; i < 3 * CallLedger.MOST_KINDS; i++) {
      ledger.add(call("GetHIT", "AKIDANN", "made-up/" + i));
    }
    assertThat(counted()).hasSizeBetween(CallLedger.MOST_KINDS, CallLedger.MOST_KINDS + 1);
    assertThat(counted().values().stream().mapToLong(CountedCalls::calls).sum())
        .isEqualTo(3 * CallLedger.MOST_KINDS);
  }

  @ParameterizedTest
  @CsvSource({
    "Boto/2.49.0 Python/2.7.18 Linux/6.1, Boto/2.49.0",
    "aws-sdk-java/2.40.2 md/io#sync app/study ua/2.1, aws-sdk-java/2.40.2 app/study",
    "'  Axis/1.4', Axis/1.4",
    "'', none",
    "'<script>alert(1)</script>', <script>alert(1)</script>",
    "'caf\u00e9/1', caf?/1"
  })
  void aProgramIsWhatItCallsItselfFirst(String userAgent, String program) {
    assertThat(CallLedger.program(userAgent)).isEqualTo(program);
  }

  @Test
  void whatCannotBeWrittenIsWrittenLater() {
    Path gone = folder.resolve("store.db");
    Path elsewhere = folder.resolve("elsewhere.db");
    assertThat(gone.toFile().renameTo(elsewhere.toFile())).isTrue();
    ledger.add(call("GetHIT", "AKIDANN", "Boto/2"));
    ledger.flush();
    assertThat(elsewhere.toFile().renameTo(gone.toFile())).isTrue();
    ledger.add(call("GetHIT", "AKIDANN", "Boto/2"));

    assertThat(counted().values()).isNotEmpty();
  }
}
