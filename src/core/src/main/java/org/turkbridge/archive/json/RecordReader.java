package org.turkbridge.archive.json;

import com.fasterxml.jackson.core.JsonToken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.ArchiveVisitor;
import org.turkbridge.archive.ArchivedRecord;
import org.turkbridge.archive.Cause;
import org.turkbridge.archive.EnumeratedMembers;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.RecordParts;
import org.turkbridge.archive.RefusalKind;
import org.turkbridge.archive.json.OpenRecord.Member;
import org.turkbridge.archive.json.OpenRecord.Scalar;
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

/** Reads one object as a record of one kind, member by member, as the SDK describes it. */
final class RecordReader {
  private final RecordKind kind;

  /** A builder of the SDK. */
  private final SdkPojo record;

  private final RecordParts parts;

  RecordReader(RecordKind kind) {
    this.kind = kind;
    this.record = kind.builder();
    this.parts = new RecordParts(RecordMembers.of(kind));
  }

  /** Takes a member. */
  void member(Member member) {
    int part = RecordMembers.of(kind).part(member.name());
    if (part < 0) {
      unknown(member.name(), record);
      parts.unknown(member.name());
      return;
    }
    parts.name(part);
    if (!isNull(member.value())) {
      parts.say(part);
      set(record, kind.members().get(part), member.value());
    }
  }

  private static boolean isNull(Object value) {
    return value instanceof Scalar scalar && scalar.token() == JsonToken.VALUE_NULL;
  }

  private void set(SdkPojo target, SdkField<?> field, Object value) {
    @Nullable Object current = value(target, field.locationName(), field, value);
    if (current != null) {
      field.set(target, current);
    }
  }

  /**
   * A value of the current model; null if it is none, which is told.
   *
   * @param name of the member that it is, or that lists it
   */
  private @Nullable Object value(SdkPojo target, String name, SdkField<?> field, Object value) {
    MarshallingKnownType wanted = SdkMembers.type(field);
    if (value instanceof Map<?, ?> object && wanted == MarshallingKnownType.SDK_POJO) {
      return structure(field, object);
    }
    if (value instanceof List<?> list && wanted == MarshallingKnownType.LIST) {
      return list(target, name, field, list);
    }
    JsonToken token = value instanceof Scalar scalar ? scalar.token() : token(value);
    String text = value instanceof Scalar scalar ? scalar.text() : "";
    if (wanted == MarshallingKnownType.INSTANT && JsonTimes.mayBe(token)) {
      return time(name, token, text);
    }
    if (wanted == MarshallingKnownType.STRING && token == JsonToken.VALUE_STRING) {
      return known(target, name, text);
    }
    if (wanted == MarshallingKnownType.BOOLEAN && token.isBoolean()) {
      return token == JsonToken.VALUE_TRUE;
    }
    @Nullable Object number =
        token == JsonToken.VALUE_NUMBER_INT ? WholeNumbers.of(wanted, text) : null;
    if (number == null) {
      parts.fault(RefusalKind.WRONG_TYPE, cause(name, SdkMembers.type(field), token, text));
    }
    return number;
  }

  private static String cause(
      String name, MarshallingKnownType type, JsonToken token, String text) {
    if (token == JsonToken.START_OBJECT && RecordMembers.isAmount(name)) {
      return name
          + " is an object, as where legacy XML was made JSON; convert the XML itself, or write the"
          + " amount as a string such as \"0.05\"";
    }
    String wanted = wanted(type);
    return token.isNumeric() && wanted.endsWith("number")
        ? "%s %s is no number that it can have; put it right".formatted(name, text)
        : "%s is %s; make it %s".formatted(name, named(token), wanted);
  }

  private static String wanted(MarshallingKnownType type) {
    return switch (type) {
      case INTEGER, LONG -> "a whole number";
      case BOOLEAN -> "true or false";
      case INSTANT -> "a time";
      case LIST -> "an array";
      case SDK_POJO -> "an object";
      default -> "a string";
    };
  }

