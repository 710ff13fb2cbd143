package org.turkbridge.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.turkbridge.translate.EpochSeconds;
import org.turkbridge.translate.UntranslatableException;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * Reads the types of the current model from JSON: first all of it, so that what is no JSON is told
 * before all else, then member by member in the model's order. A member that is null is absent,
 * what the model does not know is passed over, and of members of one name the last counts.
 */
public final class SdkJsonReader {
  /** Stands for a value that the model has no place for. */
  private static final Object OTHER = new Object();

  private final Checks checks;

  private SdkJsonReader(Checks checks) {
    this.checks = checks;
  }

  /**
   * What is thought of members. Their paths are those of AWS's messages: {@code
   * QualificationRequirements.1.member.Comparator}.
   */
  public interface Checks {
    /**
     * Whether a member is taken; asked of all members in the model's order.
     *
     * @param value a String, BigInteger, Boolean or Instant, a List or Map of values of JSON; null
     *     if absent
     */
    default boolean accepts(String path, @Nullable Object value) {
      return true;
    }

    /**
     * A value is of another type than its member.
     *
     * @return what stands for it, of the member's type; null to take it as absent
     */
    @Nullable Object mistyped(String path, MarshallingKnownType wanted, Object value);

    /**
     * A whole number is larger or smaller than its member can hold.
     *
     * @return as of {@link #mistyped}, of which it is a case unless said otherwise
     */
    default @Nullable Object outOfRange(
        String path, MarshallingKnownType wanted, BigInteger number) {
      return mistyped(path, wanted, number);
    }
  }

  /**
   * The members of the object that a parser stands on; the parser goes to its end.
   *
   * @param fields what is looked for
   * @throws com.fasterxml.jackson.core.JsonProcessingException if it is not JSON
   */
  public static Map<String, Object> members(JsonParser json, List<SdkField<?>> fields)
      throws IOException {
    Map<String, Object> members = new HashMap<>();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      json.nextToken();
      @Nullable Object value = value(json, name, fields);
      if (value == null) {
        members.remove(name);
      } else {
        members.put(name, value);
      }
    }
    return members;
  }

  private static @Nullable Object value(JsonParser json, String name, List<SdkField<?>> fields)
      throws IOException {
    return switch (json.currentToken()) {
      case START_OBJECT, START_ARRAY, VALUE_NUMBER_FLOAT -> {
        Optional<SdkField<?>> field = SdkMembers.named(name, fields);
        yield field.isPresent() ? value(json, field.get()) : scalar(json);
      }
      default -> scalar(json);
    };
  }

  private static @Nullable Object value(JsonParser json, SdkField<?> field) throws IOException {
    MarshallingKnownType type = SdkMembers.type(field);
    JsonToken token = json.currentToken();
    if (token == JsonToken.START_OBJECT && type == MarshallingKnownType.SDK_POJO) {
      return members(json, SdkMembers.structure(field));
    }
    if (token == JsonToken.START_ARRAY && type == MarshallingKnownType.LIST) {
      SdkField<?> element = SdkMembers.element(field);
      List<@Nullable Object> elements = new ArrayList<>();
      while (json.nextToken() != JsonToken.END_ARRAY) {
        elements.add(value(json, element));
      }
      return elements;
    }
    return token == JsonToken.VALUE_NUMBER_FLOAT && type == MarshallingKnownType.INSTANT
        ? decimal(json)
        : scalar(json);
  }

  private static Object decimal(JsonParser json) throws IOException {
    try {
      return json.getDecimalValue();
    } catch (NumberFormatException e) {
      // An exponent that no number can have.
      return OTHER;
    }
  }

  private static @Nullable Object scalar(JsonParser json) throws IOException {
    return switch (json.currentToken()) {
      case VALUE_STRING -> json.getText();
      case VALUE_NUMBER_INT -> json.getBigIntegerValue();
      case VALUE_TRUE, VALUE_FALSE -> json.getBooleanValue();
      case VALUE_NULL -> null;
      default -> {
        json.skipChildren();
        yield OTHER;
      }
    };
  }

  /**
   * Sets the members of a type of the SDK.
   *
   * @param target its builder
   * @param members as {@link #members} gives them
   */
  public static void fill(SdkPojo target, Map<?, ?> members, Checks checks) {
    new SdkJsonReader(checks).fill(target, members, "");
  }

  private void fill(SdkPojo target, Map<?, ?> members, String prefix) {
    for (SdkField<?> field : target.sdkFields()) {
      String name = field.locationName();
      @Nullable Object value =
          checked(field, members.get(name), prefix.isEmpty() ? name : prefix + name);
      if (value != null) {
        field.set(target, value);
      }
    }
  }

  private @Nullable Object checked(SdkField<?> field, @Nullable Object given, String path) {
    @Nullable Object value = given == null ? null : typed(SdkMembers.type(field), given, path);
    if (!checks.accepts(path, value) || value == null) {
      return null;
    }
    MarshallingKnownType type = SdkMembers.type(field);
    return switch (type) {
      case INTEGER -> {
        BigInteger number = (BigInteger) value;
        yield number.bitLength() < Integer.SIZE
            ? number.intValue()
            : checks.outOfRange(path, type, number);
      }
      case LONG -> {
        BigInteger number = (BigInteger) value;
        yield number.bitLength() < Long.SIZE
            ? number.longValue()
            : checks.outOfRange(path, type, number);
      }
      case LIST -> elements(SdkMembers.element(field), (List<?>) value, path);
      case SDK_POJO -> {
        SdkPojo structure = field.constructor().get();
        fill(structure, (Map<?, ?>) value, path + ".");
        yield ((Buildable) structure).build();
      }
      default -> value;
    };
  }

  private @Nullable Object typed(MarshallingKnownType type, Object value, String path) {
    boolean isOfType =
        switch (type) {
          case STRING -> value instanceof String;
          case INTEGER, LONG -> value instanceof BigInteger;
          case BOOLEAN -> value instanceof Boolean;
          case LIST -> value instanceof List;
          case SDK_POJO -> value instanceof Map;
          case INSTANT -> false;
          default ->
              throw new IllegalStateException(path + " is of a kind that is not read: " + type);
        };
    if (isOfType) {
      return value;
    }
    @Nullable Instant time = type == MarshallingKnownType.INSTANT ? time(value, path) : null;
    return time == null ? checks.mistyped(path, type, value) : time;
  }

  private static @Nullable Instant time(Object value, String path) {
    try {
      return value instanceof BigInteger || value instanceof BigDecimal
          ? EpochSeconds.parse(path, value.toString())
          : null;
    } catch (UntranslatableException e) {
      return null;
    }
  }

  private List<@Nullable Object> elements(SdkField<?> element, List<?> values, String path) {
    List<@Nullable Object> elements = new ArrayList<>(values.size());
    for (Object value : values) {
      elements.add(checked(element, value, path + "." + (elements.size() + 1) + ".member"));
    }
    return elements;
  }
}
