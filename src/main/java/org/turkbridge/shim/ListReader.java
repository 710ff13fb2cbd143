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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.turkbridge.legacy.LegacyErrorCode;
import org.turkbridge.legacy.LegacyException;
import org.turkbridge.memory.MemoryBudget;
import org.turkbridge.requester.Requester;
import org.turkbridge.shim.Listing.ListedItem;
import org.turkbridge.shim.Listing.ListedPage;

/**
 * Reads a whole list: every page of the current API, translated. The next page is under way while
 * one is translated.
 */
final class ListReader {
  private static final Logger LOG = LoggerFactory.getLogger(ListReader.class);

  private final Upstream upstream;
  private final MemoryBudget answers;
  private final InstantSource clock;
  private final Executor executor;

  /**
   * @param answers what pages of the lists are counted in
   */
  ListReader(Upstream upstream, MemoryBudget answers, InstantSource clock, Executor executor) {
    this.upstream = upstream;
    this.answers = answers;
    this.clock = clock;
    this.executor = executor;
  }

  /**
   * The list as it is now.
   *
   * @param heap what the list may take
   * @throws LegacyException if the current API refuses or fails, or the list is too long
   */
  ListSnapshot read(Listing listing, Requester caller, HeapBudget.Share heap, CallTally tally) {
    Reading reading = new Reading(heap, answers, tally);
    boolean done = false;
    try {
      readAll(listing, caller, reading, tally);
      ListSnapshot snapshot = reading.snapshot(clock.instant());
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

  private void readAll(Listing listing, Requester caller, Reading reading, CallTally tally)
      throws IOException {
    Set<String> tokens = new HashSet<>();
    tally.addUpstreamCall();
    ListedPage page = listing.page(upstream, caller, null);
    while (true) {
      String token = page.nextToken();
      if (token == null) {
        reading.addAll(page, listing.most());
        return;
      }
      if (!tokens.add(token)) {
        LOG.warn("A NextToken came twice; the list is taken to end there");
        reading.addAll(page, listing.most());
        return;
      }
      tally.addUpstreamCall();
      CompletableFuture<ListedPage> next =
          CompletableFuture.supplyAsync(() -> listing.page(upstream, caller, token), executor);
      if (!reading.addAll(page, listing.most())) {
        LOG.warn("A list has more than {} items; the others are left out", listing.most());
        next.cancel(true);
        return;
      }
      page = joined(next);
    }
  }

  private static ListedPage joined(CompletableFuture<ListedPage> next) {
    try {
      return next.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** What was read so far, each item once. */
  private static final class Reading {
    /** A sort key with its id and time, and its places in the sorted lists. */
    private static final long HEAP_BYTES_OF_ITEM = 250;

    private final HeapBudget.Share heap;
    private final MemoryBudget answers;
    private final CallTally tally;
    private final Spool spool = new Spool();
    private final List<SortKey> keys = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    /** Many items have one text. */
    private final Map<String, String> texts = new HashMap<>();

    Reading(HeapBudget.Share heap, MemoryBudget answers, CallTally tally) {
      this.heap = heap;
      this.answers = answers;
      this.tally = tally;
    }

    /** Whether there was room for all. */
    boolean addAll(ListedPage page, int most) throws IOException {
      // For the token, should the pages be empty for ever.
      heap.grow(HEAP_BYTES_OF_ITEM);
      for (ListedItem item : (Iterable<ListedItem>) page.items()::iterator) {
        if (keys.size() == most) {
          return false;
        }
        heap.grow(HEAP_BYTES_OF_ITEM);
        add(item);
      }
      return true;
    }

    private void add(ListedItem item) throws IOException {
      SortKey key = item.key();
      if (!key.id().isEmpty() && !ids.add(key.id())) {
        return;
      }
      tally.addReplacedCharacters(item.replacedCharacters());
      spool.add(item.element());
      keys.add(new SortKey(key.id(), texts.computeIfAbsent(key.text(), same -> same), key.time()));
    }

    ListSnapshot snapshot(Instant readAt) throws IOException {
      spool.finish();
      heap.grow(spool.heapBytes());
      return new ListSnapshot(keys, spool, heap, answers, readAt);
    }

    void giveUp() {
      spool.close();
      heap.close();
    }
  }
}
