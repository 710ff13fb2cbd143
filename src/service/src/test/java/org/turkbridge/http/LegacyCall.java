package org.turkbridge.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A call of an old program.
 *
 * @param operation its legacy name
 * @param parameters by legacy name; parts of a structure, and numbers of what is repeated, follow
 *     dots, as in REST
 */
record LegacyCall(String operation, Map<String, String> parameters) {
  LegacyCall {
    parameters = Map.copyOf(parameters);
  }

  LegacyCall with(String name, String value) {
    return with(Map.of(name, value));
  }

  LegacyCall with(Map<String, String> more) {
    Map<String, String> changed = new LinkedHashMap<>(parameters);
    changed.putAll(more);
    return new LegacyCall(operation, changed);
  }

  /** Without a parameter, and without its parts. */
  LegacyCall without(String name) {
    return new LegacyCall(
        operation,
        parameters.entrySet().stream()
            .filter(each -> !(each.getKey() + ".").startsWith(name + "."))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  /** What the operation calls a Worker's id. */
  String workerParameter() {
    return operation.equals("AssignQualification") ? "WorkerId" : "SubjectId";
  }
}
