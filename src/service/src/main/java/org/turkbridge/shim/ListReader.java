package org.turkbridge.shim;

import java.time.Duration;
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
import org.turkbridge.requester.Requester;
import org.turkbridge.shim.Listing.ListedItem;
import org.turkbridge.shim.Listing.ListedPage;

/**
 * Reads a whole list: every page of the current API, translated. The next page is under way while
 * one is translated.
 */
final class ListReader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ListReader.class);

  /** The objects of a list that has no items, and its entries in maps. */
  private static final long HEAP_BYTES_OF_LIST = 1_000;

  /** A token in the set of those that came, without its characters. */
  private static final long HEAP_BYTES_OF_TOKEN = 120;

  /** A sort key with its time, and its entries in the list and the set of ids, or its hash then. */
  private static final long HEAP_BYTES_OF_ITEM = 190;

  /** One as the service sent it, one as it is translated. */
  private static final long PAGES_IN_MEMORY = 2;

  /** A text that many items have, in the map of texts, without its characters. */
  private static final long HEAP_BYTES_OF_TEXT = 120;

  private final Upstream upstream;
  private final InstantSource clock;
  private final Executor executor;
  private final Duration timeToLive;
  private final SpoolFile.Opener opener;
  private SpoolFile file;
  private boolean closed;

  /**
   * @param timeToLive how long a snapshot is young, from the end of its reading on: a long list may
   *     take longer to read than to grow old
   * @param executor asks for the next pages
   * @param opener makes the file for what is too long for the heap
   */
  ListReader(
      Upstream upstream,
      InstantSource clock,
      Duration timeToLive,
      Executor executor,
      SpoolFile.Opener opener) {
    this.upstream = upstream;
    this.clock = clock;
    this.timeToLive = timeToLive;
    this.executor = executor;
    this.opener = opener;
    this.file = new SpoolFile(opener);
  }

  /**
   * The list as it is now.
   *
   * @param heap what the list may take
   * @throws LegacyException if the current API refuses or fails, or the list is too long
   */
  ListSnapshot read(Listing listing, Requester caller, HeapBudget.Share heap, CallTally tally) {
    Reading reading = new Reading(file(), heap, tally);
    boolean done = false;
    try {
      heap.grow(HEAP_BYTES_OF_LIST + 2L * listing.toString().length());
      readAll(listing, caller, reading, tally);
      ListSnapshot snapshot = reading.snapshot(clock.instant().plus(timeToLive));
      done = true;
      return snapshot;
    } catch (SpoolException e) {
      throw notKept(e);
    } finally {
      if (!done) {
        reading.giveUp();
      }
    }
  }

  /** The error of a call whose list cannot be kept. */
  static LegacyException notKept(SpoolException e) {
    LOG.error("A list cannot be kept in the temporary folder", e);
    String message =
        switch (e.shortage()) {
          case FILE_DESCRIPTORS ->
              "The bridge has no file descriptor left for its temporary file; allow it more of them"
                  + " (ulimit -n), or have fewer connections at a time";
          case SPACE ->
              "There is no space left for the list in the temporary folder of the bridge; free some"
                  + " there, or name another folder (java -Djava.io.tmpdir=...)";
          case NONE ->
              "The bridge cannot use its temporary folder, where it keeps the list; its log says why";
        };
    return LegacyException.ofCall(LegacyErrorCode.INTERNAL_ERROR, message);
  }

  /** An interrupted thread closes the file that it uses, with all that is in it. */
  private synchronized SpoolFile file() {
    if (!closed && file.isLost()) {
      file = new SpoolFile(opener);
    }
    return file;
  }

  private void readAll(Listing listing, Requester caller, Reading reading, CallTally tally)
      throws SpoolException {
    PageTokens tokens = new PageTokens();
    tally.addUpstreamCall();
    ListedPage page = listing.page(upstream, caller, null);
    while (true) {
      String token = tokens.next(page.nextToken());
      if (token == null) {
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

  @Override
  public synchronized void close() {
    closed = true;
    file.close();
  }

  /** What was read so far, each item once. */
  private static final class Reading {
    private final HeapBudget.Share heap;
    private final CallTally tally;
    private final Spool spool;
    private final List<SortKey> keys = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    /** Many items have one text. */
    private final Map<String, String> texts = new HashMap<>();

    /** Of the longest page so far: one is translated while the next is under way. */
    private long pageBytes;

    Reading(SpoolFile file, HeapBudget.Share heap, CallTally tally) {
      this.heap = heap;
      this.tally = tally;
      this.spool = new Spool(file, heap);
    }

    /** Whether there was room for all. */
    boolean addAll(ListedPage page, int most) throws SpoolException {
      long bytes = 0;
      for (ListedItem item : (Iterable<ListedItem>) page.items()::iterator) {
        if (keys.size() == most) {
          return false;
        }
        bytes += item.element().length;
        add(item);
      }
      // For the token, should the pages be empty for ever.
      heap.grow(HEAP_BYTES_OF_TOKEN + characters(page.nextToken()));
      if (bytes > pageBytes) {
        heap.grow(PAGES_IN_MEMORY * (bytes - pageBytes));
        pageBytes = bytes;
      }
      return true;
    }

    private void add(ListedItem item) throws SpoolException {
      SortKey key = item.key();
      if (!key.id().isEmpty() && !ids.add(key.id())) {
        return;
      }
      heap.grow(HEAP_BYTES_OF_ITEM + characters(key.id()));
      String text = texts.get(key.text());
      if (text == null) {
        heap.grow(HEAP_BYTES_OF_TEXT + characters(key.text()));
        text = key.text();
        texts.put(text, text);
      }
      tally.addReplacedCharacters(item.replacedCharacters());
      spool.add(item.element());
      keys.add(new SortKey(key.id(), text, key.time()));
    }

    private static long characters(@Nullable String text) {
      return text == null ? 0 : (long) Character.BYTES * text.length();
    }

    ListSnapshot snapshot(Instant youngUntil) throws SpoolException {
      spool.finish();
      heap.shrink(PAGES_IN_MEMORY * pageBytes);
      return new ListSnapshot(keys, spool, heap, youngUntil);
    }

    void giveUp() {
      spool.close();
      heap.close();
    }
  }
}
