package org.turkbridge.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.turkbridge.cli.aws.CommandProcess;
import org.turkbridge.http.Bridge;
import org.turkbridge.http.BridgeSettings;
import org.turkbridge.http.CallListener;
import org.turkbridge.http.ConsoleSettings;
import org.turkbridge.http.HostNames;
import org.turkbridge.http.ServerSettings;
import org.turkbridge.http.TlsKeystore;
import org.turkbridge.notification.DestinationPattern;
import org.turkbridge.notification.NotificationSettings;
import org.turkbridge.requester.AccessKeys;
import org.turkbridge.requester.CredentialFiles;
import org.turkbridge.requester.CredentialsException;
import org.turkbridge.requester.Requesters;
import org.turkbridge.verify.recording.CallRecorder;
import org.turkbridge.verify.recording.RecordingFolder;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the legacy endpoint and the embedded service until it is stopped. */
@Command(
    name = "serve",
    description = "Answer programs of the legacy API, and run a 2017-01-17 service of one's own.",
    sortOptions = false,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:stopped by Ctrl-C or a termination signal",
      "1:the same, but something of the import was refused",
      "2:wrong usage",
      "3:cannot start, or ended for want of memory (-XX:+ExitOnOutOfMemoryError)",
      "130:interrupted before it was up, such as during an import"
    })
final class ServeCommand implements Callable<Integer> {
  /** Old SOAP toolkits wait between headers and body for about this long at most. */
  private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(30);

  private static final Duration LONGEST_OPENING = Duration.ofSeconds(8);

  /** More than calls under way are given; supervisors wait for ten seconds. */
  private static final Duration LONGEST_CLEAN_UP = Duration.ofSeconds(9);

  private static final String KEYSTORE_PASSWORD = "TURKBRIDGE_TLS_KEYSTORE_PASSWORD";

  @Mixin private ServiceOptions service;

  @Option(
      names = "--legacy-port",
      paramLabel = "PORT",
      defaultValue = "8014",
      description = "Port of the legacy API; 0: any free one. Default: ${DEFAULT-VALUE}")
  private int legacyPort;

