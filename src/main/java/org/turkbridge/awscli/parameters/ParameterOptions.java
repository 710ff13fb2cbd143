package org.turkbridge.awscli.parameters;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the command line gives an operation, as it was typed. Null is what was left out.
 *
 * @param members options that are members of the request, by member; those left out are not there
 * @param startingToken {@code --starting-token}
 * @param pageSize {@code --page-size}
 * @param maxItems {@code --max-items}
 * @param cliInputJson {@code --cli-input-json}
 * @param cliInputYaml {@code --cli-input-yaml}
 */
public record ParameterOptions(
    Map<String, String> members,
    @Nullable String startingToken,
    @Nullable Long pageSize,
    @Nullable Long maxItems,
    @Nullable String cliInputJson,
    @Nullable String cliInputYaml) {
  public ParameterOptions {
    members = Map.copyOf(members);
  }
}
