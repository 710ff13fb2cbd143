package org.turkbridge.awscli.parameters;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.turkbridge.awscli.CommandException;
import org.turkbridge.json.SdkMembers;
import org.turkbridge.python.PythonType;
import software.amazon.awssdk.core.SdkField;

/**
 * Gives what {@link Shorthand} read the types of its members, as far as the AWS CLI does: numbers
 * and truth values, and a list where one value stands for it. What has another form stays as it is,
 * for the validation to refuse.
 */
final class ShorthandTypes {
  private ShorthandTypes() {}

  /**
   * Changes the members of a structure in place.
   *
   * @throws CommandException if one is no number or no text where it has to be
   */
  static void apply(List<SdkField<?>> members, Map<String, Object> structure) {
    for (SdkField<?> member : members) {
      String name = member.locationName();
      value(member, structure.get(name), typed -> structure.put(name, typed));
    }
  }

  private static void value(SdkField<?> member, @Nullable Object value, Consumer<Object> put) {
    if (value == null) {
      return;
    }
    switch (SdkMembers.type(member)) {
      case SDK_POJO -> structure(member, value, put);
      case LIST -> list(member, value, put);
      case INTEGER, LONG -> put.accept(integer(value));
      case BOOLEAN -> truth(value, put);
      default -> {}
    }
  }

  private static void structure(SdkField<?> member, Object value, Consumer<Object> put) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> structure = new LinkedHashMap<>();
      map.forEach((name, each) -> structure.put(String.valueOf(name), each));
      apply(SdkMembers.structure(member), structure);
      put.accept(structure);
    }
  }

  /** One value becomes a list without being looked at. */
  private static void list(SdkField<?> member, Object value, Consumer<Object> put) {
    if (!(value instanceof List<?>)) {
      put.accept(List.of(value));
      return;
    }
    @SuppressWarnings("unchecked") // Of the shorthand, which has no other lists.
    List<Object> elements = (List<Object>) value;
    for (int i = 0; i < elements.size(); i++) {
      int index = i;
      value(SdkMembers.element(member), elements.get(i), typed -> elements.set(index, typed));
    }
  }

  private static Number integer(Object value) {
    if (value instanceof String text) {
      return OptionValue.integer(text);
    }
    throw CommandException.other(
        "int() argument must be a string, a bytes-like object or a real number, not '%s'"
            .formatted(PythonType.name(value)));
  }

  private static void truth(Object value, Consumer<Object> put) {
    if (!(value instanceof String text)) {
      throw CommandException.other(
          "'%s' object has no attribute 'lower'".formatted(PythonType.name(value)));
    }
    switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> put.accept(true);
      case "false" -> put.accept(false);
      default -> {}
    }
  }
}
