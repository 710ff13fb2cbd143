package org.turkbridge.junit;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.turkbridge.archive.files.ArchiveInputs;
import org.turkbridge.http.Bridge;
import org.turkbridge.http.BridgeSettings;
import org.turkbridge.http.HostNames;
import org.turkbridge.http.ServerSettings;
import org.turkbridge.http.UpstreamEndpoint;
import org.turkbridge.legacy.Signatures;
import org.turkbridge.local.ArchiveImport;
import org.turkbridge.local.ImportReport;
import org.turkbridge.local.WorkerAssignments;
import org.turkbridge.local.WorkerRequests;
import org.turkbridge.requester.Requester;
import org.turkbridge.requester.Requesters;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.mturk.MTurkClient;

/**
 * A bridge on two free ports of this machine, in front of an embedded service whose data is its own
 * and goes with it. Safe for any number of threads.
 */
public final class RunningTurkbridge {
  private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration SNAPSHOT_TTL = Duration.ofMinutes(1);

  private final TurkbridgeSettings settings;
  private final FaultPlan plan = new FaultPlan();
  private final CallInterceptor recorder;
  private final Bridge bridge;
  private final TestClient client;

  private RunningTurkbridge(TurkbridgeSettings settings) throws IOException {
    this.settings = settings;
    this.recorder = new CallInterceptor(plan, settings.clock());
    this.bridge = Bridge.open(bridgeSettings(settings), settings.clock(), recorder);
    try {
      importArchive();
      bridge.start();
      this.client = new TestClient(bridge.currentUri(), settings.credentials());
    } catch (IOException | RuntimeException e) {
      bridge.close();
      throw e;
    }
  }

  /**
   * One with the archive in it, which answers.
   *
   * @throws IOException if the archive is not there or cannot be read, or there is no port
   * @throws ExtensionConfigurationException if a record of the archive cannot be imported
   */
  static RunningTurkbridge start(TurkbridgeSettings settings) throws IOException {
    return new RunningTurkbridge(settings);
  }

  private static BridgeSettings bridgeSettings(TurkbridgeSettings settings) {
    return new BridgeSettings(
        ServerSettings.onLoopback(
            IDLE_TIMEOUT,
            settings.isKeyPublished()
                ? Optional.of(HostNames.loopbackAnd(List.of()))
                : Optional.empty()),
        UpstreamEndpoint.EMBEDDED,
        Optional.empty(),
        new Requesters(List.of(new Requester("test", settings.credentials()))),
        SNAPSHOT_TTL,
        settings.clockSkew(),
        true);
  }

  private void importArchive() throws IOException {
    List<String> lines = new ArrayList<>();
    ImportReport report =
        new ArchiveImport(bridge.store(), 1, lines::add)
            .run(
                ArchiveInputs.expand(
                    settings.archive(),
                    InputStream::nullInputStream,
                    StandardCharsets.UTF_8.name()));
    if (report.refused() > 0) {
      throw new ExtensionConfigurationException(
          "Of the archive "
              + String.join(", ", settings.archive())
              + " not everything can be imported; mend it, or name its good files alone:\n"
              + String.join("\n", lines));
    }
  }

  /** The address of the legacy API, which ends with a slash. */
  public URI legacyUri() {
    return bridge.legacyUri();
  }

  /** The address of the current API, to be given to an AWS SDK as its endpoint. */
  public URI currentUri() {
    return bridge.currentUri();
  }

  /** The key that may sign; a secret for tests, if the test did not bring its own. */
  public AwsCredentials credentials() {
    return settings.credentials();
  }

  /**
   * A client of the current API, closed with the bridge. It sends each call once: a client of one's
   * own has the retries that the program under test has.
   */
  public MTurkClient client() {
    return client.get();
  }

  /**
   * The address of a legacy REST call, signed now; to be asked by GET.
   *
   * @param operation such as {@code GetQualificationRequests}
   * @param parameters of the operation, not yet encoded
   */
  public URI legacyCall(String operation, Map<String, String> parameters) {
    String timestamp = settings.clock().instant().truncatedTo(ChronoUnit.SECONDS).toString();
    Map<String, String> query = new LinkedHashMap<>();
    query.put("Service", "AWSMechanicalTurkRequester");
    query.put("Operation", operation);
    query.put("Version", "2014-08-15");
    query.put("AWSAccessKeyId", credentials().accessKeyId());
    query.put("Timestamp", timestamp);
    query.put(
        "Signature",
        Signatures.sign(
            credentials().secretAccessKey(), Signatures.versionZero(operation, timestamp)));
    query.putAll(parameters);
    return URI.create(
        legacyUri()
            + query.entrySet().stream()
                .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&", "?", "")));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Lets Workers ask for Qualifications. */
  public WorkerRequests workers() {
    return new WorkerRequests(bridge.store(), settings.clock(), new SecureRandom());
  }

  /** Lets Workers work at HITs. */
  public WorkerAssignments assignments() {
    return new WorkerAssignments(bridge.store(), settings.clock(), new SecureRandom());
  }

  /** Lets calls go wrong. */
  public Faults faults() {
    return Faults.of(plan);
  }

  /** What arrived on both ports until now, in that order. */
  public List<ArrivedCall> calls() {
    return recorder.calls();
  }

  /** Forgets what arrived until now. */
  public void clearCalls() {
    recorder.clear();
  }

  /** Nothing that a test has left behind shall meet the next. */
  void endTest() {
    plan.clear();
    bridge.releaseUnanswered();
  }

  void close() {
    client.close();
    bridge.close();
  }
}
