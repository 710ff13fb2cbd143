package org.turkbridge.console.data;

import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of data that have pages: a list, and for most one page for each. */
public enum DataPage {
  TYPES("types", "QualificationTypes"),
  REQUESTS("requests", "QualificationRequests"),
  HOLDERS("holders", "Qualifications"),
  HITS("hits", "HITs"),
  ASSIGNMENTS("assignments", "Assignments");

  private final String path;
  private final String title;

  DataPage(String path, String title) {
    this.path = path;
    this.title = title;
  }

  /** That of the list. */
  public String path() {
    return path;
  }

  public String title() {
    return title;
  }

  /** The address of the page about one. */
  public String about(String id) {
    return path + "?id=" + Cell.encoded(id);
  }

  public static Optional<DataPage> of(String path) {
    return Stream.of(values()).filter(page -> page.path.equals(path)).findFirst();
  }
}
