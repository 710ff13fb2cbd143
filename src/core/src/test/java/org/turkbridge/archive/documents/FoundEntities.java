package org.turkbridge.archive.documents;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.turkbridge.archive.AnswerCount;
import org.turkbridge.archive.ArchiveVisitor;
import org.turkbridge.archive.ArchivedRecord;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.Refusal;
import org.turkbridge.translate.Normalisation;
import org.turkbridge.translate.Whitespace;
import software.amazon.awssdk.services.mturk.model.Qualification;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;
import software.amazon.awssdk.services.mturk.model.QualificationType;

/** Keeps what a reader tells of a document in which it looks for everything. */
final class FoundEntities implements ArchiveVisitor {
  private static final DocumentReader READER = new DocumentReader(Whitespace.STRIP);

  final List<QualificationType> types = new ArrayList<>();
  final List<Qualification> qualifications = new ArrayList<>();
  final Set<Normalisation> normalisations = EnumSet.noneOf(Normalisation.class);

  /** Refusals with their places. */
  final List<String> refusals = new ArrayList<>();

  final List<Refusal> refused = new ArrayList<>();

  /** Everything in order: places without the file, and ids. */
  final List<String> order = new ArrayList<>();

  static FoundEntities in(String document) {
    return in(document.getBytes(StandardCharsets.UTF_8));
  }

  static FoundEntities in(byte[] document) {
    FoundEntities found = new FoundEntities();
    try {
      READER.read("a", new ByteArrayInputStream(document), found);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  QualificationType onlyType() {
    requireOne(types.size());
    return types.get(0);
  }

  Qualification onlyQualification() {
    requireOne(qualifications.size());
    return qualifications.get(0);
  }

  private void requireOne(int count) {
    if (count != 1 || order.size() != 1) {
      throw new AssertionError(order + " " + refusals);
    }
  }

  private void tell(Place place, String what) {
    order.add(place.record() + ":" + place.line() + " " + what);
  }

  @Override
  public void record(ArchivedRecord record) {
    if (record.value() instanceof QualificationType type) {
      types.add(type);
      normalisations.addAll(record.normalisations());
      tell(record.place(), type.qualificationTypeId());
    } else if (record.value() instanceof Qualification qualification) {
      qualifications.add(qualification);
      normalisations.addAll(record.normalisations());
      tell(record.place(), qualification.workerId());
    } else {
      tell(record.place(), record.value(QualificationRequest.class).qualificationRequestId());
    }
  }

  @Override
  public void refused(Refusal refusal) {
    refusals.add(refusal.toString());
    refused.add(refusal);
    tell(refusal.place(), "!");
  }

  @Override
  public void counted(AnswerCount count) {
    tell(count.place(), count.message());
  }

  @Override
  public void failedResponse(Place place, String codeAndMessage) {
    tell(place, codeAndMessage);
  }
}
