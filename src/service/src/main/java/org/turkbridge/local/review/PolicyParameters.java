package org.turkbridge.local.review;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.mturk.model.PolicyParameter;
import software.amazon.awssdk.services.mturk.model.ReviewPolicy;

/** The parameters of a ReviewPolicy by their names, around which white space does not count. */
final class PolicyParameters {
  private final String policy;
  private final Map<String, PolicyParameter> parameters = new LinkedHashMap<>();

  /**
   * Those of a policy.
   *
   * @param names that the policy knows
   * @param otherNames what other spellings, which published programs have, stand for
   * @throws PolicyException if one has another name, or one name is there twice
   */
  PolicyParameters(ReviewPolicy policy, List<String> names, Map<String, String> otherNames) {
    this.policy = policy.policyName();
    for (PolicyParameter parameter : policy.parameters()) {
      String written = trimmed(parameter.key());
      String name = otherNames.getOrDefault(written, written);
      if (!names.contains(name)) {
        throw invalid(
            "has no parameter '" + written + "'. It has " + String.join(", ", names) + ".");
      }
      if (parameters.putIfAbsent(name, parameter) != null) {
        throw invalid("has the parameter " + name + " twice: give it once.");
      }
    }
  }

  /** The text without white space around it; empty if there is none. */
  static String trimmed(@Nullable String text) {
    return text == null ? "" : text.strip();
  }

  boolean has(String name) {
    return parameters.containsKey(name);
  }

  /**
   * All values of a parameter, in their order.
   *
   * @throws PolicyException if there is none
   */
  List<String> required(String name) {
    List<String> values = values(name);
    if (values.isEmpty()) {
      throw invalid("needs the parameter " + name + ".");
    }
    return values;
  }

  private List<String> values(String name) {
    @Nullable PolicyParameter parameter = parameters.get(name);
    if (parameter == null) {
      return List.of();
    }
    if (!parameter.mapEntries().isEmpty()) {
      throw invalid("has MapEntries in " + name + ", which takes Values.");
    }
    return parameter.values().stream()
        .map(PolicyParameters::trimmed)
        .filter(value -> !value.isEmpty())
        .collect(Collectors.toList());
  }

  /** The one value of a parameter; null if it is absent. */
  private @Nullable String value(String name) {
    List<String> values = values(name);
    if (values.size() > 1) {
      throw invalid("has " + values.size() + " values for " + name + ", which takes one.");
    }
    if (values.isEmpty() && has(name)) {
      throw invalid("has no value for " + name + ": give one, or leave the parameter out.");
    }
    return values.isEmpty() ? null : values.get(0);
  }

  /**
   * A number.
   *
   * @return null if it is absent
   * @throws PolicyException if it is no integer or out of range
   */
  @Nullable Integer number(String name, int least, int most) {
    @Nullable String value = value(name);
    if (value == null) {
      return null;
    }
    if (!value.matches("[+-]?[0-9]+")) {
      throw invalid("has '" + value + "' for " + name + ", which takes an integer.");
    }
    @Nullable Long number = longOf(value);
    if (number == null || number < least || number > most) {
      throw new PolicyException(
          true,
          "%s has %s for %s: it must be from %d to %d."
              .formatted(policy, value, name, least, most));
    }
    return number.intValue();
  }

  /** Null for a larger one, which is not read: many digits take long. */
  private static @Nullable Long longOf(String digits) {
    try {
      return Long.valueOf(digits);
    } catch (NumberFormatException tooLarge) {
      return null;
    }
  }

  /**
   * A number that must be there.
   *
   * @throws PolicyException if it is absent, no integer or out of range
   */
  int requiredNumber(String name, int least, int most) {
    required(name);
    return Objects.requireNonNull(number(name, least, most));
  }

  /**
   * T or F; absent is F.
   *
   * @throws PolicyException if it is something else
   */
  boolean isSet(String name) {
    @Nullable String value = value(name);
    return switch (value == null ? "f" : value.toLowerCase(Locale.ROOT)) {
      case "t", "true" -> true;
      case "f", "false" -> false;
      default -> throw invalid("has '" + value + "' for " + name + ", which takes T or F.");
    };
  }

  /**
   * A reason for a Worker; empty if it is absent.
   *
   * @throws PolicyException if it can be no RequesterFeedback
   */
  String reason(String name) {
    @Nullable String reason = values(name).isEmpty() ? null : value(name);
    if (reason == null) {
      return "";
    }
    @Nullable String fault = RequesterFeedback.fault(reason).orElse(null);
    if (fault != null) {
      throw invalid("cannot tell Workers the " + name + ": it " + fault);
    }
    return reason;
  }

  /**
   * What a parameter maps, in its order.
   *
   * @throws PolicyException if it is absent or empty, has Values beside the entries, or an entry
   *     has no name or one that was there before
   */
  Map<String, List<String>> requiredEntries(String name) {
    @Nullable PolicyParameter parameter = parameters.get(name);
    if (parameter == null || (parameter.mapEntries().isEmpty() && parameter.values().isEmpty())) {
      throw invalid("needs the parameter " + name + ", with MapEntries.");
    }
    if (!parameter.values().isEmpty()) {
      throw invalid("has Values in " + name + ", which takes MapEntries.");
    }
    Map<String, List<String>> entries = new LinkedHashMap<>();
    for (var entry : parameter.mapEntries()) {
      String key = trimmed(entry.key());
      if (key.isEmpty()) {
        throw invalid("has an entry without Key in " + name + ": give the question it is for.");
      }
      if (entries.putIfAbsent(key, new ArrayList<>(entry.values())) != null) {
        throw invalid("has two entries for '" + key + "' in " + name + ": give one all values.");
      }
    }
    return entries;
  }

  /** For the caller to throw. */
  PolicyException invalid(String what) {
    return new PolicyException(false, policy + " " + what);
  }
}