  @Option(
      names = "--current-port",
      paramLabel = "PORT",
      defaultValue = "8017",
      description =
          "Port of the embedded 2017-01-17 service; 0: any free one. Default: ${DEFAULT-VALUE}")
  private int currentPort;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "Address to listen on. Default: ${DEFAULT-VALUE}")
  private String bind;

  @Option(
      names = "--credentials",
      paramLabel = "FILE",
      description =
          "Access keys, in the format of the AWS shared credentials file. Default: environment"
              + " variables, ~/.aws/credentials, ~/.aws/config; without any key, on loopback, a demo"
              + " key.")
  private @Nullable Path credentials;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "Only this profile may sign. Repeatable. Default: every profile.")
  private List<String> profiles = List.of();

  @Option(
      names = "--tls-keystore",
      paramLabel = "FILE.p12",
      description =
          "Serve https with this certificate; its password in the environment variable "
              + KEYSTORE_PASSWORD
              + ".")
  private @Nullable Path tlsKeystore;

  @Option(
      names = "--public-url",
      paramLabel = "URL",
      description = "Address of the legacy API in the WSDL. Default: the one that was asked.")
  private @Nullable URI publicUrl;

  @Option(
      names = "--allow-host",
      paramLabel = "NAME",
      description =
          "Another name that this server may be asked by with the demo key or"
              + " --skip-signature-check. Repeatable. Default: names of this machine, of"
              + " --public-url and of Mechanical Turk.")
  private List<String> allowedHosts = List.of();

  @Option(
      names = "--snapshot-ttl",
      paramLabel = "DURATION",
      defaultValue = "60s",
      converter = DurationConverter.class,
      description =
          "How long the later pages of a list come from what page 1 read. Default: ${DEFAULT-VALUE}")
  private Duration snapshotTtl;

  @Option(
      names = "--clock-skew",
      paramLabel = "DURATION",
      defaultValue = "15m",
      converter = DurationConverter.class,
      description =
          "How far the signed time of a call may be from the clock. Default: ${DEFAULT-VALUE}")
  private Duration clockSkew;

  @Option(names = "--skip-signature-check", description = "Believe every caller. On loopback only.")
  private boolean skipSignatureCheck;

  @Option(
      names = "--notify-to",
      paramLabel = "PATTERN",
      description =
          "Destinations that Requesters may have notified of their HITs: a URL such as"
              + " https://hooks.example.org/mturk/*, or the ARN of an SNS topic. Repeatable."
              + " Default: none.")
  private List<String> notified = List.of();

  @Option(
      names = "--sqs-endpoint",
      paramLabel = "URL",
      description = "The SQS service of notifications. Default: that of AWS.")
  private @Nullable URI sqsEndpoint;

  @Option(
      names = "--sns-endpoint",
      paramLabel = "URL",
      description = "The SNS service of notifications. Default: that of AWS.")
  private @Nullable URI snsEndpoint;

  @Option(
      names = "--record",
      paramLabel = "DIR",
      description =
          "Write every call with its answer into this folder, a file each, without secrets, for"
              + " replay.")
  private @Nullable Path record;

  @Option(
      names = "--no-console",
      description = "Without the console, the web pages of this server.")
  private boolean noConsole;

  @Option(
      names = "--console-port",
      paramLabel = "PORT",
      description = "A port of its own for the console; 0: any free one. Default: --legacy-port.")
  private @Nullable Integer consolePort;

  @Option(
      names = "--console-password-file",
      paramLabel = "FILE",
      description =
          "Ask browsers for the password in this file, with any user name. Not on loopback there is"
              + " no console without it.")
  private @Nullable Path consolePasswordFile;

  @Option(names = "--request-log", description = "Log every HTTP request, without its query.")
  private boolean requestLog;

  @Option(
      names = "--log-format",
      paramLabel = "text|json",
      defaultValue = "text",
      description = "Format of the log on standard error. Default: ${DEFAULT-VALUE}")
  private LogFormat logFormat;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private final CommandProcess process;

  /** For picocli, which fills it in. */
  @SuppressWarnings("NullAway.Init")
  ServeCommand(CommandProcess process) {
    this.process = process;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    logFormat.apply();
    PrintWriter err = spec.commandLine().getErr();
    AccessKeys configured = configured();
    boolean demo = configured.requesters().all().isEmpty();
    Requesters requesters = demo ? DemoRequester.alone() : configured.requesters();
    new KeyNotes(err).print(configured);
    InstantSource clock = InstantSource.system();
    BridgeSettings settings = settings(requesters, demo || skipSignatureCheck);
    CompletableFuture<Bridge> opening = new CompletableFuture<>();
    NativeLibraryFolder library = new NativeLibraryFolder();
    try (StopSignal stop =
            StopSignal.install(wasUp -> stop(wasUp, opening, library, err), LONGEST_CLEAN_UP);
        library;
        Bridge bridge = opened(library, opening, settings, clock)) {
      if (stop.came()) {
        stop.await(StopSignal.INTERRUPTED);
      }
      // A signal closes the store under a running import.
      boolean refused =
          stop.unlessItComes(
              () -> new ImportPrinter(err).run(bridge.store(), service.imports(process.in())));
      bridge.start();
      new Greeting(err, clock)
          .print(
              bridge, settings.upstream(), requesters.all().get(0), demo, credentials, clockSkew);
      err.println(memory(settings.server()));
      if (!noConsole && isConsoleUnsafe()) {
        err.println(
            "There is no console: others than this machine reach this server, and"
                + " --console-password-file names no password.");
      }
      if (skipSignatureCheck) {
        err.println(
            "WARNING: signatures are not checked: whoever reaches these ports is believed.");
      }
      process.out().println("legacy " + bridge.legacyUri());
      process.out().println("current " + bridge.currentUri());
      stop.await(refused ? ExitCode.INPUT_REFUSED : ExitCode.DONE);
      return ExitCode.DONE;
    }
  }

  private static String memory(ServerSettings server) {
    return "Requests in flight may take %d MB of the heap's %d MB, those of unknown callers %d MB."
        .formatted(
            megabytes(server.requestMemory()),
            megabytes(Runtime.getRuntime().maxMemory()),
            megabytes(server.memoryOfUnknownCallers()));
  }

  private static long megabytes(long bytes) {
    return bytes >> 20;
  }

  private static Bridge opened(
      NativeLibraryFolder library,
      CompletableFuture<Bridge> opening,
      BridgeSettings settings,
      InstantSource clock)
      throws IOException {
    try {
      library.make();
      Bridge bridge = Bridge.open(settings, clock);
      opening.complete(bridge);
      return bridge;
    } catch (IOException | RuntimeException e) {
      opening.completeExceptionally(e);
      throw e;
    }
  }

  /** What is still being opened is waited for, so that its temporary files go too. */
  private static void stop(
      boolean wasUp,
      CompletableFuture<Bridge> opening,
      NativeLibraryFolder library,
      PrintWriter err) {
    StopSignal.say(
        err,
        wasUp
            ? "Stopping."
            : opening.isDone()
                ? "Stopping in the middle of the import: run it again to complete it."
                : "Stopping before it was up.");
    try {
      opening.get(LONGEST_OPENING.toSeconds(), TimeUnit.SECONDS).close();
    } catch (ExecutionException | TimeoutException nothingToClose) {
      // It failed, and took back what it had done; or it waits for somebody else's lock.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    library.close();
  }

  private AccessKeys configured() {
    boolean isLoopback = address(bind).isLoopbackAddress();
    AccessKeys found;
    try {
      found = new CredentialFiles(process.variables(), process.home()).read(credentials, profiles);
    } catch (CredentialsException e) {
      throw new UsageException(e.text());
    }
    if (found.requesters().all().isEmpty() && credentials != null) {
      throw new UsageException("There is " + found.absence());
    }
    if (found.requesters().all().isEmpty() && !isLoopback) {
      throw new UsageException(
          "No access key was found, and the demo key is for loopback only: give --credentials FILE"
              + " or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY; there is "
              + found.absence());
    }
    if (skipSignatureCheck && !isLoopback) {
      throw new UsageException("--skip-signature-check is for loopback only; --bind is " + bind);
    }
    return found;
  }

  /**
   * @param open whether anybody may call who reaches the server
   */
  private BridgeSettings settings(Requesters requesters, boolean open) throws IOException {
    HostNames names = names();
    return new BridgeSettings(
        new ServerSettings(
            bind,
            port("--legacy-port", legacyPort),
            port("--current-port", currentPort),
            Optional.ofNullable(tlsKeystore).map(this::keystore),
            Optional.ofNullable(publicUrl).map(ServeCommand::address),
            IDLE_TIMEOUT,
            requestLog,
            open ? Optional.of(names) : Optional.empty(),
            ServerSettings.shareOfHeap(),
            console(names)),
        service.upstream(),
        service.store(),
        requesters,
        snapshotTtl,
        clockSkew,
        !skipSignatureCheck,
        listeners(requesters),
        new NotificationSettings(
            notified.stream().map(ServeCommand::pattern).toList(),
            Optional.ofNullable(sqsEndpoint).map(uri -> web("--sqs-endpoint", uri)),
            Optional.ofNullable(snsEndpoint).map(uri -> web("--sns-endpoint", uri))));
  }

  private Optional<ConsoleSettings> console(HostNames names) {
    Optional<String> password =
        Optional.ofNullable(consolePasswordFile).map(ServeCommand::password);
    if (noConsole || isConsoleUnsafe()) {
      return Optional.empty();
    }
    return Optional.of(
        new ConsoleSettings(
            Optional.ofNullable(consolePort).map(port -> port("--console-port", port)),
            password,
            names));
  }

  /** Whether anybody would see it. */
  private boolean isConsoleUnsafe() {
    return consolePasswordFile == null && !address(bind).isLoopbackAddress();
  }

  private static String password(Path file) {
    String password;
    try {
      password = Files.readString(file).strip();
    } catch (IOException e) {
      throw new UsageException("--console-password-file: " + file + " cannot be read as a text");
    }
    if (password.isEmpty()) {
      throw new UsageException("--console-password-file: " + file + " is empty");
    }
    return password;
  }

  private static DestinationPattern pattern(String text) {
    try {
      return DestinationPattern.of(text);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--notify-to: " + e.getMessage());
    }
  }

  private static URI address(URI uri) {
    return web("--public-url", uri);
  }

  private static URI web(String option, URI uri) {
    if (uri.getRawUserInfo() != null) {
      // Not shown: there may be a password in it.
      throw new UsageException(option + " must have no user name and password");
    }
    if (uri.getHost() == null || !String.valueOf(uri.getScheme()).matches("https?")) {
      throw new UsageException(option + " must be an http or https URL, not " + uri);
    }
    return uri;
  }

  private HostNames names() {
    try {
      return HostNames.loopbackAnd(
          Stream.of(
                  allowedHosts.stream(),
                  Stream.of(bind),
                  Optional.ofNullable(publicUrl)
                      .map(ServeCommand::address)
                      .map(URI::getHost)
                      .stream())
              .flatMap(names -> names)
              .toList());
    } catch (IllegalArgumentException e) {
      throw new UsageException("--allow-host: " + e.getMessage());
    }
  }

  private TlsKeystore keystore(Path file) {
    String password = process.variables().get(KEYSTORE_PASSWORD);
    TlsKeystore keystore = new TlsKeystore(file, password == null ? "" : password);
    try {
      keystore.check();
    } catch (IOException e) {
      throw new UsageException(
          e.getMessage() + "; its password is taken from the variable " + KEYSTORE_PASSWORD);
    }
    return keystore;
  }

  private List<CallListener> listeners(Requesters requesters) throws IOException {
    return record == null
        ? List.of()
        : List.of(new CallRecorder(RecordingFolder.open(record, requesters.all())));
  }

  private int port(String option, int port) {
    if (port < 0 || port > 65535) {
      throw new UsageException(option + " must be from 0 to 65535, not " + port);
    }
    return port;
  }

  private InetAddress address(String bind) {
    if (bind.isBlank()) {
      throw new UsageException("--bind: the address is empty; 127.0.0.1 is the default");
    }
    if (bind.startsWith("[")) {
      throw new UsageException(
          "--bind: write the address without brackets, such as ::1, not " + bind);
    }
    InetAddress address;
    try {
      address = InetAddress.getByName(bind);
    } catch (UnknownHostException e) {
      throw new UsageException("--bind: there is no address " + bind + " here");
    }
    if (!bind.contains(":") && URI.create("http://" + bind + "/").getHost() == null) {
      throw new UsageException(
          "--bind: no URL can name the host \"" + bind + "\"; write " + address.getHostAddress());
    }
    return address;
  }

  /** Durations as {@code 500ms}, {@code 60s}, {@code 5m}, {@code 1h}. */
  private static final class DurationConverter implements CommandLine.ITypeConverter<Duration> {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9})(ms|s|m|h)");

    @Override
    public Duration convert(String text) {
      Matcher duration = FORM.matcher(text);
      if (!duration.matches()) {
        throw new CommandLine.TypeConversionException(
            "'" + text + "' is not a duration such as 60s, 5m or 1h");
      }
      long amount = Long.parseLong(duration.group(1));
      return switch (duration.group(2)) {
        case "ms" -> Duration.ofMillis(amount);
        case "s" -> Duration.ofSeconds(amount);
        case "m" -> Duration.ofMinutes(amount);
        default -> Duration.ofHours(amount);
      };
    }
  }
}
