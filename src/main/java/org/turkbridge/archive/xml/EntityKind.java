package org.turkbridge.archive.xml;

import static java.util.Map.entry;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.ArchivedQualification;
import org.turkbridge.archive.ArchivedQualificationType;
import org.turkbridge.archive.EntityVisitor;
import org.turkbridge.archive.Place;
import org.turkbridge.message.Qualification;
import org.turkbridge.message.QualificationStatus;
import org.turkbridge.message.QualificationType;
import org.turkbridge.message.QualificationTypeStatus;
import org.turkbridge.translate.Normalisation;
import org.turkbridge.translate.QualificationTranslation;
import org.turkbridge.translate.QualificationTypeTranslation;
import org.turkbridge.translate.Translated;

/**
 * What a QualificationType or a Qualification is made of.
 *
 * @param name of its element
 * @param message makes an empty one
 * @param elements by their names without prefixes, those within another by both, such as {@code
 *     LocaleValue/Country}
 * @param required names of the elements that every one has
 * @param translation to the current model
 * @param telling tells a visitor
 */
record EntityKind<M, C>(
    String name,
    Supplier<M> message,
    Map<String, EntityElement<M>> elements,
    List<String> required,
    Function<M, Translated<C>> translation,
    Telling<C> telling) {
  static final EntityKind<QualificationType, ?> QUALIFICATION_TYPE =
      new EntityKind<>(
          "QualificationType",
          QualificationType::new,
          Map.ofEntries(
              entry(
                  "QualificationTypeId",
                  EntityElement.value(QualificationType::setQualificationTypeId)),
              entry("CreationTime", EntityElement.value(QualificationType::setCreationTime)),
              entry("Name", EntityElement.text(QualificationType::setName)),
              entry("Description", EntityElement.text(QualificationType::setDescription)),
              entry("Keywords", EntityElement.text(QualificationType::setKeywords)),
              entry(
                  "QualificationTypeStatus",
                  EntityElement.value(
                      (type, text) ->
                          type.setQualificationTypeStatus(
                              QualificationTypeStatus.fromValue(text)))),
              entry("Test", EntityElement.document(QualificationType::setTest)),
              entry(
                  "TestDurationInSeconds",
                  EntityElement.value(
                      (type, text) -> type.setTestDurationInSeconds(Long.valueOf(text)))),
              entry("AnswerKey", EntityElement.document(QualificationType::setAnswerKey)),
              entry(
                  "RetryDelayInSeconds",
                  EntityElement.value(
                      (type, text) -> type.setRetryDelayInSeconds(Long.valueOf(text)))),
              entry(
                  "IsRequestable",
                  EntityElement.value((type, text) -> type.setIsRequestable(truth(text)))),
              entry(
                  "AutoGranted",
                  EntityElement.value(
                      (type, text) -> type.setAutoGranted(truth(text) ? "1" : "0"))),
              entry(
                  "AutoGrantedValue",
                  EntityElement.value(
                      (type, text) -> type.setAutoGrantedValue(Integer.valueOf(text))))),
          List.of("QualificationTypeId", "Name"),
          QualificationTypeTranslation::toCurrent,
          (type, place, found, visitor) ->
              visitor.qualificationType(new ArchivedQualificationType(place, type, found)));

  static final EntityKind<Qualification, ?> QUALIFICATION =
      new EntityKind<>(
          "Qualification",
          Qualification::new,
          Map.of(
              "QualificationTypeId",
              EntityElement.value(Qualification::setQualificationTypeId),
              "SubjectId",
              EntityElement.value(Qualification::setSubjectId),
              "GrantTime",
              EntityElement.value(Qualification::setGrantTime),
              "IntegerValue",
              EntityElement.value(
                  (qualification, text) -> qualification.setIntegerValue(Integer.valueOf(text))),
              "LocaleValue",
              EntityElement.group(),
              "LocaleValue/Country",
              EntityElement.value((qualification, text) -> locale(qualification).setCountry(text)),
              "LocaleValue/Subdivision",
              EntityElement.value(
                  (qualification, text) -> locale(qualification).setSubdivision(text)),
              "Status",
              EntityElement.value(
                  (qualification, text) ->
                      qualification.setStatus(QualificationStatus.fromValue(text)))),
          List.of("QualificationTypeId", "SubjectId"),
          QualificationTranslation::toCurrent,
          (qualification, place, found, visitor) ->
              visitor.qualification(new ArchivedQualification(place, qualification, found)));

  /** Tells a visitor what was found. */
  interface Telling<C> {
    void tell(C entity, Place place, Set<Normalisation> normalisations, EntityVisitor visitor);
  }

  /** The kind of an element; null if it is neither. */
  static @Nullable EntityKind<?, ?> named(String localName) {
    if (localName.equals(QUALIFICATION_TYPE.name())) {
      return QUALIFICATION_TYPE;
    }
    return localName.equals(QUALIFICATION.name()) ? QUALIFICATION : null;
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
