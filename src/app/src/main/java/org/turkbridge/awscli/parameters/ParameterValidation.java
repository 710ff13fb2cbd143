package org.turkbridge.awscli.parameters;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.turkbridge.awscli.CommandException;
import org.turkbridge.awscli.model.ServiceOperation;
import org.turkbridge.json.SdkMembers;
import org.turkbridge.python.PythonText;
import org.turkbridge.python.PythonType;
import org.turkbridge.schema.Constraints;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;

/**
 * Whether parameters can be sent, as botocore judges it: what is required is there, types are those
 * of the model, and nothing is below a minimum. The rest is for the service to judge.
 */
public final class ParameterValidation {
  private final List<SdkField<?>> input;
  private final Constraints constraints;

  public ParameterValidation(ServiceOperation operation) {
    this(operation.input(), operation.constraints());
  }

  ParameterValidation(List<SdkField<?>> input, Constraints constraints) {
    this.input = input;
    this.constraints = constraints;
  }

  /**
   * Does nothing if they can.
   *
   * @throws CommandException if not, with a line for each reason
   */
  public void require(Map<String, @Nullable Object> parameters) {
    Report report = new Report();
    report.structure(input, parameters, constraints, "");
    if (!report.errors.isEmpty()) {
      throw CommandException.usage(
          "Parameter validation failed:\n" + String.join("\n", report.errors));
    }
  }

  /** Paths are botocore's: {@code QualificationRequirements[0].Comparator}. */
  private static final class Report {
    private final List<String> errors = new ArrayList<>();

    void structure(
        List<SdkField<?>> members, Map<?, ?> given, Constraints constraints, String path) {
      String name = path.isEmpty() ? "input" : path;
      constraints
          .members()
          .forEach(
              (member, its) -> {
                if (its.isRequired() && !given.containsKey(member)) {
                  errors.add("Missing required parameter in %s: \"%s\"".formatted(name, member));
                }
              });
      Map<SdkField<?>, @Nullable Object> known = new LinkedHashMap<>();
      given.forEach(
          (member, value) ->
              SdkMembers.named(String.valueOf(member), members)
                  .ifPresentOrElse(
                      field -> known.put(field, value),
                      () ->
                          errors.add(
                              "Unknown parameter in %s: \"%s\", must be one of: %s"
                                  .formatted(
                                      name,
                                      member,
                                      members.stream()
                                          .map(SdkField::locationName)
                                          .collect(Collectors.joining(", "))))));
      known.forEach(
          (field, value) -> {
            String member = field.locationName();
            check(
                field,
                value,
                constraints.at(member),
                path.isEmpty() ? member : path + "." + member);
          });
    }

    private void check(
        SdkField<?> member, @Nullable Object value, Constraints constraints, String path) {
      MarshallingKnownType type = SdkMembers.type(member);
      if (value instanceof String text && type == MarshallingKnownType.STRING) {
        length(text, constraints.isLengthOurs() ? null : constraints.length(), path);
      } else if (isWhole(value) && isWhole(type)) {
        range(new BigInteger(String.valueOf(value)), type, constraints.range(), path);
      } else if (value instanceof List<?> elements && type == MarshallingKnownType.LIST) {
        for (int i = 0; i < elements.size(); i++) {
          check(
              SdkMembers.element(member),
              elements.get(i),
              constraints.at("member"),
              path + "[" + i + "]");
        }
      } else if (value instanceof Map<?, ?> structure && type == MarshallingKnownType.SDK_POJO) {
        structure(SdkMembers.structure(member), structure, constraints, path);
      } else if (!isOf(type, value)) {
        errors.add(
            "Invalid type for parameter %s, value: %s, type: %s, valid types: %s"
                .formatted(path, PythonText.str(value), PythonType.classOf(value), classes(type)));
      }
    }

    private void length(String text, Constraints.@Nullable Range allowed, String path) {
      int length = text.codePointCount(0, text.length());
      if (allowed != null && length < allowed.least()) {
        errors.add(
            "Invalid length for parameter %s, value: %d, valid min length: %d"
                .formatted(path, length, allowed.least()));
      }
    }

    /** What the type cannot hold, botocore leaves to the service. */
    private void range(
        BigInteger number,
        MarshallingKnownType type,
        Constraints.@Nullable Range allowed,
        String path) {
      boolean isInteger = type == MarshallingKnownType.INTEGER;
      BigInteger least = BigInteger.valueOf(isInteger ? Integer.MIN_VALUE : Long.MIN_VALUE);
      BigInteger most = BigInteger.valueOf(isInteger ? Integer.MAX_VALUE : Long.MAX_VALUE);
      if (allowed != null) {
        least = least.max(BigInteger.valueOf(allowed.least()));
      }
      if (number.compareTo(least) < 0) {
        errors.add(
            "Invalid value for parameter %s, value: %s, valid min value: %s"
                .formatted(path, number, least));
      } else if (number.compareTo(most) > 0) {
        errors.add(
            "Invalid value for parameter %s, value: %s, valid max value: %s"
                .formatted(path, number, most));
      }
    }

    private static boolean isWhole(@Nullable Object value) {
      return value instanceof Long || value instanceof BigInteger;
    }

    private static boolean isWhole(MarshallingKnownType type) {
      return type == MarshallingKnownType.INTEGER || type == MarshallingKnownType.LONG;
    }

    private static boolean isOf(MarshallingKnownType type, @Nullable Object value) {
      return switch (type) {
        case BOOLEAN -> value instanceof Boolean;
        case INSTANT -> ParameterTime.seconds(value).isPresent();
        default -> false;
      };
    }

    private static String classes(MarshallingKnownType type) {
      return switch (type) {
        case STRING -> "<class 'str'>";
        case INTEGER, LONG -> "<class 'int'>";
        case BOOLEAN -> "<class 'bool'>";
        case LIST -> "<class 'list'>, <class 'tuple'>";
        case SDK_POJO -> "<class 'dict'>";
        case INSTANT -> "<class 'datetime.datetime'>, timestamp-string";
        default -> throw new IllegalStateException("No parameter is of the type " + type);
      };
    }
  }
}
