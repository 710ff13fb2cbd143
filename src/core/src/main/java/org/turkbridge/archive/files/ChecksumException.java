package org.turkbridge.archive.files;

/** What was packed comes out otherwise than it went in, and nobody knows from where on. */
final class ChecksumException extends InputException {
  private static final long serialVersionUID = 1L;

  /**
   * @param detail how that shows
   */
  ChecksumException(String detail) {
    super(
        "the packed data is damaged somewhere before its end ("
            + detail
            + "); all of it was read, and some may be wrong. Get an undamaged copy");
  }
}
