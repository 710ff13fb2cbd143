package org.turkbridge.verify.replay;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.turkbridge.http.Api;
import org.turkbridge.requester.Requester;
import org.turkbridge.verify.recording.RecordedAnswer;
import org.turkbridge.verify.recording.RecordedRequest;
import org.turkbridge.verify.recording.Recording;
import org.turkbridge.verify.recording.Redaction;
import org.turkbridge.verify.recording.StoredRecording;
import org.turkbridge.verify.report.Finding;
import org.turkbridge.verify.report.FindingKind;
import org.turkbridge.verify.report.Observation;

/** Sends recorded calls again, signed anew, and compares the answers with the recorded ones. */
public final class Replay {
  private final ReplayTargets services;
  private final Sender sender;
  private final LegacySigning legacySigning;
  private final CurrentSigning currentSigning;
  private final Redaction redaction;
  private final IgnoredValues ignored;
  private final AnswerComparison comparison;
  private final InstantSource clock;

  /**
   * @param key whose calls they are now
   * @param ignored names of elements and JSON members whose values are not compared, besides those
   *     that always differ
   */
  public Replay(
      ReplayTargets services,
      Requester key,
      HttpClient client,
      Collection<String> ignored,
      InstantSource clock) {
    this.services = services;
    this.sender = new Sender(client);
    this.legacySigning = new LegacySigning(key);
    this.currentSigning = new CurrentSigning(key);
    this.redaction = new Redaction(List.of(key));
    this.ignored = new IgnoredValues(ignored);
    this.comparison = new AnswerComparison(this.ignored);
    this.clock = clock;
  }

  /**
   * Sends all.
   *
   * @param parallel how many at a time; with 1 each is answered before the next is sent, which then
   *     has the ids that the service gave anew
   * @param receiver is told of each, in the order of the recordings whichever ended first
   * @throws InterruptedException if the thread was interrupted; calls may have been sent then
   */
  public void run(List<StoredRecording> all, int parallel, Consumer<ReplayedCall> receiver)
      throws InterruptedException {
    RecordedPageTokens tokens = new RecordedPageTokens(all);
    NewIds ids = parallel == 1 ? NewIds.inOrder(ignored) : NewIds.none();
    List<Future<ReplayedCall>> calls = new ArrayList<>();
    ExecutorService executor = Executors.newFixedThreadPool(parallel);
    try {
      for (int i = 0; i < all.size(); i++) {
        StoredRecording stored = all.get(i);
        // Calls begin in order, so the one that is waited for has begun.
        Optional<Future<ReplayedCall>> giver =
            stored
                .recording()
                .flatMap(recording -> tokens.giver(recording, calls.size()))
                .map(calls::get);
        calls.add(executor.submit(() -> replayed(stored, giver, ids)));
      }
      for (Future<ReplayedCall> call : calls) {
        receiver.accept(call.get());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("A call could not be replayed", e.getCause());
    } finally {
      executor.shutdownNow();
    }
  }

  private ReplayedCall replayed(
      StoredRecording stored, Optional<Future<ReplayedCall>> giver, NewIds ids)
      throws InterruptedException, ExecutionException {
    try {
      return attempted(stored, giver, ids);
    } catch (StackOverflowError e) {
      return without(
          stored,
          FindingKind.NOT_COMPARED,
          "one of both answers is nested too deeply to be compared");
    } catch (RuntimeException e) {
      return without(
          stored, FindingKind.NOT_COMPARED, "it could not be replayed or compared: " + e);
    }
  }

  private ReplayedCall attempted(
      StoredRecording stored, Optional<Future<ReplayedCall>> giver, NewIds ids)
      throws InterruptedException, ExecutionException {
    if (stored.recording().isEmpty()) {
      return without(stored, FindingKind.UNREADABLE, stored.fault());
    }
    Recording recording = stored.recording().get();
    Optional<String> unsent = UnsentCalls.reason(stored, recording);
    if (unsent.isPresent()) {
      return without(stored, FindingKind.NOT_COMPARED, unsent.get());
    }
    Optional<URI> service = services.of(recording.api());
    if (service.isEmpty()) {
      return without(
          stored,
          FindingKind.NO_ANSWER,
          "no service to send calls of the " + recording.api().label() + " API to was named");
    }
    RecordedRequest request = recording.request();
    if (giver.isPresent()) {
      Optional<RecordedAnswer> page = giver.get().get().answer();
      request = page.isEmpty() ? request : RecordedPageTokens.with(request, page.get().body());
    }
    return sent(stored, recording, ids.toBeSent(recording.api(), request), service.get(), ids);
  }

  private ReplayedCall sent(
      StoredRecording stored, Recording recording, RecordedRequest request, URI service, NewIds ids)
      throws InterruptedException {
    RecordedAnswer answer;
    try {
      RecordedRequest signed =
          recording.api() == Api.LEGACY
              ? legacySigning.signed(request, clock.instant())
              : currentSigning.signed(request, Sender.address(service, request), clock.instant());
      answer =
          redaction.redacted(
              recording.api(), signed, sender.send(Sender.address(service, signed), signed));
    } catch (IOException e) {
      return without(stored, FindingKind.NO_ANSWER, NoAnswer.text(recording.api(), service, e));
    } catch (IllegalArgumentException e) {
      // The message may quote the address, and with it the signature.
      return without(
          stored,
          FindingKind.UNREADABLE,
          "its request line or a header cannot be sent; restore it");
    }
    return compared(stored, recording, answer, ids);
  }

  private ReplayedCall compared(
      StoredRecording stored, Recording recording, RecordedAnswer answer, NewIds ids) {
    ids.learn(recording, answer);
    List<Finding> findings =
        comparison.compare(ids.expected(recording), answer).stream()
            .map(difference -> finding(stored, difference))
            .toList();
    return new ReplayedCall(stored, Optional.of(ids.asRecorded(recording.api(), answer)), findings);
  }

  private static ReplayedCall without(StoredRecording stored, FindingKind kind, String message) {
    return new ReplayedCall(
        stored,
        Optional.empty(),
        List.of(
            Finding.of(kind, stored.file().toString(), stored.place(), subject(stored), message)));
  }

  private static Finding finding(StoredRecording stored, Observation difference) {
    return difference.at(stored.file().toString(), stored.place(), subject(stored));
  }

  private static String subject(StoredRecording stored) {
    return stored.recording().map(Recording::operation).orElse("");
  }
}
