package org.turkbridge.archive.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.ArchivedQualification;
import org.turkbridge.archive.ArchivedQualificationType;
import org.turkbridge.archive.Cause;
import org.turkbridge.archive.EntityVisitor;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.RecordEvidence;
import org.turkbridge.archive.RefusalKind;
import org.turkbridge.translate.Normalisation;
import org.turkbridge.translate.Quotation;
import org.turkbridge.translate.Translated;
import org.turkbridge.translate.UntranslatableException;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.services.mturk.model.Locale;
import software.amazon.awssdk.services.mturk.model.Qualification;
import software.amazon.awssdk.services.mturk.model.QualificationStatus;
import software.amazon.awssdk.services.mturk.model.QualificationType;
import software.amazon.awssdk.services.mturk.model.QualificationTypeStatus;

/** Reads one QualificationType or Qualification, member by member, as the SDK describes it. */
final class EntityReader {
  private static final Map<String, SdkField<?>> TYPE_FIELDS = fields(QualificationType.builder());
  private static final Map<String, SdkField<?>> QUALIFICATION_FIELDS =
      fields(Qualification.builder());
  private static final Map<String, SdkField<?>> LOCALE_FIELDS = fields(Locale.builder());

  private static final String TYPE_ID = "QualificationTypeId";
  private static final String WORKER_ID = "WorkerId";
  private static final String NAME = "Name";
  private static final String TEST = "Test";

  private final QualificationType.Builder type = QualificationType.builder();
  private final Qualification.Builder qualification = Qualification.builder();
  private final RecordKind kind;
  private final Set<Normalisation> normalisations = EnumSet.noneOf(Normalisation.class);
  private final Set<String> named = new HashSet<>();
  private final Set<String> present = new HashSet<>();
  private final Map<String, String> misspelt = new TreeMap<>();
  private @Nullable Cause fault;

  /**
   * @param kind {@link RecordKind#TYPE} or {@link RecordKind#QUALIFICATION}
   */
  EntityReader(RecordKind kind) {
    this.kind = kind;
  }

  private static Map<String, SdkField<?>> fields(SdkPojo model) {
    return model.sdkFields().stream()
        .collect(Collectors.toUnmodifiableMap(SdkField::locationName, Function.identity()));
  }

  /**
   * Whether an object of which nothing else is known is of its kind: it says which type it is about
   * and has a member that no record of another kind has.
   */
  boolean isEvident() {
    return named.contains(TYPE_ID)
        && named.stream()
            .anyMatch(
                name -> !name.equals(TYPE_ID) && !name.equals(WORKER_ID) && !name.equals(TEST));
  }

  /** Takes a member whose value the parser stands on; the parser stays there or goes to its end. */
  void member(String name, JsonParser json) throws IOException {
    SdkPojo target = kind == RecordKind.TYPE ? (SdkPojo) type : qualification;
    @Nullable SdkField<?> field = fields().get(name);
    if (field == null) {
      unknown(name);
      return;
    }
    if (!named.add(name)) {
      fault(
          RefusalKind.REPEATED_ELEMENT,
          "the " + kind.label() + " has " + name + " more than once; keep one");
    }
    if (json.currentToken() != JsonToken.VALUE_NULL) {
      present.add(name);
      value(target, field, json);
    }
  }

  private void unknown(String name) {
    normalisations.add(Normalisation.UNKNOWN_ELEMENT);
    for (String known : fields().keySet()) {
      if (RecordEvidence.areAlike(name, known)) {
        misspelt.put(known, name);
      }
    }
  }

  private Map<String, SdkField<?>> fields() {
    return kind == RecordKind.TYPE ? TYPE_FIELDS : QUALIFICATION_FIELDS;
  }

