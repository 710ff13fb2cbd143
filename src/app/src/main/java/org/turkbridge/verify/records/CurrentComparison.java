package org.turkbridge.verify.records;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.turkbridge.verify.report.FindingKind;
import org.turkbridge.verify.report.Observation;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;

/**
 * Compares a record of the current model, as JSON has it, with what came back of it. What a record
 * is made of is said by the AWS SDK.
 */
final class CurrentComparison {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
          .build();

  /** Members of the answer that a record stands in or is, and the tag of lines of several kinds. */
  private static final Set<String> ENVELOPE = Set.of("NextToken", "ResponseMetadata", "kind");

  /** Those that hold dollars. */
  private static final Set<String> AMOUNTS = Set.of("Reward", "BonusAmount");

  private static final String OLD_GUARD = "RequiredToPreview";
  private static final String GUARD = "ActionsGuarded";
  private static final int DATE_LENGTH = "2014-08-15".length();

  private final Moments moments = new Moments();

  /**
   * Compares.
   *
   * @param before the object as the archive has it
   * @throws IOException if it is not JSON
   */
  ComparisonResult compare(String before, SdkPojo after) throws IOException {
    Set<Notation> notations = EnumSet.noneOf(Notation.class);
    List<Observation> differences = new ArrayList<>();
    structure("", object(before), after, notations, differences);
    return new ComparisonResult(notations, differences);
  }

  /** The value of a member as it stands there; empty if it has none. */
  static String value(String object, String member) throws IOException {
    @Nullable Object value = object(object).get(member);
    return value == null ? "" : text(value);
  }

  private void structure(
      String path,
      Map<?, ?> before,
      SdkPojo after,
      Set<Notation> notations,
      List<Observation> differences) {
    Map<String, SdkField<?>> members = new LinkedHashMap<>();
    after.sdkFields().forEach(field -> members.put(field.locationName(), field));
    members.keySet().removeAll(ENVELOPE);
    before.forEach(
        (name, value) -> {
          if (!members.containsKey(name) && !ENVELOPE.contains(name)) {
            notations.add(Notation.UNKNOWN_ELEMENT);
            if (value != null) {
              differences.add(
                  ComparisonResult.difference(
                      FindingKind.LEFT_OUT, path + "/" + name, text(value), null));
            }
          }
        });
    if (members.containsKey(GUARD)) {
      guard(path, before, after, notations, differences);
      members.keySet().removeAll(Set.of(OLD_GUARD, GUARD));
    }
    members.forEach(
        (name, field) -> {
          @Nullable Object old = before.get(name);
          @Nullable Object now = field.getValueOrDefault(after);
          boolean isNothing = old == null || (old instanceof List<?> list && list.isEmpty());
          if (isNothing && before.containsKey(name)) {
            notations.add(Notation.NULL_MEMBER);
          }
          member(
              path + "/" + name,
              name,
              isNothing ? null : old,
              now instanceof SdkAutoConstructList ? null : now,
              notations,
              differences);
        });
  }

  /** Who may look at a HIT is said by two members, of which the older one is enough. */
  private static void guard(
      String path,
      Map<?, ?> before,
      SdkPojo after,
      Set<Notation> notations,
      List<Observation> differences) {
    Map<String, Object> now = new LinkedHashMap<>();
    for (SdkField<?> field : after.sdkFields()) {
      @Nullable Object value = field.getValueOrDefault(after);
      if (value != null) {
        now.put(field.locationName(), value);
      }
    }
    String old = guarded(before);
    String back = guarded(now);
    if (!old.equals(back)) {
      differences.add(
          ComparisonResult.difference(FindingKind.CHANGED_VALUE, path + "/" + GUARD, old, back));
    } else if (before.containsKey(OLD_GUARD) != now.containsKey(OLD_GUARD)
        || before.containsKey(GUARD) != now.containsKey(GUARD)) {
      notations.add(Notation.GUARD);
    }
  }

  private static String guarded(Map<?, ?> requirement) {
    @Nullable Object actions = requirement.get(GUARD);
    @Nullable Object preview = requirement.get(OLD_GUARD);
    return actions != null
        ? actions.toString()
        : preview == null
            ? ""
            : Boolean.parseBoolean(preview.toString()) ? "PreviewAndAccept" : "Accept";
  }

