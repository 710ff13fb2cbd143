package org.turkbridge.archive.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.ArchiveVisitor;
import org.turkbridge.archive.ArchivedQualification;
import org.turkbridge.archive.ArchivedQualificationRequest;
import org.turkbridge.archive.ArchivedQualificationType;
import org.turkbridge.archive.Cause;
import org.turkbridge.archive.EntityVisitor;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.RecordParts;
import org.turkbridge.archive.RefusalKind;
import org.turkbridge.json.SdkMembers;
import org.turkbridge.translate.EpochSeconds;
import org.turkbridge.translate.Normalisation;
import org.turkbridge.translate.Quotation;
import org.turkbridge.translate.SubmitTimes;
import org.turkbridge.translate.Translated;
import org.turkbridge.translate.UntranslatableException;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.services.mturk.model.Qualification;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;
import software.amazon.awssdk.services.mturk.model.QualificationStatus;
import software.amazon.awssdk.services.mturk.model.QualificationType;
import software.amazon.awssdk.services.mturk.model.QualificationTypeStatus;
import software.amazon.awssdk.utils.builder.Buildable;

/** Reads one object as a record of one kind, member by member, as the SDK describes it. */
final class RecordReader {
  /** Members that tell nothing. */
  private static final Set<String> COMMON = Set.of("QualificationTypeId", "WorkerId", "Test");

  private final RecordKind kind;

  /** A builder of the SDK. */
  private final SdkPojo record;

  private final RecordParts parts;

  RecordReader(RecordKind kind) {
    this.kind = kind;
    this.record = kind.builder();
    this.parts = new RecordParts(kind.layout());
  }

  /**
   * Whether an object of which nothing else is known is of its kind: it has a member that only some
   * records have, and if it is an entity it says which type it is about.
   */
  boolean isEvident() {
    return (kind == RecordKind.REQUEST || parts.isNamed("QualificationTypeId"))
        && kind.layout().names().stream()
            .anyMatch(name -> !COMMON.contains(name) && parts.isNamed(name));
  }

  /** Whether there was any member that its kind and what belongs to it have. */
  boolean hasBegun() {
    return parts.hasOtherName() || parts.isAnyNamed();
  }

  /** Takes a member whose value the parser stands on; the parser stays there or goes to its end. */
  void member(String name, JsonParser json) throws IOException {
    int part = kind.layout().part(name);
    if (part < 0) {
      parts.unknown(name);
      return;
    }
    parts.name(part);
    if (json.currentToken() != JsonToken.VALUE_NULL) {
      parts.say(part);
      value(record, record.sdkFields().get(part), json);
    }
  }

  private void value(SdkPojo target, SdkField<?> field, JsonParser json) throws IOException {
    String name = field.locationName();
    MarshallingKnownType wanted = SdkMembers.type(field);
    JsonToken token = json.currentToken();
    if (wanted == MarshallingKnownType.INSTANT && JsonTimes.mayBe(token)) {
      time(target, field, json);
    } else if (wanted == MarshallingKnownType.STRING && token == JsonToken.VALUE_STRING) {
      field.set(target, json.getText());
      requireKnownStatus(name, json.getText());
    } else if (wanted == MarshallingKnownType.BOOLEAN && token.isBoolean()) {
      field.set(target, token == JsonToken.VALUE_TRUE);
    } else if (wanted == MarshallingKnownType.INTEGER && isWhole(json, Integer.MAX_VALUE)) {
      field.set(target, json.getIntValue());
    } else if (wanted == MarshallingKnownType.LONG && isWhole(json, Long.MAX_VALUE)) {
      field.set(target, json.getLongValue());
    } else if (wanted == MarshallingKnownType.SDK_POJO && token == JsonToken.START_OBJECT) {
      field.set(target, structure(field, json));
    } else {
      parts.fault(
          RefusalKind.WRONG_TYPE,
          kind == RecordKind.REQUEST
              ? "%s is %s; make it a string".formatted(name, named(token))
              : name + " has a value of another type; put it right");
    }
  }

