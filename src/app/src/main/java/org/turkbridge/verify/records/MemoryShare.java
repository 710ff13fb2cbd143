package org.turkbridge.verify.records;

/** The bytes that what is remembered of records may take. */
final class MemoryShare {
  private long left;

  MemoryShare(long bytes) {
    this.left = bytes;
  }

  /** Takes some of it; nothing if that is more than there is. */
  boolean take(long bytes) {
    if (!has(bytes)) {
      return false;
    }
    left -= bytes;
    return true;
  }

  /** Whether there is so much. */
  boolean has(long bytes) {
    return bytes <= left;
  }
}
