package org.turkbridge.console.code;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.turkbridge.legacy.LegacyCall;
import org.turkbridge.legacy.Parameter;
import org.turkbridge.legacy.Parameters;
import org.turkbridge.shim.Counterpart;

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

  /**
   * Those of the Requests of a call, in their order; a call without one is an empty one. Without
   * what is no parameter of the operation, such as the access key.
   */
  public static List<LegacyCallSketch> of(LegacyCall call) {
    String operation = call.operation();
    return call.requests().isEmpty()
        ? List.of(of(operation, List.of()))
        : call.requests().stream().map(each -> of(operation, own(operation, each))).toList();
  }

  private static List<Parameter> own(String operation, Parameters request) {
    Optional<Counterpart> counterpart = Counterpart.of(operation);
    return request.all().stream()
        .filter(
            each ->
                counterpart
                    .flatMap(known -> known.binder().element(each.name().split("\\.", 2)[0]))
                    .isPresent())
        .toList();
  }
}