  private void time(SdkPojo target, SdkField<?> field, JsonParser json) throws IOException {
    try {
      Translated<Instant> time = JsonTimes.read(field.locationName(), json);
      field.set(target, time.value());
      parts.normalisations().addAll(time.normalisations());
    } catch (UntranslatableException e) {
      parts.fault(RefusalKind.INVALID_TIME, String.valueOf(e.getMessage()));
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
      parts.fault(
          RefusalKind.WRONG_TYPE,
          name + " " + Quotation.of(text) + " is no value that it can have; put it right");
    }
  }

  private Object structure(SdkField<?> field, JsonParser json) throws IOException {
    SdkPojo structure = field.constructor().get();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      Optional<SdkField<?>> member = SdkMembers.named(json.currentName(), structure.sdkFields());
      JsonToken token = json.nextToken();
      if (member.isEmpty()) {
        parts.normalisations().add(Normalisation.UNKNOWN_ELEMENT);
      } else if (token != JsonToken.VALUE_NULL) {
        value(structure, member.get(), json);
      }
      json.skipChildren();
    }
    return ((Buildable) structure).build();
  }

  /**
   * Ends the record and tells it.
   *
   * @param entities is told of entities; null only of a reader of requests
   * @return why it was not told; null if it was
   */
  @Nullable Cause end(Place place, ArchiveVisitor visitor, @Nullable EntityVisitor entities) {
    @Nullable Cause fault = parts.end();
    return fault == null
        ? RecordParts.tell(() -> tell(((Buildable) record).build(), place, visitor, entities))
        : fault;
  }

  private void tell(
      Object whole, Place place, ArchiveVisitor visitor, @Nullable EntityVisitor entities) {
    Set<Normalisation> found = parts.normalisations();
    if (whole instanceof QualificationRequest request) {
      @Nullable String worker = request.workerId();
      if (worker == null || worker.isEmpty()) {
        found.add(Normalisation.NO_WORKER);
      }
      visitor.record(new ArchivedQualificationRequest(place, request, found));
    } else if (entities != null && whole instanceof QualificationType type) {
      entities.qualificationType(new ArchivedQualificationType(place, type, found));
    } else if (entities != null && whole instanceof Qualification qualification) {
      entities.qualification(new ArchivedQualification(place, qualification, found));
    }
  }

  private static String named(JsonToken token) {
    return switch (token) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case VALUE_TRUE, VALUE_FALSE -> "a boolean";
      default -> "a number";
    };
  }

  /** Times as the service, the AWS CLI and programs write them. */
  private static final class JsonTimes {
    private static final int DATE_LENGTH = "2014-08-15".length();

    private JsonTimes() {}

    /** Whether a value may be a time. */
    static boolean mayBe(JsonToken token) {
      return token.isNumeric() || token == JsonToken.VALUE_STRING;
    }

    /**
     * The time that the parser stands on.
     *
     * @param member its name, for the error
     * @throws UntranslatableException if it is none
     */
    static Translated<Instant> read(String member, JsonParser json) throws IOException {
      String text = json.getText();
      if (json.currentToken().isNumeric()) {
        return Translated.unchanged(EpochSeconds.parse(member, text));
      }
      try {
        return SubmitTimes.parse(member, withT(text));
      } catch (UntranslatableException e) {
        throw SubmitTimes.notATime(member, text);
      }
    }

    /**
     * Python's {@code str} of a time has a space, as in files made by {@code json.dumps(...,
     * default=str)}.
     */
    private static String withT(String time) {
      return time.length() > DATE_LENGTH && time.charAt(DATE_LENGTH) == ' '
          ? time.substring(0, DATE_LENGTH) + "T" + time.substring(DATE_LENGTH + 1)
          : time;
    }
  }
}
