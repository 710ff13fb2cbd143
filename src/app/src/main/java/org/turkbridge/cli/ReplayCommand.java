package org.turkbridge.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.turkbridge.archive.summary.Quantities;
import org.turkbridge.cli.aws.CommandProcess;
import org.turkbridge.cli.console.ManifestVersion;
import org.turkbridge.http.Api;
import org.turkbridge.http.Bridge;
import org.turkbridge.http.BridgeSettings;
import org.turkbridge.http.HostNames;
import org.turkbridge.http.ServerSettings;
import org.turkbridge.requester.AccessKeys;
import org.turkbridge.requester.CredentialFiles;
import org.turkbridge.requester.CredentialsException;
import org.turkbridge.requester.Requester;
import org.turkbridge.requester.Requesters;
import org.turkbridge.translate.Printable;
import org.turkbridge.verify.recording.Recording;
import org.turkbridge.verify.recording.Recordings;
import org.turkbridge.verify.recording.StoredRecording;
import org.turkbridge.verify.replay.Replay;
import org.turkbridge.verify.replay.ReplayTally;
import org.turkbridge.verify.replay.ReplayTargets;
import org.turkbridge.verify.report.Report;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends recorded calls again and says which are answered in another way. */
@Command(
    name = "replay",
    description = {
      "Send recorded calls again, signed anew, and compare the answers with the recorded ones.",
      "Without --against an own service answers, which --import, --store and --upstream are for.",
      "Calls that change something change it again."
    },
    sortOptions = false,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:every answer is as recorded, or the recordings were updated",
      "1:something is different, cannot be compared or was refused by the import",
      "2:wrong usage",
      "3:cannot start, or read or write something",
      "130:interrupted"
    })