  /** Of a list the legacy model has the elements, one by one, under a name of one: that counts. */
  private void unknown(String name, SdkPojo holder) {
    for (SdkField<?> member : holder.sdkFields()) {
      if (SdkMembers.type(member) == MarshallingKnownType.LIST
          && RecordMembers.isOneOf(name, member.locationName())) {
        parts.fault(
            RefusalKind.WRONG_TYPE,
            "%s stands there in place of %s, as where legacy XML was made JSON; convert the XML"
                    .formatted(name, member.locationName())
                + " itself, or write an array of that name");
      }
    }
  }

  private static JsonToken token(Object value) {
    return value instanceof List ? JsonToken.START_ARRAY : JsonToken.START_OBJECT;
  }

  private @Nullable Instant time(String name, JsonToken token, String text) {
    try {
      Translated<Instant> time = JsonTimes.read(name, token, text);
      parts.normalisations().addAll(time.normalisations());
      return time.value();
    } catch (UntranslatableException e) {
      parts.fault(RefusalKind.INVALID_TIME, String.valueOf(e.getMessage()));
      return null;
    }
  }

  /** A text as the API writes it; null if the member cannot have it, which is told. */
  private @Nullable String known(SdkPojo target, String name, String text) {
    Optional<Set<String>> values = EnumeratedMembers.values(target, name);
    if (values.isEmpty()) {
      return text;
    }
    @Nullable String known = EnumeratedMembers.alike(values.get(), text).orElse(null);
    if (known == null) {
      parts.fault(
          RefusalKind.WRONG_TYPE,
          "%s %s is no value that it can have; %s"
              .formatted(name, Quotation.of(text), EnumeratedMembers.remedy(values.get())));
    } else if (!known.equals(text)) {
      parts.normalisations().add(Normalisation.CAPITALS);
    }
    return known;
  }

  private Object structure(SdkField<?> field, Map<?, ?> object) {
    SdkPojo structure = SdkMembers.builder(field);
    for (Map.Entry<?, ?> entry : object.entrySet()) {
      Optional<SdkField<?>> member =
          SdkMembers.named(String.valueOf(entry.getKey()), structure.sdkFields());
      if (member.isEmpty()) {
        unknown(String.valueOf(entry.getKey()), structure);
        parts.normalisations().add(Normalisation.UNKNOWN_ELEMENT);
      } else if (!isNull(entry.getValue())) {
        set(structure, member.get(), entry.getValue());
      }
    }
    return RecordKind.built(structure);
  }

  private List<Object> list(SdkPojo target, String name, SdkField<?> field, List<?> values) {
    List<Object> list = new ArrayList<>(values.size());
    for (Object each : values) {
      @Nullable Object value = value(target, name, SdkMembers.element(field), each);
      if (value != null) {
        list.add(value);
      }
    }
    return list;
  }

  /**
   * Ends the record and tells it.
   *
   * @return why it was not told; null if it was
   */
  @Nullable Cause end(Place place, ArchiveVisitor visitor) {
    @Nullable Cause fault = parts.end();
    if (fault != null) {
      return fault;
    }
    SdkPojo whole = RecordKind.built(record);
    Set<Normalisation> found = parts.normalisations();
    if (kind.isWithoutWorker(whole)) {
      found.add(Normalisation.NO_WORKER);
    }
    return RecordParts.tell(() -> visitor.record(new ArchivedRecord(place, kind, whole, found)));
  }

  private static String named(JsonToken token) {
    return switch (token) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case VALUE_TRUE, VALUE_FALSE -> "a boolean";
      case VALUE_STRING -> "a string";
      case VALUE_NULL -> "null";
      default -> "a number";
    };
  }

  /** Whole numbers of the sizes that members have. */
  private static final class WholeNumbers {
    private WholeNumbers() {}

    /** Null if the member holds none, or none that is so large. */
    static @Nullable Object of(MarshallingKnownType wanted, String text) {
      try {
        return switch (wanted) {
          case INTEGER -> Integer.valueOf(text);
          case LONG -> Long.valueOf(text);
          default -> null;
        };
      } catch (NumberFormatException e) {
        return null;
      }
    }
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
     * A time.
     *
     * @param member its name, for the error
     * @throws UntranslatableException if it is none
     */
    static Translated<Instant> read(String member, JsonToken token, String text) {
      if (token.isNumeric()) {
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
