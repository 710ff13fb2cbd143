package org.turkbridge.cli;

/** What the command's exit code says. */
final class ExitCode {
  static final int DONE = 0;
  static final int INPUT_REFUSED = 1;
  static final int USAGE = 2;
  static final int CANNOT_START = 3;

  /** What shells report for a command whose output nobody reads any more. */
  static final int READER_GONE = 141;

  private ExitCode() {}
}
