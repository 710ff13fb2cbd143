package org.turkbridge.awscli.parameters;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.turkbridge.awscli.CommandException;

/**
 * What the command line gives an operation, as it was typed. Null is what was left out.
 *
 * @param members options that are members of the request, by member: a text, a truth value of one
 *     that takes none, or the texts of a list; those left out are not there
 * @param startingToken {@code --starting-token}
 * @param pageSize {@code --page-size}
 * @param maxItems {@code --max-items}
 * @param cliInputJson {@code --cli-input-json}
 * @param cliInputYaml {@code --cli-input-yaml}
 */
public record ParameterOptions(
    Map<String, Object> members,
    @Nullable String startingToken,
    @Nullable Long pageSize,
    @Nullable Long maxItems,
    @Nullable String cliInputJson,
    @Nullable String cliInputYaml) {
  public ParameterOptions {
    members = Map.copyOf(members);
  }

  /** Whether one document may hold what the others do not say. */
  public boolean hasDocument() {
    return cliInputJson != null || cliInputYaml != null;
  }

  /**
   * Does nothing if no paging is asked for.
   *
   * @throws CommandException if it is
   */
  public void requireNoPaging() {
    String used =
        String.join(
            ", ",
            Stream.of(
                    isUsed("--starting-token", startingToken()),
                    isUsed("--page-size", pageSize()),
                    isUsed("--max-items", maxItems()))
                .flatMap(Optional::stream)
                .toList());
    if (!used.isEmpty()) {
      throw CommandException.usage(
          "Cannot specify --no-paginate along with pagination arguments: " + used);
    }
  }

  /** An empty text and zero are not used, as in the AWS CLI. */
  private static Optional<String> isUsed(String option, @Nullable Object value) {
    return value == null || value.equals("") || value.equals(0L)
        ? Optional.empty()
        : Optional.of(option);
  }
}
