package org.turkbridge.archive.files;

/**
 * How far packed input is followed. What passes a limit is refused with a message; unpacked by the
 * user, it is read like any other file.
 */
final class InputLimits {
  /**
   * Bytes that may come out of packed data before {@link #MAX_RATIO} is looked at. A small file
   * that unpacks to this much does no harm, however well it is packed.
   */
  static final long FREE_BYTES = 64L << 20;

  /**
   * Unpacked bytes for one packed byte. Deflate reaches 1032 for zeros; of archived requests, each
   * with an id of its own, the best packed stay under 100.
   */
  static final int MAX_RATIO = 250;

  /** Members of one tar or zip archive, those included that are passed over. */
  static final int MAX_MEMBERS = 1_000_000;

  /**
   * Bytes of the list of members of a zip file, about 45,000 members. It takes five times as many
   * bytes in memory; a zip archive with a longer one is read without it, from beginning to end.
   */
  static final long MAX_ZIP_LIST_BYTES = 4L << 20;

  /** Bytes of what a tar or gzip archive says about one member, its name above all. */
  static final long MAX_HEADER_BYTES = 1L << 20;

  private InputLimits() {}
}
