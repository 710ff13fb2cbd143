package org.turkbridge.awscli.parameters;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.turkbridge.awscli.model.ListOperation;
import org.turkbridge.awscli.output.JsonValues;
import org.turkbridge.json.SdkMembers;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;

/**
 * What {@code --generate-cli-skeleton} prints: examples of what goes into an operation or comes out
 * of it.
 */
public enum Skeleton {
  INPUT,
  YAML_INPUT,
  OUTPUT;

  /** The first moment of 1970 as Python's {@code isoformat()}, and as its {@code str()}. */
  private static final String ISO_TIME = "1970-01-01T00:00:00";

  private static final String TIME = "1970-01-01 00:00:00";

  /** The input as JSON: empty texts and zeros, to be filled in. */
  public static String json(ListOperation operation) {
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    try {
      new JsonValues().write(structure(operation.input(), TIME, false), json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return json.toString(StandardCharsets.UTF_8);
  }

  /** The input as YAML, each member with its meaning in a comment. */
  public static String yaml(ListOperation operation) {
    StringBuilder yaml = new StringBuilder();
    structure(operation.input(), TIME, false)
        .forEach(
            (name, value) -> {
              String meaning = operation.meanings().get(name);
              yaml.append(name).append(": ").append(value instanceof String ? "''" : value);
              yaml.append(meaning == null ? "" : "  # " + meaning).append('\n');
            });
    return yaml.toString();
  }

  /**
   * An answer whose texts are the names of their members.
   *
   * @param isJson whether it is printed as JSON, which has another notation of times
   */
  public static Map<String, @Nullable Object> answer(ListOperation operation, boolean isJson) {
    return structure(operation.output(), isJson ? ISO_TIME : TIME, true);
  }

  private static Map<String, @Nullable Object> structure(
      List<SdkField<?>> fields, String time, boolean named) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    for (SdkField<?> field : fields) {
      members.put(field.locationName(), value(field, time, named));
    }
    return members;
  }

  private static Object value(SdkField<?> member, String time, boolean named) {
    return switch (SdkMembers.type(member)) {
      case STRING -> named ? member.locationName() : "";
      case INTEGER, LONG -> 0L;
      case BOOLEAN -> true;
      case INSTANT -> time;
      case SDK_POJO -> structure(SdkMembers.structure(member), time, named);
      case LIST -> {
        SdkField<?> element = SdkMembers.element(member);
        yield List.of(
            value(element, time, named && SdkMembers.type(element) != MarshallingKnownType.STRING));
      }
      default -> throw new IllegalStateException("No example is known of " + member.locationName());
    };
  }
}
