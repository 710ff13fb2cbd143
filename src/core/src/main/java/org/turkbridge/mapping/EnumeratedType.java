package org.turkbridge.mapping;

import jakarta.xml.bind.annotation.XmlEnumValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A type of the legacy messages that has a few values. */
public final class EnumeratedType {
  private final Map<String, Enum<?>> constants = new LinkedHashMap<>();
  private final Map<Enum<?>, String> values = new LinkedHashMap<>();

  private EnumeratedType(Class<?> type) {
    for (Object each : type.getEnumConstants()) {
      Enum<?> constant = (Enum<?>) each;
      String value = value(type, constant);
      constants.put(value, constant);
      values.put(constant, value);
    }
  }

  /** The type that an enum is made from. */
  public static EnumeratedType of(Class<?> type) {
    return new EnumeratedType(type);
  }

  private static String value(Class<?> type, Enum<?> constant) {
    try {
      return Optional.ofNullable(type.getField(constant.name()).getAnnotation(XmlEnumValue.class))
          .map(XmlEnumValue::value)
          .orElseGet(constant::name);
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As messages write them, in the order of the schema. */
  public Set<String> values() {
    return constants.keySet();
  }

  /** The constant of a value; null if there is none. */
  public @Nullable Enum<?> constant(String value) {
    return constants.get(value);
  }

  /** The value of a constant. */
  public String value(Enum<?> constant) {
    return Objects.requireNonNull(values.get(constant), constant::name);
  }
}
