package org.turkbridge.cli.prompt;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What the words of a line are.
 *
 * @param given the options in it
 * @param open the option whose value has to come next
 */
record LineSoFar(Set<OptionSpec> given, Optional<OptionSpec> open) {
  static LineSoFar of(List<String> words, OptionNames names) {
    Set<OptionSpec> given = new LinkedHashSet<>();
    Optional<OptionSpec> open = Optional.empty();
    for (String word : words) {
      if (open.isPresent()) {
        open = Optional.empty();
      } else if (OptionNames.isOption(word)) {
        names.find(word).ifPresent(given::add);
        open = names.takesNext(word) ? names.find(word) : Optional.empty();
      }
    }
    return new LineSoFar(Set.copyOf(given), open);
  }
}
