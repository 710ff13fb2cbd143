package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.turkbridge.http.Bridge;
import org.turkbridge.http.BridgeSettings;
import org.turkbridge.http.ConsoleSettings;
import org.turkbridge.http.HostNames;
import org.turkbridge.http.ServerSettings;
import org.turkbridge.http.UpstreamEndpoint;
import org.turkbridge.legacy.Signatures;
import org.turkbridge.local.store.Store;
import org.turkbridge.requester.Requester;
import org.turkbridge.requester.Requesters;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

/** A server with a console that shows all it has, and callers of it. */
final class ShownBridge implements AutoCloseable {
  /** What a caller may say of itself that wants to act in the browser of whoever reads it. */
  static final String HOSTILE = "<script>window.ran=1</script><img/src=x/onerror=window.ran=1>\"'";

  static final Requester ANN =
      new Requester("ann", AwsBasicCredentials.create("AKIDANN", "secretOfAnn"));
  static final Requester BOB =
      new Requester("<b>bob", AwsBasicCredentials.create("AKIDBOB", "secretOfBob"));

  private final HttpClient client = HttpClient.newHttpClient();
  private final Bridge bridge;

  private ShownBridge(Bridge bridge) {
    this.bridge = bridge;
  }

  static ShownBridge start(Optional<String> password) throws IOException {
    HostNames names = HostNames.loopbackAnd(List.of());
    ServerSettings plain = ServerSettings.onLoopback(Duration.ofSeconds(30), Optional.empty());
    Bridge bridge =
        Bridge.open(
            new BridgeSettings(
                new ServerSettings(
                    plain.bind(),
                    plain.legacyPort(),
                    plain.currentPort(),
                    plain.tls(),
                    plain.publicUrl(),
                    plain.idleTimeout(),
                    plain.requestLog(),
                    Optional.of(names),
                    plain.requestMemory(),
                    Optional.of(new ConsoleSettings(Optional.empty(), password, names))),
                UpstreamEndpoint.EMBEDDED,
                Optional.empty(),
                new Requesters(List.of(ANN, BOB)),
                Duration.ofMinutes(1),
                Duration.ofMinutes(15),
                true),
            InstantSource.system());
    bridge.start();
    return new ShownBridge(bridge);
  }

  URI legacyUri() {
    return bridge.legacyUri();
  }

  URI currentUri() {
    return bridge.currentUri();
  }

  URI page(String address) {
    return bridge.consoleUri().orElseThrow().resolve(address);
  }

  Store store() {
    return bridge.store();
  }

  /**
   * Makes a legacy call.
   *
   * @param more parameters, each behind an ampersand
   */
  void call(Requester requester, String operation, String userAgent, String more)
      throws IOException, InterruptedException {
    String time = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    String signature =
        Signatures.sign(
            requester.credentials().secretAccessKey(), Signatures.versionZero(operation, time));
    URI uri =
        URI.create(
            legacyUri()
                + "?Operation="
                + operation
                + "&AWSAccessKeyId="
                + requester.accessKeyId()
                + "&Timestamp="
                + time
                + "&Signature="
                + signature.replace("+", "%2B")
                + more);
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(uri).header("User-Agent", userAgent).build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @Override
  public void close() {
    bridge.close();
  }
}
