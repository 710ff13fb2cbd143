package org.turkbridge.awscli.parameters;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.turkbridge.awscli.CommandException;
import org.turkbridge.awscli.model.Operation;
import org.turkbridge.json.SdkMembers;
import org.turkbridge.python.PythonText;
import org.turkbridge.python.PythonType;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;

/** Whether parameters can be sent; the rest is for the service to judge. */
public final class ParameterValidation {
  private final Operation operation;

  public ParameterValidation(Operation operation) {
    this.operation = operation;
  }

  /**
   * Does nothing if they can.
   *
   * @throws CommandException if not, with a line for each reason
   */
  public void require(Map<String, @Nullable Object> parameters) {
    List<String> errors = new ArrayList<>();
    parameters.keySet().stream()
        .filter(name -> SdkMembers.named(name, operation.input()).isEmpty())
        .map(this::unknown)
        .forEach(errors::add);
    parameters.forEach(
        (name, value) ->
            SdkMembers.named(name, operation.input())
                .ifPresent(member -> check(member, value, errors)));
    if (!errors.isEmpty()) {
      throw CommandException.usage("Parameter validation failed:\n" + String.join("\n", errors));
    }
  }

  private String unknown(String name) {
    return "Unknown parameter in input: \"%s\", must be one of: %s"
        .formatted(
            name,
            operation.input().stream()
                .map(SdkField::locationName)
                .collect(Collectors.joining(", ")));
  }

  private void check(SdkField<?> member, @Nullable Object value, List<String> errors) {
    String name = member.locationName();
    boolean isText = SdkMembers.type(member) == MarshallingKnownType.STRING;
    if (isText ? !(value instanceof String) : !isWhole(value)) {
      errors.add(
          "Invalid type for parameter %s, value: %s, type: %s, valid types: <class '%s'>"
              .formatted(
                  name, PythonText.str(value), PythonType.classOf(value), isText ? "str" : "int"));
      return;
    }
    Operation.Input input = operation.inputs().get(name);
    if (input == null) {
      return;
    }
    if (value instanceof String text) {
      int length = text.codePointCount(0, text.length());
      if (length < input.least()) {
        errors.add(
            "Invalid length for parameter %s, value: %d, valid min length: %d"
                .formatted(name, length, input.least()));
      }
    } else if (new BigInteger(String.valueOf(value)).compareTo(BigInteger.valueOf(input.least()))
        < 0) {
      errors.add(
          "Invalid value for parameter %s, value: %s, valid min value: %d"
              .formatted(name, value, input.least()));
    } else if (new BigInteger(String.valueOf(value)).bitLength() >= Integer.SIZE) {
      errors.add(
          "Invalid value for parameter %s, value: %s, valid max value: %d"
              .formatted(name, value, Integer.MAX_VALUE));
    }
  }

  private static boolean isWhole(@Nullable Object value) {
    return value instanceof Long || value instanceof BigInteger;
  }
}