  private void value(SdkPojo target, SdkField<?> field, JsonParser json) throws IOException {
    String name = field.locationName();
    MarshallingType<?> wanted = field.marshallingType();
    JsonToken token = json.currentToken();
    if (wanted == MarshallingType.INSTANT && JsonTimes.mayBe(token)) {
      time(target, field, json);
    } else if (wanted == MarshallingType.STRING && token == JsonToken.VALUE_STRING) {
      field.set(target, json.getText());
      requireKnownStatus(name, json.getText());
    } else if (wanted == MarshallingType.BOOLEAN && token.isBoolean()) {
      field.set(target, token == JsonToken.VALUE_TRUE);
    } else if (wanted == MarshallingType.INTEGER && isWhole(json, Integer.MAX_VALUE)) {
      field.set(target, json.getIntValue());
    } else if (wanted == MarshallingType.LONG && isWhole(json, Long.MAX_VALUE)) {
      field.set(target, json.getLongValue());
    } else if (wanted == MarshallingType.SDK_POJO && token == JsonToken.START_OBJECT) {
      locale(json);
    } else {
      fault(RefusalKind.WRONG_TYPE, name + " has a value of another type; put it right");
    }
  }

  private void time(SdkPojo target, SdkField<?> field, JsonParser json) throws IOException {
    try {
      Translated<?> time = JsonTimes.read(field.locationName(), json);
      field.set(target, time.value());
      normalisations.addAll(time.normalisations());
    } catch (UntranslatableException e) {
      fault(RefusalKind.INVALID_TIME, String.valueOf(e.getMessage()));
    }
  }

  private static boolean isWhole(JsonParser json, long most) throws IOException {
    if (json.currentToken() != JsonToken.VALUE_NUMBER_INT
        || json.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
      return false;
    }
    long number = json.getLongValue();
    return number <= most && number >= -most - 1;
  }

  private void requireKnownStatus(String name, String text) {
    boolean known =
        switch (name) {
          case "QualificationTypeStatus" ->
              QualificationTypeStatus.fromValue(text)
                  != QualificationTypeStatus.UNKNOWN_TO_SDK_VERSION;
          case "Status" ->
              QualificationStatus.fromValue(text) != QualificationStatus.UNKNOWN_TO_SDK_VERSION;
          default -> true;
        };
    if (!known) {
      fault(
          RefusalKind.WRONG_TYPE,
          name + " " + Quotation.of(text) + " is no value that it can have; put it right");
    }
  }

  /** The only object in an object. */
  private void locale(JsonParser json) throws IOException {
    Locale.Builder locale = Locale.builder();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      @Nullable SdkField<?> field = LOCALE_FIELDS.get(json.currentName());
      JsonToken token = json.nextToken();
      if (field == null) {
        normalisations.add(Normalisation.UNKNOWN_ELEMENT);
      } else if (token == JsonToken.VALUE_STRING) {
        field.set(locale, json.getText());
      } else if (token != JsonToken.VALUE_NULL) {
        fault(
            RefusalKind.WRONG_TYPE,
            field.locationName() + " has a value of another type; put it right");
      }
      json.skipChildren();
    }
    qualification.localeValue(locale.build());
  }

  /**
   * Ends the entity and tells it.
   *
   * @return why it was not told; null if it was
   */
  @Nullable Cause end(Place place, EntityVisitor visitor) {
    misspelt.forEach(
        (member, name) -> {
          if (!present.contains(member)) {
            fault(RecordEvidence.misspelling(kind.label(), name, member));
          }
        });
    require(TYPE_ID);
    require(kind == RecordKind.TYPE ? NAME : WORKER_ID);
    if (fault != null) {
      return fault;
    }
    try {
      if (kind == RecordKind.TYPE) {
        visitor.qualificationType(
            new ArchivedQualificationType(place, type.build(), normalisations));
      } else {
        visitor.qualification(
            new ArchivedQualification(place, qualification.build(), normalisations));
      }
      return null;
    } catch (UntranslatableException e) {
      return new Cause(RefusalKind.UNWRITABLE, String.valueOf(e.getMessage()));
    }
  }

  private void require(String member) {
    if (!present.contains(member)) {
      fault(RefusalKind.MISSING_ELEMENT, "the " + kind.label() + " has no " + member + "; add it");
    }
  }

  private void fault(RefusalKind faultKind, String cause) {
    fault(new Cause(faultKind, cause));
  }

  /** Of several faults the first is told. */
  private void fault(Cause cause) {
    if (fault == null) {
      fault = cause;
    }
  }
}
