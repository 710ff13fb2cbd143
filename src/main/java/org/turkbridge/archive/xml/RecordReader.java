package org.turkbridge.archive.xml;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.ArchiveVisitor;
import org.turkbridge.archive.ArchivedQualificationRequest;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.RefusalKind;
import org.turkbridge.message.QualificationRequest;
import org.turkbridge.translate.Normalisation;
import org.turkbridge.translate.QualificationRequestTranslation;
import org.turkbridge.translate.Translated;
import org.turkbridge.translate.UntranslatableException;
import org.turkbridge.translate.Whitespace;

/** Reads QualificationRequests, each from its start tag to its end tag. */
final class RecordReader {
  private static final String CURRENT_NAME_OF_SUBJECT = "WorkerId";
  private static final String[] REQUIRED = {
    "QualificationRequestId", "QualificationTypeId", "SubjectId", "SubmitTime"
  };

  private final Whitespace whitespace;

  RecordReader(Whitespace whitespace) {
    this.whitespace = whitespace;
  }

  /**
   * Reads the record that the cursor stands on and tells the visitor.
   *
   * @return why it was not told; null if it was
   */
  @Nullable Cause read(XmlCursor cursor, NamespaceScope around, Place place, ArchiveVisitor visitor)
      throws XMLStreamException, BrokenXmlException {
    return new Reading(cursor, around).read(place, visitor);
  }

  private final class Reading {
    private final XmlCursor cursor;
    private final NamespaceScope around;
    private final QualificationRequest request = new QualificationRequest();
    private final Set<Normalisation> normalisations = EnumSet.noneOf(Normalisation.class);
    private final Set<String> seen = new HashSet<>();
    private @Nullable Cause fault;

    Reading(XmlCursor cursor, NamespaceScope around) {
      this.cursor = cursor;
      this.around = around;
    }

    @Nullable Cause read(Place place, ArchiveVisitor visitor)
        throws XMLStreamException, BrokenXmlException {
      around.open(cursor.parser());
      for (int event = cursor.next();
          event != XMLStreamConstants.END_ELEMENT;
          event = cursor.next()) {
        if (event == XMLStreamConstants.START_ELEMENT) {
          child();
        } else if (event == XMLStreamConstants.END_DOCUMENT) {
          throw BrokenXmlException.newDocument(cursor);
        }
      }
      around.close();
      requireElements();
      return fault == null ? tell(place, visitor) : fault;
    }

    private @Nullable Cause tell(Place place, ArchiveVisitor visitor) {
      Translated<software.amazon.awssdk.services.mturk.model.QualificationRequest> translated;
      try {
        translated = QualificationRequestTranslation.toCurrent(request);
      } catch (UntranslatableException e) {
        return new Cause(RefusalKind.INVALID_TIME, String.valueOf(e.getMessage()));
      }
      normalisations.addAll(translated.normalisations());
      try {
        visitor.record(new ArchivedQualificationRequest(place, translated.value(), normalisations));
        return null;
      } catch (UntranslatableException e) {
        return new Cause(RefusalKind.UNWRITABLE, String.valueOf(e.getMessage()));
      }
    }

    private void child() throws XMLStreamException, BrokenXmlException {
      String name = cursor.localName();
      around.open(cursor.parser());
      switch (name) {
        case "QualificationRequestId" -> request.setQualificationRequestId(simple(name));
        case "QualificationTypeId" -> request.setQualificationTypeId(simple(name));
        case "SubjectId" -> request.setSubjectId(simple(name));
        case "Test" -> request.setTest(document(name));
        case "Answer" -> request.setAnswer(document(name));
        case "SubmitTime" -> request.setSubmitTime(simple(name));
        default -> {
          if (name.equals(CURRENT_NAME_OF_SUBJECT)) {
            seen.add(name);
          }
          normalisations.add(Normalisation.UNKNOWN_ELEMENT);
          skip();
        }
      }
      around.close();
    }

    private String simple(String name) throws XMLStreamException, BrokenXmlException {
      return take(name, ValueReader.simple(cursor, around));
    }

    private String document(String name) throws XMLStreamException, BrokenXmlException {
      return take(name, ValueReader.document(cursor, around, whitespace));
    }

    private String take(String name, Value value) {
      if (!seen.add(name)) {
        fault(RefusalKind.REPEATED_ELEMENT, "the record has " + name + " more than once; keep one");
      }
      if (value.fault() != null) {
        fault(value.fault().kind(), name + " " + value.fault().text());
      }
      normalisations.addAll(value.normalisations());
      return value.text();
    }

    private void skip() throws XMLStreamException, BrokenXmlException {
      if (cursor.localName().equals(ArchiveReading.RECORD)) {
        throw BrokenXmlException.nestedRecord(cursor);
      }
      int depth = 1;
      while (depth > 0) {
        switch (cursor.next()) {
          case XMLStreamConstants.START_ELEMENT -> {
            if (cursor.localName().equals(ArchiveReading.RECORD)) {
              throw BrokenXmlException.nestedRecord(cursor);
            }
            depth++;
          }
          case XMLStreamConstants.END_ELEMENT -> depth--;
          case XMLStreamConstants.END_DOCUMENT -> throw BrokenXmlException.newDocument(cursor);
          default -> {
            // The text of an unknown element.
          }
        }
      }
    }

    private void requireElements() {
      if (!seen.contains("SubjectId") && seen.contains(CURRENT_NAME_OF_SUBJECT)) {
        fault(
            RefusalKind.MISSING_ELEMENT,
            "the record has no SubjectId but a WorkerId, as in the current model; rename it to"
                + " SubjectId if the record is a legacy one");
      }
      for (String name : REQUIRED) {
        if (!seen.contains(name)) {
          fault(RefusalKind.MISSING_ELEMENT, "the record has no " + name + "; add it");
        }
      }
    }

    /** Of several faults the first is told. */
    private void fault(RefusalKind kind, String cause) {
      if (fault == null) {
        fault = new Cause(kind, cause);
      }
    }
  }
}
