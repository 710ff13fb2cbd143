package org.turkbridge.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.turkbridge.console.data.DataAccess;
import org.turkbridge.console.data.EmbeddedData;
import org.turkbridge.console.ledger.CallLedger;
import org.turkbridge.console.live.LiveCalls;
import org.turkbridge.console.page.Console;
import org.turkbridge.console.page.ServiceBehind;
import org.turkbridge.console.sample.SampleCalls;
import org.turkbridge.console.sample.UpstreamTrace;
import org.turkbridge.legacy.Authentication;
import org.turkbridge.legacy.SignatureCheck;
import org.turkbridge.local.AssignmentSweep;
import org.turkbridge.local.CallerCheck;
import org.turkbridge.local.CurrentService;
import org.turkbridge.local.InProcessHttpClient;
import org.turkbridge.local.Statistics;
import org.turkbridge.local.store.Store;
import org.turkbridge.local.store.StoreAddress;
import org.turkbridge.local.store.StoreChange;
import org.turkbridge.memory.MemoryBudget;
import org.turkbridge.notification.NotificationDispatcher;
import org.turkbridge.notification.NotificationSender;
import org.turkbridge.requester.Requesters;
import org.turkbridge.shim.ChangesElsewhere;
import org.turkbridge.shim.Shim;
import org.turkbridge.shim.Upstream;
import org.turkbridge.shim.UpstreamAnswerCheck;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.mturk.MTurkClient;

/** Store, embedded service, shim and server, put together and taken apart again. */
public final class Bridge implements AutoCloseable {
  /** For the embedded service, which is called without a socket; the name is never looked up. */
  private static final URI IN_PROCESS = URI.create("http://embedded.turkbridge.invalid");

  /** Snapshots may take a third of the heap. */
  private static final int HEAP_SHARE_OF_SNAPSHOTS = 3;

  private static final ProfileFile NO_PROFILES =
      ProfileFile.builder()
          .type(ProfileFile.Type.CONFIGURATION)
          .content(InputStream.nullInputStream())
          .build();

  private static final Duration LONGEST_WAIT_FOR_MEMORY = Duration.ofSeconds(5);
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(60);
  private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(25);

  private static final Duration LONGEST_WAIT_FOR_RECEPTOR = Duration.ofSeconds(10);
  private static final Duration PAUSE_OF_NOTIFICATIONS = Duration.ofSeconds(1);

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final Metrics metrics = new Metrics();
  private final Store store;
  private final BridgeServer server;

