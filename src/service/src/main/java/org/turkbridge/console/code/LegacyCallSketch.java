package org.turkbridge.console.code;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.turkbridge.legacy.Parameter;

/**
 * What is known of a Request of a legacy call.
 *
 * @param operation as callers write it
 * @param parameters as REST writes them, such as {@code QualificationRequirement.1.Comparator}
 */
public record LegacyCallSketch(String operation, List<SentParameter> parameters) {
  /**
   * A parameter that was sent.
   *
   * @param name as REST writes it, with the names and numbers of the parts that it is in, or of a
   *     part as a whole
   * @param value empty if it is not to be told
   */
  public record SentParameter(String name, Optional<String> value) {}

  public LegacyCallSketch {
    parameters = List.copyOf(parameters);
  }

  /** One of which only the names of the parameters are known. */
  public static LegacyCallSketch masked(String operation, Collection<String> names) {
    return new LegacyCallSketch(
        operation, names.stream().map(name -> new SentParameter(name, Optional.empty())).toList());
  }

  /** One of which all is known. */
  public static LegacyCallSketch of(String operation, Collection<Parameter> sent) {
    return new LegacyCallSketch(
        operation,
        sent.stream()
            .map(each -> new SentParameter(each.name(), Optional.of(each.value())))
            .toList());
  }
}
