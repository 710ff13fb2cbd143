package org.turkbridge.verify.records;

import org.turkbridge.archive.RawRecord;

/** How a record is written, and what its values are called there. */
enum Model {
  LEGACY("SubjectId") {
    @Override
    String path(String element) {
      return "/QualificationRequest[1]/" + element + "[1]";
    }
  },
  CURRENT("WorkerId") {
    @Override
    String path(String element) {
      return "/" + element;
    }
  };

  private final String subject;

  Model(String subject) {
    this.subject = subject;
  }

  /** That of a record as it stands there. */
  static Model of(RawRecord raw) {
    return raw.beginsWith('{') ? CURRENT : LEGACY;
  }

  /** What the Worker is called who sent the request. */
  String subject() {
    return subject;
  }

  /** XPath or JSON Pointer of an element or member. */
  abstract String path(String element);
}
