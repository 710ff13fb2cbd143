package org.turkbridge.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.turkbridge.local.ArchiveImport;
import org.turkbridge.local.EmbeddedFixture;
import org.turkbridge.local.Inputs;
import org.turkbridge.local.store.Store;
import org.turkbridge.local.store.StoreAddress;
import org.turkbridge.notification.DestinationPattern;
import org.turkbridge.notification.NotificationSettings;
import org.turkbridge.requester.Requesters;

/** The whole server on real ports, over a temporary store, for the requesters of {@link Calls}. */
final class RunningBridge implements AutoCloseable, AfterEachCallback, AfterAllCallback {
  private static final Duration PATIENT = Duration.ofSeconds(30);

  private final Bridge bridge;
  private boolean checkedAfterEach;

  private RunningBridge(Bridge bridge) {
    this.bridge = bridge;
  }

  /** What may differ from a plain one. */
  private static final class Setup {
    private String address = "127.0.0.1";
    private Optional<URI> publicUrl = Optional.empty();
    private Duration idle = PATIENT;
    private boolean requestLog;
    private Optional<HostNames> names = Optional.empty();
    private long memory = ServerSettings.shareOfHeap();
    private UpstreamEndpoint upstream = UpstreamEndpoint.EMBEDDED;
    private Optional<StoreAddress> store = Optional.empty();
    private Duration snapshotTtl = Duration.ofMinutes(1);
    private Optional<ConsoleSettings> console = Optional.empty();
    private List<CallListener> listeners = List.of();
    private NotificationSettings notifications = NotificationSettings.NONE;

    RunningBridge open() throws IOException {
      ServerSettings server =
          new ServerSettings(
              address, 0, 0, Optional.empty(), publicUrl, idle, requestLog, names, memory, console);
      return new RunningBridge(
          Bridge.open(
              new BridgeSettings(
                  server,
                  upstream,
                  store,
                  new Requesters(List.of(Calls.REQUESTER, Calls.OTHER)),
                  snapshotTtl,
                  Duration.ofMinutes(15),
                  true,
                  listeners,
                  notifications),
              InstantSource.system()));
    }
  }

  private static RunningBridge start(Consumer<Setup> difference) {
    Setup setup = new Setup();
    difference.accept(setup);
    try {
      RunningBridge running = setup.open();
      running.bridge.start();
      return running;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static RunningBridge start() {
    return start(setup -> {});
  }

  /** One that waits only so long for the next byte. */
  static RunningBridge impatient(Duration idle) {
    return start(setup -> setup.idle = idle);
  }

  /** One whose requests may take so many bytes together. */
  static RunningBridge withRequestMemory(long bytes) {
    return start(setup -> setup.memory = bytes);
  }

  static RunningBridge over(URI upstream) {
    return start(setup -> setup.upstream = UpstreamEndpoint.of(upstream.toString()));
  }

  static RunningBridge withRequestLog() {
    return start(setup -> setup.requestLog = true);
  }

  /** One that holds what {@code samples/} does. */
  static RunningBridge withSamples() {
    try {
      return start().importing(Path.of("samples"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One that holds what an archive does. */
  static RunningBridge holding(Path archive, CallListener... listeners) throws IOException {
    return start(setup -> setup.listeners = List.of(listeners)).importing(archive);
  }

  Store store() {
    return bridge.store();
  }

  private RunningBridge importing(Path archive) throws IOException {
    new ArchiveImport(bridge.store(), 1, line -> {}).run(Inputs.of(archive));
    return this;
  }

  /** One that has its ports but does not answer yet. */
  static RunningBridge notStarted() throws IOException {
    return new Setup().open();
  }

  /** One on that address, which says that the legacy API is at the public one. */
  static RunningBridge boundTo(String address, Optional<URI> publicUrl) {
    return start(
        setup -> {
          setup.address = address;
          setup.publicUrl = publicUrl;
        });
  }

  /** One whose store is that file. */
  static RunningBridge storingIn(Path file) {
    return storingIn(StoreAddress.of(file));
  }

  /** One whose store is there. */
  static RunningBridge storingIn(StoreAddress store) {
    return start(setup -> setup.store = Optional.of(store));
  }

  /** One whose store is there, and that notifies whom those patterns mean. */
  static RunningBridge notifying(StoreAddress store, String... patterns) {
    return start(
        setup -> {
          setup.store = Optional.of(store);
          setup.notifications =
              new NotificationSettings(
                  Stream.of(patterns).map(DestinationPattern::of).toList(),
                  Optional.empty(),
                  Optional.empty());
        });
  }

  /** One whose store is there, and whose later pages do not become too old. */
  static RunningBridge keepingSnapshots(StoreAddress store) {
    return start(
        setup -> {
          setup.store = Optional.of(store);
          setup.snapshotTtl = Duration.ofDays(1);
        });
  }

  /** One with a console, asked by names of this machine. */
  static RunningBridge showing(
      StoreAddress store, Optional<Integer> port, Optional<String> password) {
    return start(
        setup -> {
          setup.store = Optional.of(store);
          setup.console =
              Optional.of(new ConsoleSettings(port, password, HostNames.loopbackAnd(List.of())));
        });
  }

  /** One with a console, whose callers prove nothing: it shows data, too. */
  static RunningBridge showingData(StoreAddress store) {
    return start(
        setup -> {
          HostNames names = HostNames.loopbackAnd(List.of());
          setup.store = Optional.of(store);
          setup.names = Optional.of(names);
          setup.console =
              Optional.of(new ConsoleSettings(Optional.empty(), Optional.empty(), names));
        });
  }

  /** One with a console before another service. */
  static RunningBridge showing(URI upstream, StoreAddress store) {
    return start(
        setup -> {
          setup.upstream = UpstreamEndpoint.of(upstream.toString());
          setup.store = Optional.of(store);
          setup.console =
              Optional.of(
                  new ConsoleSettings(
                      Optional.empty(), Optional.empty(), HostNames.loopbackAnd(List.of())));
        });
  }

  /** The address of its console. */
  URI console() {
    return bridge.consoleUri().orElseThrow();
  }

  /** One that whoever has its name may call, as with a key that everybody knows. */
  static RunningBridge openTo(HostNames names) {
    return start(setup -> setup.names = Optional.of(names));
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

  /** Stores requests of these ids for a type. */
  void add(String typeId, String... ids) {
    bridge.store().write(tables -> tables.requests().merge(EmbeddedFixture.arrivals(typeId, ids)));
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

  /** What {@code /metrics} shows. */
  String metrics() throws IOException {
    return Wire.exchange(legacy(), Calls.request("GET /metrics")).text();
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
