package org.turkbridge.legacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What stands around the Requests of a call: who calls, when, and which operation. In REST these
 * are all parameters, for the Request stands among them. Names are matched exactly, dots included:
 * none of them is repeated or has parts.
 *
 * @param all in the order they were sent, which signatures go by
 */
public record CommonParameters(List<Parameter> all) {
  public CommonParameters {
    all = List.copyOf(all);
  }

  /**
   * A single text.
   *
   * @return null if absent or empty
   * @throws LegacyException if it was sent more than once
   */
  public @Nullable String text(String name) {
    return Parameters.single(name, named(name));
  }

  /** The first value of a name, even if it is empty or sent again. */
  Optional<String> first(String name) {
    for (Parameter parameter : all) {
      if (parameter.name().equals(name)) {
        return Optional.of(parameter.value());
      }
    }
    return Optional.empty();
  }

  private List<String> named(String name) {
    List<String> values = new ArrayList<>(1);
    for (Parameter parameter : all) {
      if (parameter.name().equals(name)) {
        values.add(parameter.value());
      }
    }
    return values;
  }
}
