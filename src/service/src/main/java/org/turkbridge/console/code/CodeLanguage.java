package org.turkbridge.console.code;

import java.util.Locale;

/** In what a call can be written. */
public enum CodeLanguage {
  /** Python with boto3. */
  BOTO3("boto3"),
  /** Commands of the AWS CLI, in a shell as POSIX has it. */
  CLI("AWS CLI"),
  /** Java 17 with the AWS SDK for Java 2. */
  JAVA("Java"),
  /** A module of JavaScript with the AWS SDK for JavaScript 3. */
  JAVASCRIPT("JavaScript");

  private final String title;

  CodeLanguage(String title) {
    this.title = title;
  }

  /** For people. */
  public String title() {
    return title;
  }

  /** As commands name it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
