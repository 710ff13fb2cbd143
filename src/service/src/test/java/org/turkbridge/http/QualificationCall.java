package org.turkbridge.http;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A call of one of the fourteen operations.
 *
 * @param operation its legacy name
 * @param parameters by legacy name
 */
record QualificationCall(String operation, Map<String, String> parameters) {
  QualificationCall {
    parameters = Map.copyOf(parameters);
  }

  QualificationCall with(String name, String value) {
    Map<String, String> changed = new LinkedHashMap<>(parameters);
    changed.put(name, value);
    return new QualificationCall(operation, changed);
  }

  QualificationCall without(String name) {
    Map<String, String> changed = new LinkedHashMap<>(parameters);
    changed.remove(name);
    return new QualificationCall(operation, changed);
  }

  /** What the operation calls a Worker's id. */
  String workerParameter() {
    return operation.equals("AssignQualification") ? "WorkerId" : "SubjectId";
  }
}
