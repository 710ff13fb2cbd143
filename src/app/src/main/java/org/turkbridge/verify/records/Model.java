package org.turkbridge.verify.records;

import java.util.Set;
import org.turkbridge.archive.RawRecord;

/** How a record is written, and what its values are called there. */
enum Model {
  LEGACY {
    @Override
    String name(String record, String member) {
      return member.equals("WorkerId") && OF_SUBJECTS.contains(record) ? "SubjectId" : member;
    }

    @Override
    String path(String record, String member) {
      return "/" + record + "[1]/" + name(record, member) + "[1]";
    }
  },
  CURRENT {
    @Override
    String name(String record, String member) {
      return member;
    }

    @Override
    String path(String record, String member) {
      return "/" + member;
    }
  };

  /** Records that call a Worker a subject in the legacy model. */
  private static final Set<String> OF_SUBJECTS = Set.of("QualificationRequest", "Qualification");

  /** That of a record as it stands there. */
  static Model of(RawRecord raw) {
    return raw.beginsWith('{') ? CURRENT : LEGACY;
  }

  /**
   * What a member is called.
   *
   * @param record the element of the record in the legacy model
   */
  abstract String name(String record, String member);

  /** XPath or JSON Pointer of a member. */
  abstract String path(String record, String member);
}
