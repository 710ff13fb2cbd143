package org.turkbridge.awscli.service;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.turkbridge.awscli.CommandException;
import org.turkbridge.awscli.model.PlainJson;
import org.turkbridge.json.SdkMembers;
import org.turkbridge.translate.UntranslatableException;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;

/** Reads what the service answered: the members that the model knows, in its order. */
final class AnswerReader {
  private final @Nullable PythonTimestamps timestamps;
  private final boolean keepsTextsEncoded;

  /**
   * @param timestamps how times are printed; null to leave them as the service sent them
   * @param keepsTextsEncoded see {@link org.turkbridge.awscli.model.EncodedText}
   */
  AnswerReader(@Nullable PythonTimestamps timestamps, boolean keepsTextsEncoded) {
    this.timestamps = timestamps;
    this.keepsTextsEncoded = keepsTextsEncoded;
  }

  /**
   * The values.
   *
   * @param body JSON in UTF-8
   * @throws CommandException if it is not a JSON object
   */
  Map<String, @Nullable Object> read(byte[] body, List<SdkField<?>> members) {
    try {
      Object value = keepsTextsEncoded ? PlainJson.readEncoded(body) : PlainJson.read(body);
      if (value instanceof Map<?, ?> answer) {
        return structure(answer, members);
      }
    } catch (PlainJson.NotJsonException e) {
      // As if it were another value.
    }
    throw CommandException.other(
        "Unable to parse response: the service answered something else than a JSON object; is"
            + " --endpoint-url that of the API of 2017-01-17?");
  }

  private Map<String, @Nullable Object> structure(Map<?, ?> answer, List<SdkField<?>> members) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (SdkField<?> member : members) {
      Object value = answer.get(member.locationName());
      if (value != null) {
        values.put(member.locationName(), value(value, member));
      }
    }
    return values;
  }

  private Object value(Object value, SdkField<?> member) {
    List<SdkField<?>> structure = SdkMembers.structure(member);
    if (!structure.isEmpty() && value instanceof Map<?, ?> map) {
      return structure(map, structure);
    }
    if (!structure.isEmpty() && value instanceof List<?> list) {
      List<@Nullable Object> elements = new ArrayList<>(list.size());
      list.forEach(
          element ->
              elements.add(element instanceof Map<?, ?> map ? structure(map, structure) : element));
      return elements;
    }
    return SdkMembers.type(member) == MarshallingKnownType.INSTANT ? time(value) : value;
  }

  private Object time(Object value) {
    if (timestamps == null) {
      return value;
    }
    try {
      return value instanceof Number number
          ? timestamps.print(number)
          : timestamps.print(value.toString());
    } catch (UntranslatableException | DateTimeException e) {
      throw CommandException.other(
          "Invalid timestamp \"%s\": the service has to send seconds since 1970".formatted(value));
    }
  }
}
