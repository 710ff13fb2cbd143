package org.turkbridge.local.store;

import java.util.HashMap;
import java.util.Map;

/**
 * Which rows are meant.
 *
 * @param sql what they fulfil; its parameters do not begin with {@code new_}
 * @param parameters by name; a list of texts is an array of JSON
 */
record Condition(String sql, Map<String, Object> parameters) {
  static final Condition ALL = new Condition("TRUE", Map.of());

  Condition {
    parameters = Map.copyOf(parameters);
  }

  static Condition of(String sql, String parameter, Object value) {
    return new Condition(sql, Map.of(parameter, value));
  }

  Condition and(String sql) {
    return and(sql, Map.of());
  }

  Condition and(String sql, String parameter, Object value) {
    return and(sql, Map.of(parameter, value));
  }

  Condition and(String more, Map<String, Object> values) {
    Map<String, Object> all = new HashMap<>(parameters);
    all.putAll(values);
    return new Condition(sql + " AND " + more, all);
  }
}
