package org.turkbridge.junit;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.turkbridge.local.WorkerAssignments;
import org.turkbridge.local.WorkerRequests;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.mturk.MTurkClient;

/**
 * Gives a test class a running bridge: the legacy API and the current one on ports of this machine,
 * in front of an embedded service with an archive in it.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final TurkbridgeExtension TURKBRIDGE = TurkbridgeExtension.withArchive("saved-pages");
 * }</pre>
 *
 * <p>Tests ask the extension, or take parameters: {@link URI} annotated {@link LegacyEndpoint} or
 * {@link CurrentEndpoint}, {@link MTurkClient}, {@link AwsCredentials}, {@link Faults}, {@link
 * RunningTurkbridge}.
 *
 * <p>A static field gives the class one bridge, which its nested classes share; with {@link
 * #perTest()}, or in a field that is not static, each test has its own; but one object for all
 * tests ({@code @TestInstance(PER_CLASS)}) has one field, and so one bridge without {@link
 * #perTest()}. Classes and tests may run at once. What a test leaves behind in the bridge of its
 * class the next test finds, but for faults.
 */
public final class TurkbridgeExtension extends LifecycleExtension {
  private final TurkbridgeSettings settings;
  private final Presence presence;

  private TurkbridgeExtension(TurkbridgeSettings settings) {
    this(settings, new Presence());
  }

  private TurkbridgeExtension(TurkbridgeSettings settings, Presence presence) {
    super(new Lifecycle(context -> settings, presence));
    this.settings = settings;
    this.presence = presence;
  }

  /**
   * With all that these archives hold; one that cannot be read, or not wholly, fails the tests.
   *
   * @param paths files, folders and patterns, as {@code turkbridge import} takes them; relative to
   *     the current folder, which with Maven is that of the module
   */
  public static TurkbridgeExtension withArchive(String... paths) {
    return new TurkbridgeExtension(TurkbridgeSettings.of(List.of(paths)));
  }

  /** With nothing in it. */
  public static TurkbridgeExtension empty() {
    return withArchive();
  }

  /** The same, with a bridge of its own for each test. */
  public TurkbridgeExtension perTest() {
    return new TurkbridgeExtension(settings.isolated(true));
  }

  /** The same, with one bridge for all tests of a class, which is how it is at first. */
  public TurkbridgeExtension perClass() {
    return new TurkbridgeExtension(settings.isolated(false));
  }

  /** The same, for callers that sign with this key; else there is one for tests. */
  public TurkbridgeExtension withCredentials(AwsCredentials credentials) {
    return new TurkbridgeExtension(settings.of(credentials));
  }

  /**
   * The same, where it is as late as this clock says: for what calls create and for the log of
   * calls. Signed times are not compared with it.
   */
  public TurkbridgeExtension withClock(InstantSource clock) {
    return new TurkbridgeExtension(settings.at(clock));
  }

  /**
   * The bridge of the test that this thread runs.
   *
   * @throws IllegalStateException if there is none, or if it cannot be told which: a thread that
   *     runs no test, while several bridges of this extension are up
   */
  public RunningTurkbridge running() {
    return presence.current();
  }

  /** {@link RunningTurkbridge#legacyUri()} of {@link #running()}. */
  public URI legacyUri() {
    return running().legacyUri();
  }

  /** {@link RunningTurkbridge#currentUri()} of {@link #running()}. */
  public URI currentUri() {
    return running().currentUri();
  }

  /** {@link RunningTurkbridge#credentials()} of {@link #running()}. */
  public AwsCredentials credentials() {
    return running().credentials();
  }

  /** {@link RunningTurkbridge#client()} of {@link #running()}. */
  public MTurkClient client() {
    return running().client();
  }

  /** {@link RunningTurkbridge#legacyCall} of {@link #running()}. */
  public URI legacyCall(String operation, Map<String, String> parameters) {
    return running().legacyCall(operation, parameters);
  }

  /** {@link RunningTurkbridge#workers()} of {@link #running()}. */
  public WorkerRequests workers() {
    return running().workers();
  }

  /** {@link RunningTurkbridge#assignments()} of {@link #running()}. */
  public WorkerAssignments assignments() {
    return running().assignments();
  }

  /** {@link RunningTurkbridge#faults()} of {@link #running()}. */
  public Faults faults() {
    return running().faults();
  }

  /** {@link RunningTurkbridge#calls()} of {@link #running()}. */
  public List<ArrivedCall> calls() {
    return running().calls();
  }

  /** {@link RunningTurkbridge#clearCalls()} of {@link #running()}. */
  public void clearCalls() {
    running().clearCalls();
  }
}
