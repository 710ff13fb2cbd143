package org.turkbridge.archive.xml;

import static org.turkbridge.archive.xml.RecordElement.document;
import static org.turkbridge.archive.xml.RecordElement.group;
import static org.turkbridge.archive.xml.RecordElement.identifier;
import static org.turkbridge.archive.xml.RecordElement.text;
import static org.turkbridge.archive.xml.RecordElement.time;
import static org.turkbridge.archive.xml.RecordElement.value;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.ArchiveVisitor;
import org.turkbridge.archive.ArchivedQualification;
import org.turkbridge.archive.ArchivedQualificationRequest;
import org.turkbridge.archive.ArchivedQualificationType;
import org.turkbridge.archive.EntityVisitor;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.RecordParts;
import org.turkbridge.message.Qualification;
import org.turkbridge.message.QualificationRequest;
import org.turkbridge.message.QualificationStatus;
import org.turkbridge.message.QualificationType;
import org.turkbridge.message.QualificationTypeStatus;
import org.turkbridge.translate.Normalisation;
import org.turkbridge.translate.QualificationRequestTranslation;
import org.turkbridge.translate.QualificationTranslation;
import org.turkbridge.translate.QualificationTypeTranslation;
import org.turkbridge.translate.Translated;

/**
 * What a kind of record is made of.
 *
 * @param name of its element
 * @param message makes an empty one
 * @param elements in the order of the API
 * @param layout the same, by their names
 * @param keepsEmpty whether an empty value is one; else it is absent
 * @param translation to the current model
 * @param telling tells those who are to be told
 * @param <V> who that is
 */
record RecordType<M, C, V>(
    String name,
    Supplier<M> message,
    List<RecordElement<M>> elements,
    RecordParts.Layout layout,
    boolean keepsEmpty,
    Function<M, Translated<C>> translation,
    Telling<C, V> telling) {
  /** Records of before March 2006 have no SubjectId. */
  static final RecordType<QualificationRequest, ?, ArchiveVisitor> QUALIFICATION_REQUEST =
      of(
          ArchiveReading.RECORD,
          "record",
          QualificationRequest::new,
          List.of(
              identifier("QualificationRequestId", QualificationRequest::setQualificationRequestId)
                  .required(),
              identifier("QualificationTypeId", QualificationRequest::setQualificationTypeId)
                  .required(),
              identifier("SubjectId", QualificationRequest::setSubjectId),
              document("Test", QualificationRequest::setTest),
              document("Answer", QualificationRequest::setAnswer),
              time("SubmitTime", QualificationRequest::setSubmitTime).required()),
          new RecordParts.OtherName("SubjectId", "WorkerId", "legacy", "current"),
          true,
          QualificationRequestTranslation::toCurrent,
          (request, place, found, visitor) -> {
            @Nullable String worker = request.workerId();
            if (worker == null || worker.isEmpty()) {
              found.add(Normalisation.NO_WORKER);
            }
            visitor.record(new ArchivedQualificationRequest(place, request, found));
          });

  static final RecordType<QualificationType, ?, EntityVisitor> QUALIFICATION_TYPE =
      of(
          "QualificationType",
          "QualificationType",
          QualificationType::new,
          List.of(
              value("QualificationTypeId", QualificationType::setQualificationTypeId).required(),
              time("CreationTime", QualificationType::setCreationTime),
              text("Name", QualificationType::setName).required(),
              text("Description", QualificationType::setDescription),
              text("Keywords", QualificationType::setKeywords),
              value(
                  "QualificationTypeStatus",
                  (type, text) ->
                      type.setQualificationTypeStatus(QualificationTypeStatus.fromValue(text))),
              document("Test", QualificationType::setTest),
              value(
                  "TestDurationInSeconds",
                  (type, text) -> type.setTestDurationInSeconds(Long.valueOf(text))),
              document("AnswerKey", QualificationType::setAnswerKey),
              value(
                  "RetryDelayInSeconds",
                  (type, text) -> type.setRetryDelayInSeconds(Long.valueOf(text))),
              value("IsRequestable", (type, text) -> type.setIsRequestable(truth(text))),
              value("AutoGranted", (type, text) -> type.setAutoGranted(truth(text) ? "1" : "0")),
              value(
                  "AutoGrantedValue",
                  (type, text) -> type.setAutoGrantedValue(Integer.valueOf(text)))),
          null,
          false,
          QualificationTypeTranslation::toCurrent,
          (type, place, found, visitor) ->
              visitor.qualificationType(new ArchivedQualificationType(place, type, found)));

  static final RecordType<Qualification, ?, EntityVisitor> QUALIFICATION =
      of(
          "Qualification",
          "Qualification",
          Qualification::new,
          List.of(
              value("QualificationTypeId", Qualification::setQualificationTypeId).required(),
              value("SubjectId", Qualification::setSubjectId).required(),
              time("GrantTime", Qualification::setGrantTime),
              value(
                  "IntegerValue",
                  (qualification, text) -> qualification.setIntegerValue(Integer.valueOf(text))),
              group("LocaleValue"),
              value(
                  "LocaleValue/Country",
                  (qualification, text) -> locale(qualification).setCountry(text)),
              value(
                  "LocaleValue/Subdivision",
                  (qualification, text) -> locale(qualification).setSubdivision(text)),
              value(
                  "Status",
                  (qualification, text) ->
                      qualification.setStatus(QualificationStatus.fromValue(text)))),
          null,
          false,
          QualificationTranslation::toCurrent,
          (qualification, place, found, visitor) ->
              visitor.qualification(new ArchivedQualification(place, qualification, found)));

  /** Tells a visitor what was found. */
  interface Telling<C, V> {
    void tell(C record, Place place, Set<Normalisation> normalisations, V visitor);
  }

  private static <M, C, V> RecordType<M, C, V> of(
      String name,
      String label,
      Supplier<M> message,
      List<RecordElement<M>> elements,
      RecordParts.@Nullable OtherName otherName,
      boolean keepsEmpty,
      Function<M, Translated<C>> translation,
      Telling<C, V> telling) {
    RecordParts.Layout layout =
        RecordParts.Layout.of(
            label,
            elements.stream().map(RecordElement::name).toList(),
            elements.stream().filter(RecordElement::isRequired).map(RecordElement::name).toList(),
            otherName);
    return new RecordType<>(name, message, elements, layout, keepsEmpty, translation, telling);
  }

  /** That of an entity's element; null if it is none. */
  static @Nullable RecordType<?, ?, EntityVisitor> ofEntity(String localName) {
    if (localName.equals(QUALIFICATION_TYPE.name())) {
      return QUALIFICATION_TYPE;
    }
    return localName.equals(QUALIFICATION.name()) ? QUALIFICATION : null;
  }

  /** Whether the record that the cursor stands on shows that this one was never closed. */
  boolean isEndedBy(XmlCursor cursor) {
    return name.equals(ArchiveReading.RECORD)
        ? cursor.localName().equals(name)
        : cursor.isAtRecord();
  }

  private static org.turkbridge.message.Locale locale(Qualification qualification) {
    if (qualification.getLocaleValue() == null) {
      qualification.setLocaleValue(new org.turkbridge.message.Locale());
    }
    return qualification.getLocaleValue();
  }

  /** An xs:boolean; the old service wrote others with a capital. */
  private static boolean truth(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }
}
