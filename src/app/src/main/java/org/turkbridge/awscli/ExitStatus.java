package org.turkbridge.awscli;

/**
 * The exit codes of the AWS CLI, version 2, as its user guide lists them ("Command line return
 * codes").
 */
public enum ExitStatus {
  /** The command line cannot be parsed, or a parameter is not valid. */
  USAGE(252),
  /** Credentials or another setting are missing or not valid. */
  CONFIGURATION(253),
  /** The service answered with an error. */
  SERVICE(254),
  /** Anything else, such as a service that cannot be reached. */
  OTHER(255);

  private final int code;

  ExitStatus(int code) {
    this.code = code;
  }

  /** What the process ends with. */
  public int code() {
    return code;
  }
}
