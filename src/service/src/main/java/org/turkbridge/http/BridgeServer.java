package org.turkbridge.http;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.CustomRequestLog;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.Slf4jRequestLogWriter;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import org.turkbridge.console.page.Console;
import org.turkbridge.legacy.WsdlDocuments;
import org.turkbridge.local.CurrentService;
import org.turkbridge.memory.MemoryBudget;
import org.turkbridge.shim.LegacyService;

/** The one HTTP server: a port for the legacy API and one for the embedded current one. */
final class BridgeServer implements AutoCloseable {
  static final String LEGACY = "legacy";
  static final String CURRENT = "current";
  static final String CONSOLE = "console";

  private static final Duration GRACE = Duration.ofSeconds(7);

  /** Kept-alive connections on which nothing goes on are closed after that, once it is to stop. */
  private static final Duration IDLE_AT_THE_END = Duration.ofMillis(200);

  private static final int MOST_CALLS = 64;

  /** So that there are always some to read requests and to say how the server is. */
  private static final int MOST_THREADS = MOST_CALLS + 32;

  private static final int HEADERS = 32 << 10;

  /** Connections that wait to be accepted; one more would try again only after a second. */
  private static final int MOST_WAITING = 1024;

  /** The head of a request, and its body, may take so many idle timeouts, however they trickle. */
  private static final int LONGEST_ARRIVAL = 4;

  /**
   * Of a program that takes the server for a proxy; the host in the request line is what counts.
   */
  private static final HttpCompliance HTTP_COMPLIANCE =
      HttpCompliance.RFC9110.with("RFC9110_PROXIED", HttpCompliance.Violation.MISMATCHED_AUTHORITY);

  /** Without query, which holds signatures. */
  private static final String REQUEST_LOG_FORMAT =
      "%{client}a \"%m %U %H\" %s %O \"%{User-Agent}i\" %{ms}T ms";

  private final Server server;
  private final ServerConnector legacy;
  private final ServerConnector current;
  private final Optional<ServerConnector> console;
  private final boolean hasConsole;
  private final String scheme;
  private final String host;
  private final Unanswered unanswered = new Unanswered();
  private final LiveStreams live = new LiveStreams();
  private @Nullable URI legacyUri;
  private @Nullable URI currentUri;
  private @Nullable URI consoleUri;

