package org.turkbridge.console.data;

import java.util.Optional;
import java.util.stream.Stream;

/** What a Requester decides. */
public enum Decision {
  GRANT("grant", DataPage.REQUESTS, "Grant", "Value", "1", "It is granted."),
  REFUSE("refuse", DataPage.REQUESTS, "Reject", "Reason", "", "It is rejected."),
  APPROVE("approve", DataPage.ASSIGNMENTS, "Approve", "Feedback", "", "It is approved."),
  REJECT("reject", DataPage.ASSIGNMENTS, "Reject", "Feedback", "", "It is rejected.");

  private final String path;
  private final DataPage page;
  private final String title;
  private final String parameter;
  private final String usual;
  private final String outcome;

  Decision(
      String path, DataPage page, String title, String parameter, String usual, String outcome) {
    this.path = path;
    this.page = page;
    this.title = title;
    this.parameter = parameter;
    this.usual = usual;
    this.outcome = outcome;
  }

  /** Where its form is sent. */
  public String path() {
    return path;
  }

  /** What it is about. */
  public DataPage page() {
    return page;
  }

  public String title() {
    return title;
  }

  /** What is said with it. */
  public String parameter() {
    return parameter;
  }

  /** What is said with it unless somebody writes something else. */
  public String usual() {
    return usual;
  }

  String outcome() {
    return outcome;
  }

  public static Optional<Decision> of(String path) {
    return Stream.of(values()).filter(decision -> decision.path.equals(path)).findFirst();
  }
}
