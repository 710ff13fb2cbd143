package org.turkbridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.turkbridge.Await;
import org.turkbridge.local.store.PostgresServer;
import org.turkbridge.local.store.Relay;
import org.turkbridge.local.store.StoreAddress;
import software.amazon.awssdk.services.mturk.MTurkClient;
import software.amazon.awssdk.services.mturk.model.ServiceException;

/** The database of a server's store is away for a while. */
final class DatabaseOutageTest {
  private static final String SECRET = "s3cretOfTheDatabase";

  private Relay relay;
  private RunningBridge bridge;
  private MTurkClient current;

  @BeforeEach
  void open() {
    relay = Relay.before(PostgresServer.port());
    String url =
        relay.url(PostgresServer.newStore()).replace("postgres@", "postgres:" + SECRET + "@");
    bridge = RunningBridge.storingIn(StoreAddress.parse(url, Map.of()));
    bridge.add("T", "R1");
    current = CurrentDoor.client(bridge.current(), Calls.REQUESTER);
  }

  @AfterEach
  void close() {
    current.close();
    bridge.close();
    relay.close();
  }

  private Reply health() throws IOException {
    return Wire.exchange(bridge.legacy(), Calls.request("GET /health"));
  }

  private void awaitHealth(int status) {
    Await.until(() -> health().status() == status);
  }

  @Test
  void callsFailMeanwhileAndGoOnAfterwards() throws IOException {
    bridge.get(Calls.query(Calls.OPERATION)).isPage(1, 1, 1);

    relay.goAway();

    assertThatThrownBy(() -> current.listQualificationRequests(r -> r.maxResults(1)))
        .isInstanceOfSatisfying(
            ServiceException.class,
            e -> {
              assertThat(e.statusCode()).isEqualTo(500);
              assertThat(e.turkErrorCode()).isEqualTo("AWS.ServiceUnavailable");
              assertThat(e.awsErrorDetails().errorMessage())
                  .contains("cannot be reached", "try again")
                  .doesNotContain(SECRET);
            });
    LegacyReply refused;
    do {
      // Each connection that was open before shows only in use that it no longer is.
      refused = bridge.get(Calls.query("GrantQualification", "QualificationRequestId=R1"));
    } while (refused.text("Message").contains("is not known"));
    assertThat(refused.text("Code")).isEqualTo("AWS.ServiceUnavailable");
    assertThat(refused.text("Message"))
        .contains("cannot be reached", "Nothing was changed.")
        .doesNotContain(SECRET, "is not known", "may have made", "--upstream");
    awaitHealth(503);
    assertThat(Wire.exchange(bridge.legacy(), Calls.request("GET /health?live")).status())
        .isEqualTo(200);
    assertThat(health().text()).contains("cannot be reached").doesNotContain(SECRET);

    relay.comeBack();

    awaitHealth(200);
    bridge.get(Calls.query("GrantQualification", "QualificationRequestId=R1")).text("IsValid");
    bridge.get(Calls.query(Calls.OPERATION)).isPage(1, 0, 0);
    assertThat(current.listQualificationRequests(r -> r.maxResults(1)).numResults()).isZero();
  }
}