  private void member(
      String path,
      String name,
      @Nullable Object old,
      @Nullable Object now,
      Set<Notation> notations,
      List<Observation> differences) {
    if (old == null && now == null) {
      return;
    }
    if (old instanceof Map<?, ?> object && now instanceof SdkPojo pojo) {
      structure(path, object, pojo, notations, differences);
    } else if (old instanceof List<?> list && now instanceof List<?> back) {
      for (int i = 0; i < Math.max(list.size(), back.size()); i++) {
        member(
            path + "/" + i,
            name,
            i < list.size() ? list.get(i) : null,
            i < back.size() ? back.get(i) : null,
            notations,
            differences);
      }
    } else if (old == null || now == null || !isSame(name, old, now, notations)) {
      differences.add(
          ComparisonResult.difference(
              old == null
                  ? FindingKind.ADDED_VALUE
                  : now == null ? FindingKind.LOST_VALUE : FindingKind.CHANGED_VALUE,
              path,
              old == null ? null : text(old),
              now == null ? null : text(now)));
    }
  }

  private boolean isSame(String name, Object old, Object now, Set<Notation> notations) {
    String before = text(old);
    if (now instanceof Instant time) {
      return isSameTime(before, seconds(time), notations);
    }
    if (before.equals(text(now))) {
      return true;
    }
    boolean isSame =
        (AMOUNTS.contains(name) || now instanceof Number)
            ? isSameNumber(before, text(now))
            : now instanceof Boolean && before.equalsIgnoreCase(text(now));
    if (isSame) {
      notations.add(AMOUNTS.contains(name) ? Notation.PRICE : Notation.VALUE_NOTATION);
    }
    return isSame;
  }

  private static boolean isSameNumber(String before, String after) {
    return number(before)
        .flatMap(one -> number(after).map(two -> one.compareTo(two) == 0))
        .orElse(false);
  }

  private static BigDecimal seconds(Instant time) {
    return BigDecimal.valueOf(time.getEpochSecond()).add(BigDecimal.valueOf(time.getNano(), 9));
  }

  private boolean isSameTime(String before, BigDecimal now, Set<Notation> notations) {
    Optional<BigDecimal> number = number(before);
    if (number.isPresent()) {
      return number.get().compareTo(now) == 0;
    }
    Optional<Moments.Moment> moment = moments.parse(withT(XmlSpace.trim(before)));
    if (moment.filter(time -> time.epochSeconds().compareTo(now) == 0).isEmpty()) {
      return false;
    }
    notations.add(
        moment.get().zone() == Moments.Zone.NONE ? Notation.MISSING_ZONE : Notation.TIME_NOTATION);
    return true;
  }

  private static Optional<BigDecimal> number(String text) {
    try {
      return Optional.of(new BigDecimal(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Python prints times with a space. */
  private static String withT(String time) {
    return time.length() > DATE_LENGTH && time.charAt(DATE_LENGTH) == ' '
        ? time.substring(0, DATE_LENGTH) + "T" + time.substring(DATE_LENGTH + 1)
        : time;
  }

  /** An object of JSON as {@link Map}, {@link List}, {@link Scalar} and null. */
  private static Map<String, @Nullable Object> object(String text) throws IOException {
    try (JsonParser json = JSON.createParser(text)) {
      json.nextToken();
      return object(json);
    }
  }

  private static Map<String, @Nullable Object> object(JsonParser json) throws IOException {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      object.put(name, value(json));
    }
    return object;
  }

  private static @Nullable Object value(JsonParser json) throws IOException {
    switch (json.currentToken()) {
      case START_OBJECT -> {
        return object(json);
      }
      case START_ARRAY -> {
        List<@Nullable Object> list = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
          list.add(value(json));
        }
        return list;
      }
      case VALUE_NULL -> {
        return null;
      }
      default -> {
        return new Scalar(json.getText(), json.currentToken() == JsonToken.VALUE_STRING);
      }
    }
  }

  /** A text, or a number, or a truth as it is written. */
  private record Scalar(String text, boolean isText) {
    @Override
    public String toString() {
      return text;
    }
  }

  /** A value as it is written; of an object or array, all of it. */
  private static String text(Object value) {
    if (value instanceof Instant time) {
      return seconds(time).toPlainString();
    }
    if (!(value instanceof Map<?, ?>) && !(value instanceof List<?>)) {
      return value.toString();
    }
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      write(json, value);
    } catch (IOException e) {
      throw new IllegalStateException("a text cannot fail to be written", e);
    }
    return text.toString();
  }

  private static void write(JsonGenerator json, @Nullable Object value) throws IOException {
    if (value instanceof Map<?, ?> object) {
      json.writeStartObject();
      for (Map.Entry<?, ?> member : object.entrySet()) {
        json.writeFieldName(String.valueOf(member.getKey()));
        write(json, member.getValue());
      }
      json.writeEndObject();
    } else if (value instanceof List<?> list) {
      json.writeStartArray();
      for (Object each : list) {
        write(json, each);
      }
      json.writeEndArray();
    } else if (value == null) {
      json.writeNull();
    } else if (value instanceof Scalar scalar && !scalar.isText()) {
      json.writeRawValue(scalar.text());
    } else {
      json.writeString(value.toString());
    }
  }
}