  private Bridge(BridgeSettings settings, InstantSource clock, Optional<Interceptor> interceptor)
      throws IOException {
    try {
      StoreAddress address =
          settings.store().isPresent()
              ? settings.store().get()
              : StoreAddress.of(keep(TemporaryStore.create()).file());
      this.store = keep(Store.open(address));
      CurrentService currentService =
          new CurrentService(
              store,
              callers(settings, clock),
              UUID::randomUUID,
              clock,
              new SecureRandom(),
              notifications(settings, clock));
      keep(PeriodicSweep.of(new AssignmentSweep(store, clock, new SecureRandom())));
      CallLedger ledger = keep(new CallLedger(store, settings.requesters(), clock));
      keep(PeriodicSweep.of(ledger));
      LiveCalls live = new LiveCalls();
      ServerSettings server = settings.server();
      MemoryBudget answers =
          new MemoryBudget(
              server.requestMemory() - server.memoryOfUnknownCallers(), LONGEST_WAIT_FOR_MEMORY);
      UpstreamTrace trace = new UpstreamTrace();
      MTurkClient client = keep(openClient(settings.upstream(), currentService, answers, trace));
      boolean isEmbedded = settings.upstream().endpoint().isEmpty();
      Shim shim =
          keep(
              new Shim(
                  new Upstream(
                      client,
                      settings.upstream().label(),
                      settings.upstream().isAws(),
                      isEmbedded
                          ? Optional.of(new StoredStatistics(new Statistics(store, clock)))
                          : Optional.empty()),
                  authentication(settings, clock),
                  answers,
                  Runtime.getRuntime().maxMemory() / HEAP_SHARE_OF_SNAPSHOTS,
                  settings.snapshotTtl(),
                  clock,
                  UUID::randomUUID,
                  new StoredNotes(store),
                  settings.requesters()));
      ChangesElsewhere elsewhere = shim.changesElsewhere();
      keep(
          store.listen(
              change -> {
                if (isEmbedded) {
                  tell(change, elsewhere);
                }
              }));
      settings.listeners().forEach(this::keep);
      this.server =
          keep(
              new BridgeServer(
                  server,
                  shim.service(),
                  currentService,
                  new Health(store, settings.upstream().name()),
                  settings.upstream(),
                  Stream.concat(
                          Stream.of(new LedgerListener(ledger, live, clock)),
                          settings.listeners().stream())
                      .toList(),
                  metrics,
                  answers,
                  () ->
                      new Console(
                          ledger,
                          live,
                          isOpen(server)
                              ? Optional.of(
                                  new SampleCalls(
                                      shim.service(), trace, settings.requesters(), clock))
                              : Optional.empty(),
                          new ServiceBehind(
                              isEmbedded ? "the embedded service" : settings.upstream().label(),
                              settings.upstream().endpoint()),
                          new EmbeddedData(store, client, settings.requesters(), clock, answers),
                          dataAccess(server, isEmbedded)),
                  interceptor));
      this.server.open();
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /**
   * A bridge that has its ports but does not answer yet.
   *
   * @throws IOException if a port cannot be had
   * @throws org.turkbridge.local.StoreException if the store cannot be opened
   */
  public static Bridge open(BridgeSettings settings, InstantSource clock) throws IOException {
    return new Bridge(settings, clock, Optional.empty());
  }

  /**
   * The same with somebody who sees every call, and may keep one from its answer. Closing it ends
   * calls under way.
   *
   * @throws IOException if a port cannot be had
   * @throws org.turkbridge.local.StoreException if the store cannot be opened
   */
  public static Bridge open(BridgeSettings settings, InstantSource clock, Interceptor interceptor)
      throws IOException {
    return new Bridge(settings, clock, Optional.of(interceptor));
  }

  /** Begins to answer. */
  public void start() throws IOException {
    server.start();
  }

  public Store store() {
    return store;
  }

  /** Closes the connections of the calls that {@link Fault#TIMED_OUT} keeps waiting. */
  public void releaseUnanswered() {
    server.releaseUnanswered();
  }

  public URI legacyUri() {
    return server.legacyUri();
  }

  public URI currentUri() {
    return server.currentUri();
  }

  /** The address of the console; empty if there is none. */
  public Optional<URI> consoleUri() {
    return server.console();
  }

  /** What another server changed in the store that the lists of this one come from. */
  private static void tell(StoreChange change, ChangesElsewhere elsewhere) {
    List<String> ids = change.ids();
    switch (change.kind()) {
      case ADDITION -> elsewhere.addition();
      case SETTLEMENT -> elsewhere.settlement(ids.get(0));
      case GRANT -> elsewhere.grant(ids.get(0), ids.get(1));
      case REVOCATION -> elsewhere.revocation(ids.get(0), ids.get(1));
      case DELETION -> elsewhere.deletion(ids.get(0));
      case REMOVAL -> elsewhere.unblocking();
      case HIT -> elsewhere.hit(ids.get(0));
      case UNKNOWN -> elsewhere.unknown();
    }
  }

  private static DataAccess dataAccess(ServerSettings server, boolean isEmbedded) {
    return isEmbedded
        ? isOpen(server) ? DataAccess.OPEN : DataAccess.NEEDS_PASSWORD
        : DataAccess.ELSEWHERE;
  }

  /**
   * Whether the console acts for whoever sees it: he may call without proof, or has its password.
   */
  private static boolean isOpen(ServerSettings server) {
    return server.names().isPresent()
        || server.console().flatMap(ConsoleSettings::password).isPresent();
  }

  /** Delivers notifications from now on, where anybody may be notified. */
  private NotificationSender notifications(BridgeSettings settings, InstantSource clock) {
    NotificationSender sender =
        keep(
            new NotificationSender(
                settings.notifications(), settings.requesters(), clock, LONGEST_WAIT_FOR_RECEPTOR));
    if (!settings.notifications().destinations().isEmpty()) {
      keep(
          new NotificationDispatcher(
              store, sender, metrics::notification, clock, PAUSE_OF_NOTIFICATIONS));
    }
    return sender;
  }

  private <T extends AutoCloseable> T keep(T part) {
    parts.push(part);
    return part;
  }

  private static CallerCheck callers(BridgeSettings settings, InstantSource clock) {
    return settings.checkSignatures()
        ? CallerCheck.signed(settings.requesters(), settings.clockSkew(), clock)
        : CallerCheck.claimed(settings.requesters());
  }

  private static Authentication authentication(BridgeSettings settings, InstantSource clock) {
    Requesters requesters = settings.requesters();
    return settings.checkSignatures()
        ? new SignatureCheck(requesters, clock, settings.clockSkew())
        : Authentication.believing(requesters, requesters.all().get(0));
  }

  private static MTurkClient openClient(
      UpstreamEndpoint upstream, CurrentService embedded, MemoryBudget answers, UpstreamTrace trace)
      throws IOException {
    try {
      return client(upstream, embedded, answers, trace);
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new IOException(
          "The AWS SDK cannot use a setting of this machine ("
              + e.getMessage()
              + "); check the environment variables that begin with AWS_, and HOME",
          e);
    }
  }

  private static MTurkClient client(
      UpstreamEndpoint upstream,
      CurrentService embedded,
      MemoryBudget answers,
      UpstreamTrace trace) {
    boolean isEmbedded = upstream.endpoint().isEmpty();
    SdkHttpClient http =
        isEmbedded ? new InProcessHttpClient(embedded, answers) : UrlConnectionHttpClient.create();
    // The store repeats by itself what may succeed then, and ends what takes too long.
    RetryStrategy retries =
        isEmbedded
            ? AwsRetryStrategy.doNotRetry()
            : AwsRetryStrategy.forRetryMode(RetryMode.STANDARD);
    return MTurkClient.builder()
        .httpClient(http)
        .region(Region.US_EAST_1)
        .endpointOverride(upstream.endpoint().orElse(IN_PROCESS))
        // Each call brings its caller's own key.
        .credentialsProvider(AnonymousCredentialsProvider.create())
        // What AWS variables and files of this machine say is for other programs.
        .defaultsMode(DefaultsMode.STANDARD)
        .fipsEnabled(false)
        .dualstackEnabled(false)
        .overrideConfiguration(
            configuration ->
                configuration
                    .defaultProfileFileSupplier(() -> NO_PROFILES)
                    .retryStrategy(retries)
                    .addExecutionInterceptor(trace)
                    .addExecutionInterceptor(new UpstreamAnswerCheck())
                    .apiCallTimeout(CALL_TIMEOUT)
                    .apiCallAttemptTimeout(isEmbedded ? CALL_TIMEOUT : ATTEMPT_TIMEOUT))
        .build();
  }

  /** Stops gracefully: calls under way end first. Does nothing the second time. */
  @Override
  public synchronized void close() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        System.getLogger(Bridge.class.getName())
            .log(System.Logger.Level.WARNING, "A part did not close cleanly", e);
      }
    }
  }
}
