package org.turkbridge.cli;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.turkbridge.archive.RecordKind;
import picocli.CommandLine;

/** Kinds of records as they are typed: their names with commas between them, or {@code all}. */
final class RecordKinds implements CommandLine.ITypeConverter<Set<RecordKind>> {
  private static final String ALL = "all";

  @Override
  public Set<RecordKind> convert(String text) {
    Set<RecordKind> kinds = EnumSet.noneOf(RecordKind.class);
    for (String typed : text.split(",", -1)) {
      String word = typed.strip();
      if (word.equalsIgnoreCase(ALL)) {
        kinds.addAll(EnumSet.allOf(RecordKind.class));
      } else {
        kinds.add(kind(word));
      }
    }
    return Collections.unmodifiableSet(kinds);
  }

  private static RecordKind kind(String word) {
    return Arrays.stream(RecordKind.values())
        .filter(kind -> word.equalsIgnoreCase(kind.label()) || word.equalsIgnoreCase(kind.plural()))
        .findFirst()
        .orElseThrow(
            () ->
                new CommandLine.TypeConversionException(
                    labels()
                        .collect(
                            Collectors.joining(", ", "'" + word + "' is none of ", ", " + ALL))));
  }

  private static Stream<String> labels() {
    return Arrays.stream(RecordKind.values()).map(RecordKind::label);
  }

  /** What may be typed, for the help. */
  static final class Labels implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return labels().iterator();
    }
  }

  /** As {@link #convert} takes them. */
  static String words(Set<RecordKind> kinds) {
    return kinds.stream().sorted().map(RecordKind::label).collect(Collectors.joining(","));
  }
}
