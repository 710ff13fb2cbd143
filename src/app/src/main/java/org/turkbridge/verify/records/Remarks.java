package org.turkbridge.verify.records;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.turkbridge.verify.report.FindingKind;
import org.turkbridge.verify.report.Observation;

/** What is to be said of the contents of one record, whose members are named as in the SDK. */
final class Remarks {
  private final String record;
  private final Model model;
  private final UnaryOperator<String> written;
  private final List<Observation> found = new ArrayList<>();

  /**
   * @param record the element of the record in the legacy model
   * @param written gives the value of an element or member as it stands in the archive
   */
  Remarks(String record, Model model, UnaryOperator<String> written) {
    this.record = record;
    this.model = model;
    this.written = written;
  }

  /** What a member is called there. */
  String name(String member) {
    return model.name(record, member);
  }

  /** Says something of a member, and quotes what stands there. */
  void quote(FindingKind kind, String member, String message) {
    add(kind, member, written.apply(name(member)), message);
  }

  /**
   * Says something of a member.
   *
   * @param value null if it is not about one
   */
  void add(FindingKind kind, String member, @Nullable String value, String message) {
    found.add(Observation.of(kind, model.path(record, member), value, message));
  }

  List<Observation> found() {
    return List.copyOf(found);
  }
}
