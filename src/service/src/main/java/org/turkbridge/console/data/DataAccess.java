package org.turkbridge.console.data;

/** Whether the console shows data, and lets people decide. */
public enum DataAccess {
  /** To everybody who sees the console. */
  OPEN(""),
  /** Not without a password: calls prove who they are from here on, and so must people. */
  NEEDS_PASSWORD(
      "This server has access keys of its own, so data is shown only with a password: start it"
          + " with --console-password-file FILE."),
  /** Another service has it. */
  ELSEWHERE(
      "This server answers from another service, with --upstream. What that has is not shown"
          + " here.");

  private final String reason;

  DataAccess(String reason) {
    this.reason = reason;
  }

  /** Why there is nothing to see, for people; empty where there is. */
  public String reason() {
    return reason;
  }
}
