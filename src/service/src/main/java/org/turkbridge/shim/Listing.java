package org.turkbridge.shim;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.turkbridge.requester.Requester;

/**
 * A list of the current API, with the filters that it is asked for with. Equal ones ask for the
 * same, so that they can share a snapshot.
 */
interface Listing {
  /** The largest page of the current API, so the fewest calls. */
  int MAX_RESULTS = 100;

  /**
   * One page of it.
   *
   * @param token null for the first page
   * @throws org.turkbridge.legacy.LegacyException if the call fails
   */
  ListedPage page(Upstream upstream, Requester caller, @Nullable String token);

  /** How many items are read at most; what follows is as if it did not exist. */
  default int most() {
    return Integer.MAX_VALUE;
  }

  /**
   * One page.
   *
   * @param items translated when they are taken from the stream
   * @param nextToken null on the last page
   */
  record ListedPage(Stream<ListedItem> items, @Nullable String nextToken) {}

  /**
   * One item.
   *
   * @param element as answers carry it: UTF-8, without namespace
   * @param replacedCharacters how many characters of it XML could not hold
   */
  @SuppressWarnings("ArrayRecordComponent") // Spooled, never compared.
  record ListedItem(SortKey key, byte[] element, int replacedCharacters) {}
}
