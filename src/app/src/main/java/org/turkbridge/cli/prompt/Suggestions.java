package org.turkbridge.cli.prompt;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What may stand at a place of a command's line: its options, and their values. */
public final class Suggestions {
  private final List<OptionSpec> options;
  private final OptionNames names;
  private final Map<String, Values> values;
  private final Set<String> leftOut;
  private final Values files;

  /**
   * @param values of options by name, where the command itself does not know them
   * @param leftOut the names of options that have no use in a prompt
   * @param files for a value that may name one behind {@code file://}
   */
  public Suggestions(
      CommandSpec command, Map<String, Values> values, Set<String> leftOut, Values files) {
    // As in a help.
    this.options =
        command.options().stream().sorted(Comparator.comparingInt(OptionSpec::order)).toList();
    this.names = new OptionNames(options);
    this.values = Map.copyOf(values);
    this.leftOut = Set.copyOf(leftOut);
    this.files = new FileContents(files);
  }

  /**
   * Suggests words.
   *
   * @param before the words before that place
   * @param begun what is there of the word
   * @param after the words behind
   */
  List<Suggestion> at(List<String> before, String begun, List<String> after) {
    LineSoFar line = LineSoFar.of(before, names);
    if (line.open().isPresent()) {
      return values(line.open().get(), begun);
    }
    int equals = begun.indexOf('=');
    if (OptionNames.isOption(begun) && equals >= 0) {
      return attached(begun.substring(0, equals + 1), begun.substring(equals + 1));
    }
    List<Suggestion> all = new ArrayList<>();
    optional(before).ifPresent(option -> all.addAll(values(option, begun)));
    if (begun.isEmpty() || OptionNames.isOption(begun)) {
      Set<OptionSpec> behind = LineSoFar.of(after, names).given();
      options.stream()
          .filter(this::isUseful)
          .filter(
              option ->
                  option.isMultiValue()
                      || !(line.given().contains(option) || behind.contains(option)))
          .map(option -> new Suggestion(option.longestName(), meaning(option), true))
          .forEach(all::add);
    }
    return all;
  }

  private List<Suggestion> attached(String option, String begun) {
    return names
        .find(option)
        .filter(found -> found.arity().max() > 0)
        .map(found -> values(found, begun))
        .orElse(List.of())
        .stream()
        .map(value -> new Suggestion(option + value.word(), value.meaning(), value.isWhole()))
        .toList();
  }

  /** The option before, if it has a value or not. */
  private Optional<OptionSpec> optional(List<String> before) {
    return before.isEmpty()
        ? Optional.empty()
        : Optional.of(before.get(before.size() - 1))
            .filter(OptionNames::isOption)
            .filter(word -> !word.contains("="))
            .flatMap(names::find)
            .filter(option -> option.arity().min() == 0 && option.arity().max() > 0);
  }

  private List<Suggestion> values(OptionSpec option, String begun) {
    return Stream.of(option.names())
        .map(values::get)
        .flatMap(Stream::ofNullable)
        .findFirst()
        .orElseGet(() -> ofCommand(option))
        .suggest(begun);
  }

  private Values ofCommand(OptionSpec option) {
    Iterable<String> choices = option.completionCandidates();
    return choices == null ? files : Values.of(list(choices));
  }

  private static Collection<String> list(Iterable<String> choices) {
    return StreamSupport.stream(choices.spliterator(), false).toList();
  }

  private boolean isUseful(OptionSpec option) {
    return !option.hidden()
        && !option.versionHelp()
        && Stream.of(option.names()).noneMatch(leftOut::contains);
  }

  private static String meaning(OptionSpec option) {
    return option.description().length == 0 ? "" : option.description()[0];
  }

  /** What {@code file://} may name, for a value that may stand in a file. */
  private static final class FileContents implements Values {
    private static final String SCHEME = "file://";

    private final Values files;

    FileContents(Values files) {
      this.files = files;
    }

    @Override
    public List<Suggestion> suggest(String begun) {
      if (begun.startsWith(SCHEME)) {
        return files.suggest(begun.substring(SCHEME.length())).stream()
            .map(file -> new Suggestion(SCHEME + file.word(), file.meaning(), file.isWhole()))
            .toList();
      }
      return begun.isEmpty() ? List.of() : List.of(Suggestion.begun(SCHEME));
    }
  }

  /**
   * What the words of a line are.
   *
   * @param given the options in it
   * @param open the option whose value has to come next
   */
  private record LineSoFar(Set<OptionSpec> given, Optional<OptionSpec> open) {
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
}
