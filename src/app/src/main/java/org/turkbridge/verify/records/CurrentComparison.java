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
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

/** Compares a record of the current model, as JSON has it, with what came back of it. */
final class CurrentComparison {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
          .build();
  private static final String TIME = "SubmitTime";
  private static final List<String> MEMBERS =
      List.of("QualificationRequestId", "QualificationTypeId", "WorkerId", "Test", "Answer", TIME);
  private static final int DATE_LENGTH = "2014-08-15".length();

  private final Moments moments = new Moments();

  /**
   * Compares.
   *
   * @param before the object as the archive has it
   * @throws IOException if it is not JSON
   */
  ComparisonResult compare(String before, QualificationRequest after) throws IOException {
    Set<Notation> notations = EnumSet.noneOf(Notation.class);
    List<Observation> differences = new ArrayList<>();
    Map<String, String> written = written(before, notations, differences);
    Map<String, @Nullable String> back = back(after);
    for (String member : MEMBERS) {
      String old = written.get(member);
      String now = back.get(member);
      if (old == null
          ? now != null
          : !old.equals(now) && !isSameTime(member, old, now, notations)) {
        differences.add(
            ComparisonResult.difference(
                old == null
                    ? FindingKind.ADDED_VALUE
                    : now == null ? FindingKind.LOST_VALUE : FindingKind.CHANGED_VALUE,
                "/" + member,
                old,
                now));
      }
    }
    return new ComparisonResult(notations, differences);
  }

  private static Map<String, @Nullable String> back(QualificationRequest request) {
    Map<String, @Nullable String> values = new LinkedHashMap<>();
    values.put("QualificationRequestId", request.qualificationRequestId());
    values.put("QualificationTypeId", request.qualificationTypeId());
    values.put("WorkerId", request.workerId());
    values.put("Test", request.test());
    values.put("Answer", request.answer());
    Instant time = request.submitTime();
    values.put(TIME, time == null ? null : seconds(time).toPlainString());
    return values;
  }

  private static BigDecimal seconds(Instant time) {
    return BigDecimal.valueOf(time.getEpochSecond()).add(BigDecimal.valueOf(time.getNano(), 9));
  }

  private boolean isSameTime(
      String member, String before, @Nullable String after, Set<Notation> notations) {
    if (!member.equals(TIME) || after == null) {
      return false;
    }
    BigDecimal now = new BigDecimal(after);
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

  /** The value of a member as it stands there; empty if it has none. */
  static String value(String object, String member) throws IOException {
    return written(object, EnumSet.noneOf(Notation.class), new ArrayList<>())
        .getOrDefault(member, "");
  }

  private static Map<String, String> written(
      String object, Set<Notation> notations, List<Observation> differences) throws IOException {
    Map<String, String> values = new LinkedHashMap<>();
    try (JsonParser json = JSON.createParser(object)) {
      json.nextToken();
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        JsonToken value = json.nextToken();
        if (!MEMBERS.contains(name)) {
          notations.add(Notation.UNKNOWN_ELEMENT);
          if (value != JsonToken.VALUE_NULL) {
            differences.add(
                ComparisonResult.difference(FindingKind.LEFT_OUT, "/" + name, text(json), null));
          }
        } else if (value == JsonToken.VALUE_NULL) {
          notations.add(Notation.NULL_MEMBER);
        } else if (value.isScalarValue()) {
          values.put(name, json.getText());
        }
        json.skipChildren();
      }
    }
    return values;
  }

  /** A value as it is written; for an object or array, all of it. */
  private static String text(JsonParser json) throws IOException {
    if (json.currentToken().isScalarValue()) {
      return json.getText();
    }
    StringWriter text = new StringWriter();
    try (JsonGenerator copy = JSON.createGenerator(text)) {
      copy.copyCurrentStructure(json);
    }
    return text.toString();
  }
}