  /**
   * @param health what {@code /health} tells
   * @param upstream the service behind the legacy API
   * @param listeners who look on besides the log and the metrics
   * @param metrics what {@code /metrics} shows
   * @param answers what answers may take of the heap
   * @param console shown where the settings say so
   * @param interceptor sees the calls on both ports; empty for none
   */
  BridgeServer(
      ServerSettings settings,
      LegacyService legacyService,
      CurrentService currentService,
      Health health,
      UpstreamEndpoint upstream,
      List<CallListener> listeners,
      Metrics metrics,
      MemoryBudget answers,
      Supplier<Console> console,
      Optional<Interceptor> interceptor) {
    QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS);
    threads.setName("turkbridge-http");
    RequestMemory memory =
        new RequestMemory(settings.memoryOfUnknownCallers(), answers, MOST_CALLS, threads);
    Duration longestArrival = settings.idleTimeout().multipliedBy(LONGEST_ARRIVAL);
    this.server = new Server(threads);
    this.scheme = settings.tls().isPresent() ? "https" : "http";
    this.host = settings.bind().contains(":") ? "[" + settings.bind() + "]" : settings.bind();
    this.legacy =
        connector(LEGACY, settings.legacyPort(), settings, memory.arrivals(), longestArrival);
    this.current =
        connector(CURRENT, settings.currentPort(), settings, memory.arrivals(), longestArrival);
    this.console =
        settings
            .console()
            .flatMap(ConsoleSettings::port)
            .map(port -> connector(CONSOLE, port, settings, memory.arrivals(), longestArrival));
    this.hasConsole = settings.console().isPresent();
    server.addConnector(legacy);
    server.addConnector(current);
    this.console.ifPresent(server::addConnector);
    Intercepted intercepted = new Intercepted(interceptor);
    CallListener listener =
        new CallListeners(
            Stream.concat(Stream.of(metrics, new CallLog()), listeners.stream()).toList());
    Refusals refusals = new Refusals(listener, UUID::randomUUID, intercepted);
    Unavailability unavailability = new Unavailability(legacyService, refusals);
    WsdlDocuments wsdl = new WsdlDocuments();
    PublicAddress address = new PublicAddress(settings.publicUrl());
    PortAddresses addresses = new PortAddresses(this::legacyUri, this::currentUri, address);
    MisdirectedCalls misdirected =
        new MisdirectedCalls(legacyService, wsdl, refusals, addresses, upstream);
    Handler ports =
        new ByPort(
            new LegacyHandler(
                legacyService,
                wsdl,
                address,
                metrics,
                misdirected,
                refusals,
                health,
                listener,
                intercepted,
                unanswered,
                UUID::randomUUID,
                memory,
                unavailability,
                longestArrival),
            new CurrentHandler(
                currentService,
                misdirected,
                refusals,
                listener,
                intercepted,
                unanswered,
                UUID::randomUUID,
                memory,
                unavailability,
                longestArrival));
    Handler apis =
        settings
            .names()
            .<Handler>map(
                names ->
                    new ForeignPages(
                        ports,
                        names,
                        legacyService,
                        refusals,
                        memory,
                        unavailability,
                        longestArrival))
            .orElse(ports);
    server.setHandler(
        new GracefulHandler(
            settings
                .console()
                .<Handler>map(
                    shown ->
                        new BesideConsole(
                            apis,
                            new ConsoleHandler(
                                shown,
                                console.get(),
                                live,
                                addresses,
                                memory,
                                unavailability,
                                longestArrival),
                            this::consoleUri))
                .orElse(apis)));
    server.setErrorHandler(new ProtocolErrors(legacyService, refusals, unavailability));
    // Where calls are intercepted, only tests call, and the next one waits for the end of this.
    server.setStopTimeout(interceptor.isPresent() ? 0 : GRACE.toMillis());
    if (settings.requestLog()) {
      Slf4jRequestLogWriter writer = new RequestLogWriter();
      writer.setLoggerName("turkbridge.request");
      server.setRequestLog(new CustomRequestLog(writer, REQUEST_LOG_FORMAT));
    }
  }

  /**
   * Takes both ports, so that nothing else can; connections wait until {@link #start}.
   *
   * @throws IOException if a port cannot be had, naming it
   */
  void open() throws IOException {
    open(legacy);
    open(current);
    if (console.isPresent()) {
      open(console.get());
    }
    // A closed port does not know its number any more.
    legacyUri = uri(legacy);
    currentUri = uri(current);
    consoleUri = uri(console.orElse(legacy)).resolve(ConsoleHandler.PATH);
  }

  /**
   * Begins to answer.
   *
   * @throws IOException if TLS cannot be set up
   */
  void start() throws IOException {
    try {
      server.start();
    } catch (Exception e) {
      throw new IOException("The server cannot start: " + rootMessage(e), e);
    }
  }

  private static void open(ServerConnector connector) throws IOException {
    try {
      connector.open();
    } catch (IOException e) {
      throw new IOException(
          "Port "
              + connector.getPort()
              + " on "
              + connector.getHost()
              + " cannot be opened ("
              + rootMessage(e)
              + "); give another one with --"
              + connector.getName()
              + "-port, or 0 for any free one",
          e);
    }
  }

  private static String rootMessage(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
  }

  /** The address of the legacy API, once open. */
  URI legacyUri() {
    return Objects.requireNonNull(legacyUri);
  }

  /** The address of the embedded service, once open. */
  URI currentUri() {
    return Objects.requireNonNull(currentUri);
  }

  /** The address of the console, once open; empty if there is none. */
  Optional<URI> console() {
    return hasConsole ? Optional.of(consoleUri()) : Optional.empty();
  }

  private URI consoleUri() {
    return Objects.requireNonNull(consoleUri);
  }

  private URI uri(ServerConnector connector) {
    return URI.create(scheme + "://" + host + ":" + connector.getLocalPort() + "/");
  }

  /** Closes the connections of the calls that an interceptor keeps waiting. */
  void releaseUnanswered() {
    unanswered.release();
  }

  /** Stops accepting, lets calls under way end for a while, then ends. */
  @Override
  public void close() {
    try {
      unanswered.close();
      live.close();
      legacy.close();
      current.close();
      console.ifPresent(ServerConnector::close);
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("The server did not stop cleanly", e);
    }
  }

  private ServerConnector connector(
      String name, int port, ServerSettings settings, Arrivals arrivals, Duration longestHead) {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(LegacyHandler.LONGEST_URL + HEADERS);
    http.setUriCompliance(UriCompliance.LEGACY);
    http.setHttpCompliance(HTTP_COMPLIANCE);
    List<ConnectionFactory> factories = new ArrayList<>();
    settings
        .tls()
        .ifPresent(
            keystore -> {
              SecureRequestCustomizer secure = new SecureRequestCustomizer();
              // Old programs and hosts entries ask for names that no certificate of ours has.
              secure.setSniHostCheck(false);
              http.addCustomizer(secure);
              factories.add(new SslConnectionFactory(tls(keystore), "http/1.1"));
            });
    factories.add(new CountedConnection.Factory(http, arrivals, longestHead));
    ServerConnector connector =
        new ServerConnector(server, factories.toArray(ConnectionFactory[]::new));
    connector.setName(name);
    connector.setHost(settings.bind());
    connector.setPort(port);
    connector.setAcceptQueueSize(MOST_WAITING);
    connector.setIdleTimeout(settings.idleTimeout().toMillis());
    connector.setShutdownIdleTimeout(IDLE_AT_THE_END.toMillis());
    return connector;
  }

  private static SslContextFactory.Server tls(TlsKeystore keystore) {
    SslContextFactory.Server tls = new SslContextFactory.Server();
    tls.setKeyStoreType("PKCS12");
    tls.setKeyStorePath(keystore.file().toAbsolutePath().toUri().toString());
    tls.setKeyStorePassword(keystore.password());
    return tls;
  }

  /** The console at its address, and browsers led there from the roots of both APIs. */
  private static final class BesideConsole extends Handler.Sequence {
    private final Handler apis;
    private final ConsoleHandler console;
    private final Supplier<URI> address;

    /**
     * @param address of the console, as bound
     */
    BesideConsole(Handler apis, ConsoleHandler console, Supplier<URI> address) {
      super(apis, console);
      this.apis = apis;
      this.console = console;
      this.address = address;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      int port = Request.getLocalPort(request);
      boolean isOnItsPort = port == address.get().getPort();
      boolean isOfApi = !CONSOLE.equals(request.getConnectionMetaData().getConnector().getName());
      if (isOnItsPort && (!isOfApi || ConsoleHandler.isForConsole(request))) {
        return console.handle(request, response, callback);
      }
      if (ConsoleHandler.isBrowserAtRoot(request) && console.isNamed(request)) {
        ConsoleHandler.redirect(
            response,
            callback,
            isOnItsPort
                ? ConsoleHandler.PATH
                : address.get().getScheme()
                    + "://"
                    + bracketed(Request.getServerName(request))
                    + ":"
                    + address.get().getPort()
                    + ConsoleHandler.PATH);
        return true;
      }
      return apis.handle(request, response, callback);
    }

    private static String bracketed(String host) {
      return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    }
  }

  /** Each port has its own API. */
  private static final class ByPort extends Handler.Sequence {
    private final Handler legacy;
    private final Handler current;

    ByPort(Handler legacy, Handler current) {
      super(legacy, current);
      this.legacy = legacy;
      this.current = current;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      String port = request.getConnectionMetaData().getConnector().getName();
      return (CURRENT.equals(port) ? current : legacy).handle(request, response, callback);
    }
  }
}
