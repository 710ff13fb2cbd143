package org.turkbridge.verify.records;

import java.util.Set;
import org.turkbridge.archive.RawRecord;

/** How a record is written, and what its values are called there. */
enum Model {
  LEGACY {
    /** Those that call a Worker a subject. */
    private final Set<String> ofSubjects = Set.of("QualificationRequest", "Qualification");

    @Override
    String name(String record, String member) {
      return member.equals("WorkerId") && ofSubjects.contains(record) ? "SubjectId" : member;
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
