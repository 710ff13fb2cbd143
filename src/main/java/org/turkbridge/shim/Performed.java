package org.turkbridge.shim;

import java.util.List;

/**
 * What an operation came to.
 *
 * @param message without its Request and its items
 * @param items that follow the message's own children, written already
 */
record Performed<R>(R message, List<byte[]> items) {
  /** A message that is all. */
  static <R> Performed<R> of(R message) {
    return new Performed<>(message, List.of());
  }
}
