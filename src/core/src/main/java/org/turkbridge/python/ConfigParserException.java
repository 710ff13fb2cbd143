package org.turkbridge.python;

/** A text that Python's configparser refuses. The message holds nothing of it. */
public final class ConfigParserException extends Exception {
  private static final long serialVersionUID = 1;

  private final int line;

  /**
   * @param line the first that is wrong, from 1
   * @param reason in a few words
   */
  public ConfigParserException(int line, String reason) {
    super(reason);
    this.line = line;
  }

  /** The first line that is wrong, from 1. */
  public int line() {
    return line;
  }

  /** What is wrong with it. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
