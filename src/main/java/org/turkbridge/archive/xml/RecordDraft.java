package org.turkbridge.archive.xml;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.ArchiveVisitor;
import org.turkbridge.archive.ArchivedQualificationRequest;
import org.turkbridge.archive.Cause;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.RecordEvidence;
import org.turkbridge.archive.RefusalKind;
import org.turkbridge.message.QualificationRequest;
import org.turkbridge.translate.Normalisation;
import org.turkbridge.translate.QualificationRequestTranslation;
import org.turkbridge.translate.SubmitTimes;
import org.turkbridge.translate.Translated;
import org.turkbridge.translate.UntranslatableException;

/** A record while its elements are read. */
final class RecordDraft {
  private static final String CURRENT_NAME_OF_SUBJECT = "WorkerId";

  private final QualificationRequest request = new QualificationRequest();
  private final Set<Normalisation> normalisations = EnumSet.noneOf(Normalisation.class);
  private final Set<RecordElement> seen = EnumSet.noneOf(RecordElement.class);
  private final Map<RecordElement, String> misspelt = new EnumMap<>(RecordElement.class);
  private boolean hasCurrentName;

  /** As it stands in the archive. */
  private String submitTime = "";

  private @Nullable Cause fault;

  void put(RecordElement element, Value value) {
    if (!seen.add(element)) {
      fault(
          RefusalKind.REPEATED_ELEMENT,
          "the record has " + element.elementName() + " more than once; keep one");
    }
    if (value.fault() != null) {
      fault(value.fault().kind(), element.elementName() + " " + value.fault().text());
    }
    normalisations.addAll(value.normalisations());
    element.set(request, value.text());
    if (element == RecordElement.SUBMIT_TIME) {
      submitTime = value.written();
    }
  }

  /** The record has an element that no record has. */
  void unknown(String name) {
    hasCurrentName |= RecordEvidence.areAlike(name, CURRENT_NAME_OF_SUBJECT);
    for (RecordElement element : RecordElement.values()) {
      if (RecordEvidence.areAlike(name, element.elementName())) {
        misspelt.put(element, name);
      }
    }
    normalisations.add(Normalisation.UNKNOWN_ELEMENT);
  }

  /**
   * The record ends: tells the visitor.
   *
   * @return why it was not told; null if it was
   */
  @Nullable Cause tell(Place place, ArchiveVisitor visitor) {
    requireElements();
    return fault == null ? translated(place, visitor) : fault;
  }

  private @Nullable Cause translated(Place place, ArchiveVisitor visitor) {
    Translated<software.amazon.awssdk.services.mturk.model.QualificationRequest> translated;
    try {
      translated = QualificationRequestTranslation.toCurrent(request);
    } catch (UntranslatableException e) {
      return new Cause(
          RefusalKind.INVALID_TIME,
          String.valueOf(
              SubmitTimes.notATime(RecordElement.SUBMIT_TIME.elementName(), submitTime)
                  .getMessage()));
    }
    normalisations.addAll(translated.normalisations());
    @Nullable String worker = request.getSubjectId();
    if (worker == null || worker.isEmpty()) {
      normalisations.add(Normalisation.NO_WORKER);
    }
    try {
      visitor.record(new ArchivedQualificationRequest(place, translated.value(), normalisations));
      return null;
    } catch (UntranslatableException e) {
      return new Cause(RefusalKind.UNWRITABLE, String.valueOf(e.getMessage()));
    }
  }

  private void requireElements() {
    if (!seen.contains(RecordElement.SUBJECT_ID) && hasCurrentName) {
      fault(
          RefusalKind.MISSING_ELEMENT,
          "the record has no SubjectId but a WorkerId, as in the current model; rename it to"
              + " SubjectId if the record is a legacy one");
    }
    misspelt.forEach(
        (element, name) -> {
          if (!seen.contains(element)) {
            fault(RecordEvidence.misspelling("record", name, element.elementName()));
          }
        });
    for (RecordElement element : RecordElement.values()) {
      if (element.isRequired() && !seen.contains(element)) {
        fault(
            RefusalKind.MISSING_ELEMENT, "the record has no " + element.elementName() + "; add it");
      }
    }
  }

  private void fault(RefusalKind kind, String cause) {
    fault(new Cause(kind, cause));
  }

  /** Of several faults the first is told. */
  private void fault(Cause cause) {
    if (fault == null) {
      fault = cause;
    }
  }
}
