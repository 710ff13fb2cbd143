package org.turkbridge.verify.recording;

/** An entry of a HAR file that gives no recording, with the reason. */
final class HarEntryException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean foreign;

  private HarEntryException(String message, boolean foreign) {
    super(message);
    this.foreign = foreign;
  }

  /** One that has nothing to do with either API. */
  static HarEntryException foreign(String message) {
    return new HarEntryException(message, true);
  }

  /** One that is a call, or may be one. */
  static HarEntryException unusable(String message) {
    return new HarEntryException(message, false);
  }

  boolean isForeign() {
    return foreign;
  }

  /** The message, which every exception of this kind has. */
  String text() {
    return String.valueOf(getMessage());
  }
}
