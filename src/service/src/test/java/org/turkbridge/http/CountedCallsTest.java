package org.turkbridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.turkbridge.Await;
import org.turkbridge.local.store.CallKind;
import org.turkbridge.local.store.CountedCalls;
import org.turkbridge.local.store.PostgresServer;
import org.turkbridge.local.store.Store;
import org.turkbridge.local.store.StoreAddress;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.mturk.MTurkClient;

/** What the store has of calls that real servers answered. */
final class CountedCallsTest {
  @TempDir private Path folder;

  private static Map<CallKind, CountedCalls> counted(Store store) {
    return store.read(tables -> tables.calls().between(LocalDate.EPOCH, LocalDate.of(9999, 1, 1)));
  }

  private static void callByTheSdk(RunningBridge bridge) {
    try (MTurkClient client =
        MTurkClient.builder()
            .endpointOverride(bridge.current())
            .region(Region.US_EAST_1)
            .httpClient(UrlConnectionHttpClient.create())
            .credentialsProvider(StaticCredentialsProvider.create(Calls.REQUESTER.credentials()))
            .build()) {
      client.getAccountBalance();
    }
  }

  @Test
  void callsOfBothPortsAreInTheStoreAfterTheServerHasEnded() throws IOException {
    Path file = folder.resolve("store.db");
    try (RunningBridge bridge = RunningBridge.storingIn(file)) {
      String query = Calls.query("GetQualificationRequests", "PageSize=7", "MadeUp=1");
      bridge.ask(Calls.request("GET /?" + query, "User-Agent: Boto/2.49.0 Python/2.7"));
      bridge.ask(Calls.request("GET /?" + query, "User-Agent: Boto/2.49.0 Python/2.7"));
      bridge.get(Calls.query("GetQualificationRequests", "PageSize=0"));
      bridge.ask(Calls.xml(Calls.soap("GetAccountBalance", "<Request/>")));
      bridge.get(Calls.query("MadeUp"));
      callByTheSdk(bridge);
    }

    try (Store store = Store.open(file)) {
      Map<CallKind, CountedCalls> counted = counted(store);
      assertThat(counted.entrySet())
          .extracting(
              each -> each.getKey().api(),
              each -> each.getKey().requester(),
              each -> each.getKey().program().replaceFirst("(aws-sdk-java/).*", "$1"),
              each -> each.getKey().operation(),
              each -> each.getKey().transport(),
              each -> each.getKey().outcome(),
              each -> each.getValue().calls(),
              each -> String.join(" ", each.getValue().parameters()))
          .containsExactlyInAnyOrder(
              legacy("Boto/2.49.0", "GetQualificationRequests", "REST", "ok", 2, "PageSize"),
              legacy(
                  "none",
                  "GetQualificationRequests",
                  "REST",
                  "AWS.ParameterOutOfRange",
                  1,
                  "PageSize"),
              legacy("none", "GetAccountBalance", "SOAP", "ok", 1, ""),
              legacy("none", "unknown", "REST", "AWS.InvalidOperationParameter", 1, ""),
              tuple(
                  "current", "tester", "aws-sdk-java/", "GetAccountBalance", "JSON", "ok", 1L, ""));
      assertThat(counted.keySet().toString()).doesNotContain(Calls.SECRET, "AKID", "MadeUp");
    }
  }

  private static Tuple legacy(
      String program,
      String operation,
      String transport,
      String outcome,
      long calls,
      String parameters) {
    return tuple("legacy", "tester", program, operation, transport, outcome, calls, parameters);
  }

  @Test
  void twoServersOverOneDatabaseCountTogether() throws IOException {
    StoreAddress address = StoreAddress.parse(PostgresServer.newDatabase(), Map.of());
    try (RunningBridge one = RunningBridge.storingIn(address);
        RunningBridge other = RunningBridge.storingIn(address)) {
      one.get(Calls.query("GetAccountBalance"));
      one.get(Calls.query("GetAccountBalance"));
      other.get(Calls.query("GetAccountBalance"));

      Await.until(
          () -> counted(other.store()).values().stream().anyMatch(calls -> calls.calls() == 3));
      assertThat(counted(one.store())).hasSize(1);
    }
  }
}
