package org.turkbridge.awscli.query;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What takes objects. */
final class ObjectFunction extends QueryFunction {
  ObjectFunction(String name, Signature signature) {
    super(name, signature);
  }

  @Override
  @Nullable Object apply(List<@Nullable Object> arguments) {
    Map<?, ?> object = (Map<?, ?>) requireNonNull(arguments.get(0));
    return switch (name()) {
      case "keys" -> new ArrayList<@Nullable Object>(object.keySet());
      case "values" -> new ArrayList<@Nullable Object>(object.values());
      case "merge" -> Merge.of(arguments);
      default -> throw new IllegalStateException(name());
    };
  }
}
