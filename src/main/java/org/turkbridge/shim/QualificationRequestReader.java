package org.turkbridge.shim;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.turkbridge.legacy.LegacyErrorCode;
import org.turkbridge.legacy.LegacyException;
import org.turkbridge.legacy.QualificationRequestElement;
import org.turkbridge.requester.Requester;
import org.turkbridge.shim.QualificationRequestOrder.SortKey;
import org.turkbridge.translate.QualificationRequestTranslation;
import software.amazon.awssdk.services.mturk.model.ListQualificationRequestsRequest;
import software.amazon.awssdk.services.mturk.model.ListQualificationRequestsResponse;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

/**
 * Reads a whole list of pending requests: every page of ListQualificationRequests, translated. The
 * next page is under way while one is translated.
 */
final class QualificationRequestReader {
  private static final Logger LOG = LoggerFactory.getLogger(QualificationRequestReader.class);

  /** The largest page of the current API, so the fewest calls. */
  private static final int MAX_RESULTS = 100;

  private final Upstream upstream;
  private final InstantSource clock;
  private final Executor executor;

  QualificationRequestReader(Upstream upstream, InstantSource clock, Executor executor) {
    this.upstream = upstream;
    this.clock = clock;
    this.executor = executor;
  }

  /**
   * The list as it is now.
   *
   * @param qualificationTypeId null for all types of the caller
   * @param heap what the list may take
   * @throws LegacyException if the current API refuses or fails, or the list is too long
   */
  QualificationRequestSnapshot read(
      Requester caller,
      @Nullable String qualificationTypeId,
      HeapBudget.Share heap,
      CallTally tally) {
    Reading reading = new Reading(heap, tally);
    boolean done = false;
    try {
      readAll(caller, qualificationTypeId, reading, tally);
      QualificationRequestSnapshot snapshot = reading.snapshot(clock.instant());
      done = true;
      return snapshot;
    } catch (IOException e) {
      LOG.error("A snapshot cannot be written to the temporary folder", e);
      throw LegacyException.ofCall(
          LegacyErrorCode.INTERNAL_ERROR,
          "The bridge cannot keep the list in its temporary folder; free space there");
    } finally {
      if (!done) {
        reading.giveUp();
      }
    }
  }

  private void readAll(
      Requester caller, @Nullable String qualificationTypeId, Reading reading, CallTally tally)
      throws IOException {
    Set<String> tokens = new HashSet<>();
    tally.addUpstreamCall();
    ListQualificationRequestsResponse page = list(caller, qualificationTypeId, null);
    while (true) {
      String token = page.nextToken();
      if (token == null) {
        reading.addAll(page);
        return;
      }
      if (!tokens.add(token)) {
        LOG.warn("A NextToken came twice; the list is taken to end there");
        reading.addAll(page);
        return;
      }
      tally.addUpstreamCall();
      CompletableFuture<ListQualificationRequestsResponse> next =
          CompletableFuture.supplyAsync(() -> list(caller, qualificationTypeId, token), executor);
      reading.addAll(page);
      page = joined(next);
    }
  }

  private static ListQualificationRequestsResponse joined(
      CompletableFuture<ListQualificationRequestsResponse> next) {
    try {
      return next.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private ListQualificationRequestsResponse list(
      Requester caller, @Nullable String typeId, @Nullable String token) {
    return upstream.call(
        caller,
        (client, configuration) ->
            client.listQualificationRequests(
                ListQualificationRequestsRequest.builder()
                    .qualificationTypeId(typeId)
                    .maxResults(MAX_RESULTS)
                    .nextToken(token)
                    .overrideConfiguration(configuration)
                    .build()));
  }

  /** What was read so far, each request once. */
  private static final class Reading {
    /** A sort key with its id and time, its places in the sorted lists, and a token's share. */
    private static final long HEAP_BYTES_OF_REQUEST = 250;

    private final HeapBudget.Share heap;
    private final CallTally tally;
    private final Spool spool = new Spool();
    private final List<SortKey> keys = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private final Map<String, String> typeIds = new HashMap<>();

    Reading(HeapBudget.Share heap, CallTally tally) {
      this.heap = heap;
      this.tally = tally;
    }

    void addAll(ListQualificationRequestsResponse page) throws IOException {
      heap.grow(HEAP_BYTES_OF_REQUEST * (1 + page.qualificationRequests().size()));
      for (QualificationRequest request : page.qualificationRequests()) {
        add(request);
      }
    }

    private void add(QualificationRequest request) throws IOException {
      String id = request.qualificationRequestId() == null ? "" : request.qualificationRequestId();
      if (!id.isEmpty() && !ids.add(id)) {
        return;
      }
      QualificationRequestTranslation.Answer answer =
          QualificationRequestTranslation.toLegacyAnswer(request);
      tally.addReplacedCharacters(answer.replacedCharacters());
      spool.add(QualificationRequestElement.write(answer.message()));
      String typeId = request.qualificationTypeId() == null ? "" : request.qualificationTypeId();
      Instant submitTime = request.submitTime() == null ? Instant.MIN : request.submitTime();
      keys.add(new SortKey(id, typeIds.computeIfAbsent(typeId, same -> same), submitTime));
    }

    QualificationRequestSnapshot snapshot(Instant readAt) throws IOException {
      spool.finish();
      heap.grow(spool.heapBytes());
      return new QualificationRequestSnapshot(keys, spool, heap, readAt);
    }

    void giveUp() {
      spool.close();
      heap.close();
    }
  }
}
