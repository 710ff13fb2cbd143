package org.turkbridge.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.turkbridge.local.ArchiveImport;
import org.turkbridge.local.Inputs;
import org.turkbridge.requester.Requesters;
import org.turkbridge.verify.recording.RecordingFolder;

/** The whole server on real ports, over a temporary store, for the requester of {@link Calls}. */
final class RunningBridge implements AutoCloseable, AfterEachCallback, AfterAllCallback {
  private static final Duration PATIENT = Duration.ofSeconds(30);

  private final Bridge bridge;
  private boolean checkedAfterEach;

  private RunningBridge(Bridge bridge) {
    this.bridge = bridge;
  }

  static RunningBridge start() {
    return start(UpstreamEndpoint.EMBEDDED, PATIENT, false);
  }

  /** One that waits only so long for the next byte. */
  static RunningBridge impatient(Duration idle) {
    return start(UpstreamEndpoint.EMBEDDED, idle, false);
  }

  /** One whose requests may take so many bytes together. */
  static RunningBridge withRequestMemory(long bytes) throws IOException {
    ServerSettings server =
        new ServerSettings(
            "127.0.0.1",
            0,
            0,
            Optional.empty(),
            Optional.empty(),
            PATIENT,
            false,
            Optional.empty(),
            bytes);
    RunningBridge running =
        new RunningBridge(open(server, UpstreamEndpoint.EMBEDDED, Optional.empty()));
    running.bridge.start();
    return running;
  }

  static RunningBridge over(URI upstream) {
    return start(UpstreamEndpoint.of(upstream.toString()), PATIENT, false);
  }

  static RunningBridge withRequestLog() {
    return start(UpstreamEndpoint.EMBEDDED, PATIENT, true);
  }

  /** One that holds what {@code samples/} does. */
  static RunningBridge withSamples() {
    RunningBridge running = start();
    try {
      new ArchiveImport(running.bridge.store(), 1, line -> {}).run(Inputs.of(Path.of("samples")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return running;
  }

  /** One that holds what an archive does. */
  static RunningBridge holding(Path archive) throws IOException {
    return holding(archive, Optional.empty());
  }

  /** The same, which records its calls. */
  static RunningBridge recording(Path archive, Path folder) throws IOException {
    return holding(archive, Optional.of(RecordingFolder.open(folder, List.of(Calls.REQUESTER))));
  }

  private static RunningBridge holding(Path archive, Optional<RecordingFolder> recordings)
      throws IOException {
    RunningBridge running =
        new RunningBridge(open(UpstreamEndpoint.EMBEDDED, PATIENT, false, recordings));
    new ArchiveImport(running.bridge.store(), 1, line -> {}).run(Inputs.of(archive));
    running.bridge.start();
    return running;
  }

  /** One that has its ports but does not answer yet. */
  static RunningBridge notStarted() throws IOException {
    return new RunningBridge(open(UpstreamEndpoint.EMBEDDED, PATIENT, false));
  }

  private static Bridge open(UpstreamEndpoint upstream, Duration idle, boolean requestLog)
      throws IOException {
    return open(upstream, idle, requestLog, Optional.empty());
  }

  private static Bridge open(
      UpstreamEndpoint upstream,
      Duration idle,
      boolean requestLog,
      Optional<RecordingFolder> recordings)
      throws IOException {
    return open(
        new ServerSettings("127.0.0.1", 0, 0, Optional.empty(), Optional.empty(), idle, requestLog),
        upstream,
        recordings);
  }

  /** One on that address, which says that the legacy API is at the public one. */
  static RunningBridge boundTo(String address, Optional<URI> publicUrl) throws IOException {
    ServerSettings server =
        new ServerSettings(address, 0, 0, Optional.empty(), publicUrl, PATIENT, false);
    RunningBridge running =
        new RunningBridge(open(server, UpstreamEndpoint.EMBEDDED, Optional.empty()));
    running.bridge.start();
    return running;
  }

  /** One whose store is that file. */
  static RunningBridge storingIn(Path file) throws IOException {
    ServerSettings server =
        new ServerSettings("127.0.0.1", 0, 0, Optional.empty(), Optional.empty(), PATIENT, false);
    RunningBridge running =
        new RunningBridge(
            open(server, UpstreamEndpoint.EMBEDDED, Optional.of(file), Optional.empty()));
    running.bridge.start();
    return running;
  }

  /** One that whoever has its name may call, as with a key that everybody knows. */
  static RunningBridge openTo(HostNames names) {
    try {
      ServerSettings server =
          new ServerSettings(
              "127.0.0.1",
              0,
              0,
              Optional.empty(),
              Optional.empty(),
              PATIENT,
              false,
              Optional.of(names));
      RunningBridge running =
          new RunningBridge(open(server, UpstreamEndpoint.EMBEDDED, Optional.empty()));
      running.bridge.start();
      return running;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Bridge open(
      ServerSettings server, UpstreamEndpoint upstream, Optional<RecordingFolder> recordings)
      throws IOException {
    return open(server, upstream, Optional.empty(), recordings);
  }

  private static Bridge open(
      ServerSettings server,
      UpstreamEndpoint upstream,
      Optional<Path> store,
      Optional<RecordingFolder> recordings)
      throws IOException {
    return Bridge.open(
        new BridgeSettings(
            server,
            upstream,
            store,
            new Requesters(List.of(Calls.REQUESTER)),
            Duration.ofMinutes(1),
            Duration.ofMinutes(15),
            true,
            recordings),
        InstantSource.system());
  }

  private static RunningBridge start(UpstreamEndpoint upstream, Duration idle, boolean requestLog) {
    try {
      Bridge bridge = open(upstream, idle, requestLog);
      bridge.start();
      return new RunningBridge(bridge);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** After every test, whatever it did, the next good call must be answered. */
  RunningBridge checkedAfterEach() {
    checkedAfterEach = true;
    return this;
  }

  @Override
  public void afterEach(ExtensionContext context) throws IOException {
    if (checkedAfterEach) {
      answersGoodCalls();
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    close();
  }

  URI legacy() {
    return bridge.legacyUri();
  }

  URI current() {
    return bridge.currentUri();
  }

  LegacyReply get(String query) throws IOException {
    return ask(Calls.get(query));
  }

  LegacyReply ask(String request) throws IOException {
    return LegacyReply.of(Wire.exchange(legacy(), request));
  }

  LegacyReply ask(byte[] request) throws IOException {
    return LegacyReply.of(Wire.exchange(legacy(), request));
  }

  /** Fails unless the next good call, of both envelopes, is answered. */
  void answersGoodCalls() throws IOException {
    get(Calls.query(Calls.OPERATION)).isPage(1, 0, 0);
    ask(Calls.xml(Calls.soap(Calls.OPERATION, "<Request/>"))).isPage(1, 0, 0);
  }

  @Override
  public void close() {
    bridge.close();
  }
}
