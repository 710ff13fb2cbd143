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
   * @throws LegacyException if the current API refuses or fails
   */
  QualificationRequestSnapshot read(
      Requester caller, @Nullable String qualificationTypeId, CallTally tally) {
    Instant readAt = clock.instant();
    Spool spool = new Spool();
    try {
      tally.addUpstreamCall();
      ListQualificationRequestsResponse page = list(caller, qualificationTypeId, null);
      Reading reading = new Reading(spool, tally);
      Set<String> tokens = new HashSet<>();
      while (true) {
        String token = page.nextToken();
        boolean more = token != null && tokens.add(token);
        if (token != null && !more) {
          LOG.warn("A NextToken came twice; the list is taken to end there");
        }
        if (more) {
          tally.addUpstreamCall();
        }
        CompletableFuture<ListQualificationRequestsResponse> next =
            more
                ? CompletableFuture.supplyAsync(
                    () -> list(caller, qualificationTypeId, token), executor)
                : CompletableFuture.completedFuture(page);
        for (QualificationRequest request : page.qualificationRequests()) {
          reading.add(request);
        }
        if (!more) {
          break;
        }
        page = next.join();
      }
      spool.finish();
      return new QualificationRequestSnapshot(reading.keys, spool, readAt);
    } catch (CompletionException e) {
      spool.close();
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    } catch (RuntimeException e) {
      spool.close();
      throw e;
    } catch (IOException e) {
      spool.close();
      LOG.error("A snapshot cannot be written to the temporary folder", e);
      throw LegacyException.ofCall(
          LegacyErrorCode.INTERNAL_ERROR,
          "The bridge cannot keep the list in its temporary folder; free space there");
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
    private final Spool spool;
    private final CallTally tally;
    private final List<SortKey> keys = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private final Map<String, String> typeIds = new HashMap<>();

    Reading(Spool spool, CallTally tally) {
      this.spool = spool;
      this.tally = tally;
    }

    void add(QualificationRequest request) throws IOException {
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
  }
}