final class ReplayCommand implements Callable<Integer> {
  private static final int MOST_PARALLEL = 64;
  private static final Duration SNAPSHOT_TTL = Duration.ofSeconds(60);
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(15);
  private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration LONGEST_CONNECTING = Duration.ofSeconds(10);

  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description =
          "Folder of recordings, as serve --record writes them, or one of them; HAR files of"
              + " browsers and proxies (.har) too.")
  private List<Path> paths = List.of();

  @Option(
      names = "--against",
      paramLabel = "URL",
      description = "Where calls of the legacy API are sent.")
  private @Nullable URI against;

  @Option(
      names = "--against-current",
      paramLabel = "URL",
      description = "Where calls of the 2017-01-17 API are sent.")
  private @Nullable URI againstCurrent;

  @Mixin private ServiceOptions service;

  @Option(
      names = "--credentials",
      paramLabel = "FILE",
      description =
          "Access keys, in the format of the AWS shared credentials file. Default: environment"
              + " variables, ~/.aws/credentials, ~/.aws/config; without any key, on loopback, a"
              + " demo key.")
  private @Nullable Path credentials;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "Whose key signs the calls. Default: the first that is found.")
  private @Nullable String profile;

  @Option(
      names = "--ignore",
      paramLabel = "NAME",
      description =
          "Element or JSON member whose value may differ, such as CreationTime. Repeatable."
              + " RequestId, NextToken and ids of what calls create always may.")
  private List<String> ignored = List.of();

  @Option(
      names = "--parallel",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "How many calls are sent at a time. Only one after another, which is the default, do"
              + " later calls have the new ids of what earlier ones create.")
  private int parallel;

  @Option(
      names = "--update",
      description =
          "Put the new answers in the place of the recorded ones that differ. Look without it"
              + " first.")
  private boolean update;

  @Mixin private ReportOptions reports;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private final CommandProcess process;

  /** For picocli, which fills it in. */
  @SuppressWarnings("NullAway.Init")
  ReplayCommand(CommandProcess process) {
    this.process = process;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    LogFormat.TEXT.apply();
    CallLogs.off();
    if (parallel < 1 || parallel > MOST_PARALLEL) {
      throw new UsageException(
          "--parallel must be from 1 to " + MOST_PARALLEL + ", not " + parallel);
    }
    reports.check(paths);
    PrintWriter err = spec.commandLine().getErr();
    Recordings recordings = Recordings.read(paths);
    recordings.skipped().forEach(entry -> err.println("Skipped " + Printable.line(entry)));
    if (recordings.all().isEmpty()) {
      throw new UsageException("There is no recording in " + String.join(", ", named()));
    }
    boolean elsewhere = against != null || againstCurrent != null;
    if (elsewhere && service.given()) {
      throw new UsageException(
          "--import, --store and --upstream are for replays without --against");
    }
    ReplayTargets services =
        elsewhere ? elsewhere(recordings) : new ReplayTargets(Optional.empty(), Optional.empty());
    Requester key = key(services);
    return elsewhere ? replayed(recordings, services, key, false) : inProcess(recordings, key, err);
  }

  private int inProcess(Recordings recordings, Requester key, PrintWriter err)
      throws IOException, InterruptedException {
    BridgeSettings settings =
        new BridgeSettings(
            ServerSettings.onLoopback(IDLE_TIMEOUT, Optional.of(HostNames.loopbackAnd(List.of()))),
            service.upstream(),
            service.store(),
            new Requesters(List.of(key)),
            SNAPSHOT_TTL,
            CLOCK_SKEW,
            true);
    try (NativeLibraryFolder library = NativeLibraryFolder.create();
        Bridge bridge = Bridge.open(settings, InstantSource.system())) {
      return StopSignal.during(
          wasUp -> stop(bridge, library, err),
          () -> {
            boolean refused =
                new ImportPrinter(err).run(bridge.store(), service.imports(process.in()));
            bridge.start();
            ReplayTargets services =
                new ReplayTargets(
                    Optional.of(bridge.legacyUri()), Optional.of(bridge.currentUri()));
            return replayed(recordings, services, key, refused);
          });
    }
  }

  private static void stop(Bridge bridge, NativeLibraryFolder library, PrintWriter err) {
    StopSignal.say(err, "Stopping in the middle of the replay.");
    bridge.close();
    library.close();
  }

  private int replayed(
      Recordings recordings, ReplayTargets services, Requester key, boolean refused)
      throws IOException, InterruptedException {
    InstantSource clock = InstantSource.system();
    Instant begun = clock.instant();
    ReplayTally tally = new ReplayTally(paths.size(), Report.MOST_FINDINGS);
    ResultLines out = ResultLines.onStandardOutput(reports.takesStandardOutput());
    ReplayedCalls calls = new ReplayedCalls(out, tally, update);
    new Replay(services, key, client(), ignored, clock).run(recordings.all(), parallel, calls::add);
    calls.printTotals();
    reports.write(
        new Report(
            "Calls replayed",
            "calls",
            named(),
            "turkbridge " + ManifestVersion.ofJar(),
            begun,
            Duration.between(begun, clock.instant()),
            tally.totals(),
            tally.findings(),
            tally.leftOut()),
        true);
    return calls.agree() && !refused ? ExitCode.DONE : ExitCode.INPUT_REFUSED;
  }

  private static HttpClient client() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(LONGEST_CONNECTING)
        .build();
  }

  /** Every recorded call must have somewhere to go, before the first is sent. */
  private ReplayTargets elsewhere(Recordings recordings) {
    ReplayTargets services =
        new ReplayTargets(
            Optional.ofNullable(against).map(uri -> address("--against", uri)),
            Optional.ofNullable(againstCurrent).map(uri -> address("--against-current", uri)));
    require(recordings, Api.LEGACY, "--against", services.legacy());
    require(recordings, Api.CURRENT, "--against-current", services.current());
    return services;
  }

  private void require(Recordings recordings, Api api, String option, Optional<URI> address) {
    long calls =
        recordings.all().stream()
            .map(StoredRecording::recording)
            .flatMap(Optional::stream)
            .map(Recording::api)
            .filter(api::equals)
            .count();
    if (calls > 0 && address.isEmpty()) {
      throw new UsageException(
          Quantities.counted(calls, "recording")
              + " of the "
              + api.label()
              + " API: say with "
              + option
              + " URL where to send them");
    }
  }

  private URI address(String option, URI uri) {
    boolean isHttp = String.valueOf(uri.getScheme()).matches("https?") && uri.getHost() != null;
    if (!isHttp || uri.getRawQuery() != null || uri.getRawUserInfo() != null) {
      throw new UsageException(
          option + " must be an http or https URL without a query, such as http://localhost:8014/");
    }
    return uri;
  }

  private Requester key(ReplayTargets services) {
    AccessKeys keys;
    try {
      keys =
          new CredentialFiles(process.variables(), process.home())
              .read(credentials, profile == null ? List.of() : List.of(profile));
    } catch (CredentialsException e) {
      throw new UsageException(e.text());
    }
    List<Requester> found = keys.requesters().all();
    boolean onLoopback =
        List.of(services.legacy(), services.current()).stream()
            .flatMap(Optional::stream)
            .allMatch(uri -> uri.getHost().matches("localhost|127\\..*|\\[::1\\]"));
    if (found.isEmpty() && (!onLoopback || credentials != null)) {
      throw new UsageException(
          "No access key was found to sign with: give --credentials FILE, or set"
              + " AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY; there is "
              + keys.absence());
    }
    new KeyNotes(spec.commandLine().getErr()).print(keys);
    return found.isEmpty() ? DemoRequester.alone().all().get(0) : found.get(0);
  }

  private List<String> named() {
    return paths.stream().map(Path::toString).toList();
  }

  /** The log of the calls that an own service answers. */
  private static final class CallLogs {
    private CallLogs() {}

    /** For a command that says of each call itself what came of it. */
    static void off() {
      if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
        List.of("turkbridge.legacy", "turkbridge.current")
            .forEach(name -> context.getLogger(name).setLevel(Level.OFF));
      }
    }
  }
}
