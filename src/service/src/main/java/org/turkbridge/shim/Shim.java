package org.turkbridge.shim;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.turkbridge.legacy.Authentication;
import org.turkbridge.legacy.EnvelopeWriter;
import org.turkbridge.memory.MemoryBudget;
import org.turkbridge.requester.Requesters;

/** Puts the legacy service together. A new operation is one more declaration. */
public final class Shim implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Shim.class);
  private static final Duration SHORTEST_SWEEP = Duration.ofSeconds(1);

  /** Between two looks at the HITs that are being disabled, each of which takes a call or more. */
  private static final Duration RESUMPTION = Duration.ofSeconds(15);

  /** Between two looks at the tokens, each of which is remembered for many times as long. */
  private static final Duration FORGETTING = Duration.ofHours(1);

  private final ListReader reader;
  private final ListSnapshots snapshots;
  private final ExecutorService pageReaders;
  private final ScheduledExecutorService sweeper;
  private final ScheduledFuture<?> sweeping;
  private final DisabledHits disabled;
  private final ScheduledExecutorService resumer;
  private final List<ScheduledFuture<?>> resuming = new ArrayList<>();
  private final LegacyService service;

  /**
   * @param answers what pages of lists are counted in until they are sent
   * @param snapshotHeap bytes of heap that all lists together may take
   * @param snapshotTtl how long later pages of a list come from the snapshot of page 1
   * @param notes of what was begun by this process or one before, which is gone on with
   * @param requesters who may have begun it
   */
  public Shim(
      Upstream upstream,
      Authentication authentication,
      MemoryBudget answers,
      long snapshotHeap,
      Duration snapshotTtl,
      InstantSource clock,
      Supplier<UUID> requestIds,
      DurableNotes notes,
      Requesters requesters) {
    this(
        OperationDeclaration.all(),
        upstream,
        authentication,
        answers,
        snapshotHeap,
        snapshotTtl,
        clock,
        requestIds,
        notes,
        requesters,
        SpoolFile::inTemporaryFolder);
    resuming.add(
        resumer.scheduleWithFixedDelay(
            () -> goOn(this::resume), 0, RESUMPTION.toMillis(), TimeUnit.MILLISECONDS));
    resuming.add(
        resumer.scheduleWithFixedDelay(
            () -> goOn(() -> LegacyHitExtension.forgetTokens(notes, clock.instant())),
            0,
            FORGETTING.toMillis(),
            TimeUnit.MILLISECONDS));
  }

  /**
   * One that goes on with nothing by itself.
   *
   * @param operations that are answered
   * @param spoolFile makes the file for what is too long for the heap
   */
  Shim(
      List<OperationDeclaration> operations,
      Upstream upstream,
      Authentication authentication,
      MemoryBudget answers,
      long snapshotHeap,
      Duration snapshotTtl,
      InstantSource clock,
      Supplier<UUID> requestIds,
      DurableNotes notes,
      Requesters requesters,
      SpoolFile.Opener spoolFile) {
    this.pageReaders = Executors.newCachedThreadPool(daemons("turkbridge-page-reader"));
    this.sweeper =
        Executors.newSingleThreadScheduledExecutor(daemons("turkbridge-snapshot-sweeper"));
    this.reader = new ListReader(upstream, clock, snapshotTtl, pageReaders, spoolFile);
    this.snapshots =
        new ListSnapshots(reader, answers, new HeapBudget(snapshotHeap), snapshotTtl, clock);
    long period = Math.max(SHORTEST_SWEEP.toMillis(), snapshotTtl.toMillis());
    this.sweeping =
        sweeper.scheduleWithFixedDelay(snapshots::sweep, period, period, TimeUnit.MILLISECONDS);
    this.disabled = new DisabledHits(notes, upstream, requesters, clock);
    this.resumer = Executors.newSingleThreadScheduledExecutor(daemons("turkbridge-disabled-hits"));
    EnvelopeWriter writer = new EnvelopeWriter();
    this.service =
        new LegacyService(
            operations.stream().<LegacyOperation<?>>map(OperationDeclaration::operation).toList(),
            new Backend(upstream, snapshots, writer.itemElement(), disabled, notes, clock),
            authentication,
            writer,
            clock,
            requestIds);
  }

  public LegacyService service() {
    return service;
  }

  /** Who tells it what was changed behind it keeps later pages of lists in step. */
  public ChangesElsewhere changesElsewhere() {
    return new ChangesElsewhere(snapshots);
  }

  /** Frees the snapshots that are too old, which happens by itself from time to time. */
  void sweep() {
    snapshots.sweep();
  }

  /** Goes on with what was begun. */
  void resume() {
    disabled.resume();
  }

  private static void goOn(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.warn("What was begun cannot be gone on with now; it will be tried again", e);
    }
  }

  private static ThreadFactory daemons(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  /** Frees what snapshots hold. Calls under way fail. */
  @Override
  public void close() {
    resuming.forEach(each -> each.cancel(false));
    resumer.shutdownNow();
    pageReaders.shutdownNow();
    sweeping.cancel(false);
    sweeper.shutdownNow();
    snapshots.close();
    reader.close();
  }
}
