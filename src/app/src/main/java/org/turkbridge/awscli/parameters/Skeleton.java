package org.turkbridge.awscli.parameters;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.turkbridge.awscli.model.ServiceOperation;
import org.turkbridge.awscli.output.JsonValues;
import org.turkbridge.json.SdkMembers;
import org.turkbridge.python.PythonType;
import org.turkbridge.schema.Constraints;
import software.amazon.awssdk.core.SdkField;

/**
 * What {@code --generate-cli-skeleton} prints: examples of what goes into an operation or comes out
 * of it.
 */
public enum Skeleton {
  INPUT("input"),
  YAML_INPUT("yaml-input"),
  OUTPUT("output");

  /** The first moment of 1970 as Python's {@code isoformat()}, and as its {@code str()}. */
  private static final String ISO_TIME = "1970-01-01T00:00:00";

  private static final String TIME = "1970-01-01 00:00:00";

  private static final String NOTHING = "{}\n";

  /** The name that the model has for texts in a list. */
  private static final String TEXT = "String";

  private final String word;

  Skeleton(String word) {
    this.word = word;
  }

  /** As it is typed. */
  public String word() {
    return word;
  }

  /** The input as JSON: empty texts, zeros and first choices, to be filled in. */
  public static String json(ServiceOperation operation) {
    Map<String, @Nullable Object> input = examples(ISO_TIME).of(operation);
    if (input.isEmpty()) {
      return NOTHING;
    }
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    try {
      new JsonValues().write(input, json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return json.toString(StandardCharsets.UTF_8);
  }

  /** The input as YAML, each member of the request with its meaning in a comment. */
  public static String yaml(ServiceOperation operation) {
    StringBuilder yaml = new StringBuilder();
    examples(TIME)
        .of(operation)
        .forEach(
            (name, value) -> {
              yaml.append(name).append(':');
              boolean isNested = PythonType.isNested(value);
              yaml.append(isNested ? "" : " " + scalar(value)).append(comment(operation, name));
              if (isNested) {
                nested(value, value instanceof Map ? "  " : "", yaml);
              }
            });
    return yaml.isEmpty() ? NOTHING : yaml.toString();
  }

  private static String comment(ServiceOperation operation, String member) {
    boolean isRequired = operation.constraints().at(member).isRequired();
    String meaning = operation.meanings().getOrDefault(member, "");
    String comment = ((isRequired ? "[REQUIRED] " : "") + meaning).strip();
    return (comment.isEmpty() ? "" : "  # " + comment) + "\n";
  }

  private static void nested(@Nullable Object value, String indent, StringBuilder yaml) {
    if (value instanceof Map<?, ?> map) {
      map.forEach((name, each) -> member(indent + name + ":", each, indent, yaml));
    } else if (value instanceof List<?> list) {
      for (Object element : list) {
        StringBuilder lines = new StringBuilder();
        if (PythonType.isNested(element)) {
          nested(element, indent + "  ", lines);
        } else {
          lines.append(indent).append("  ").append(scalar(element)).append('\n');
        }
        yaml.append(lines.replace(indent.length(), indent.length() + 1, "-"));
      }
    }
  }

  private static void member(
      String name, @Nullable Object value, String indent, StringBuilder yaml) {
    if (PythonType.isNested(value)) {
      yaml.append(name).append('\n');
      nested(value, value instanceof Map ? indent + "  " : indent, yaml);
    } else {
      yaml.append(name).append(' ').append(scalar(value)).append('\n');
    }
  }

  private static String scalar(@Nullable Object value) {
    return "".equals(value) ? "''" : String.valueOf(value);
  }

  /**
   * An answer whose texts are the names of their members.
   *
   * @param isJson whether it is printed as JSON, which has another notation of times
   */
  public static Map<String, @Nullable Object> answer(ServiceOperation operation, boolean isJson) {
    return new Examples(isJson ? ISO_TIME : TIME, true)
        .structure(operation.output(), Constraints.NONE);
  }

  private static Examples examples(String time) {
    return new Examples(time, false);
  }

  /**
   * @param time for any
   * @param isNamed whether texts are names
   */
  private record Examples(String time, boolean isNamed) {
    Map<String, @Nullable Object> of(ServiceOperation operation) {
      return structure(operation.input(), operation.constraints());
    }

    Map<String, @Nullable Object> structure(List<SdkField<?>> fields, Constraints constraints) {
      Map<String, @Nullable Object> members = new LinkedHashMap<>();
      for (SdkField<?> field : fields) {
        String name = field.locationName();
        members.put(name, value(field, constraints.at(name), name));
      }
      return members;
    }

    private Object value(SdkField<?> member, Constraints constraints, String name) {
      return switch (SdkMembers.type(member)) {
        case STRING -> isNamed ? name : constraints.values().stream().findFirst().orElse("");
        case INTEGER, LONG -> 0L;
        case BOOLEAN -> true;
        case INSTANT -> time;
        case SDK_POJO -> structure(SdkMembers.structure(member), constraints);
        case LIST -> List.of(value(SdkMembers.element(member), constraints.at("member"), TEXT));
        default -> throw new IllegalStateException("No example is known of " + name);
      };
    }
  }
}
