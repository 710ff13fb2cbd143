package org.turkbridge.cli.prompt;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Model.OptionSpec;

/** Options by the words that stand for them, which may be shortened. */
public final class OptionNames {
  private static final Pattern NEGATIVE_NUMBER = Pattern.compile("-\\d+|-\\d*\\.\\d+");

  private final List<OptionSpec> options;

  public OptionNames(List<OptionSpec> options) {
    this.options = List.copyOf(options);
  }

  /** Whether the word looks like an option. */
  public static boolean isOption(String word) {
    return word.startsWith("-");
  }

  /** The option of that name, or the only one that begins like it. */
  public Optional<OptionSpec> find(String word) {
    String name = name(word);
    List<OptionSpec> alike =
        options.stream().filter(each -> names(each).anyMatch(it -> it.startsWith(name))).toList();
    return alike.stream()
        .filter(each -> names(each).anyMatch(name::equals))
        .findFirst()
        .or(() -> alike.size() == 1 ? Optional.of(alike.get(0)) : Optional.empty());
  }

  /**
   * Whether the word ends the values of the option before it, as Python's argparse judges: it is an
   * option, or looks like one. A negative number does not, nor does anything with a blank.
   */
  public boolean endsValues(String word) {
    return isOption(word)
        && word.length() > 1
        && (find(word).isPresent()
            || !(NEGATIVE_NUMBER.matcher(word).matches() || word.contains(" ")));
  }

  /** Whether the word is an option whose value has to be the next word. */
  public boolean takesNext(String word) {
    return isOption(word)
        && !word.contains("=")
        && find(word).filter(option -> option.arity().min() > 0).isPresent();
  }

  private static String name(String word) {
    int end = word.indexOf('=');
    return end < 0 ? word : word.substring(0, end);
  }

  private static Stream<String> names(OptionSpec option) {
    return Stream.of(option.names());
  }
}
