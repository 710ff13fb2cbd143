package org.turkbridge.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.turkbridge.archive.InvalidCharacters;
import org.turkbridge.archive.Timestamps;
import org.turkbridge.translate.Whitespace;
import picocli.CommandLine;

/** The values of an option: the constants of an enum in lower case, with hyphens. */
abstract class Words<E extends Enum<E>> implements CommandLine.ITypeConverter<E> {
  private final Class<E> type;

  private Words(Class<E> type) {
    this.type = type;
  }

  /** As it is typed. */
  static String of(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public E convert(String word) {
    return Arrays.stream(type.getEnumConstants())
        .filter(value -> of(value).equals(word.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new CommandLine.TypeConversionException(
                    Arrays.stream(type.getEnumConstants())
                        .map(Words::of)
                        .collect(Collectors.joining(", ", "'" + word + "' is none of ", ""))));
  }

  static final class Forms extends Words<ConversionForm> {
    Forms() {
      super(ConversionForm.class);
    }
  }

  static final class Shapes extends Words<FormatOptions.LegacyShape> {
    Shapes() {
      super(FormatOptions.LegacyShape.class);
    }
  }

  static final class Times extends Words<Timestamps> {
    Times() {
      super(Timestamps.class);
    }
  }

  static final class Characters extends Words<InvalidCharacters> {
    Characters() {
      super(InvalidCharacters.class);
    }
  }

  static final class Answers extends Words<FormatOptions.AnswerForm> {
    Answers() {
      super(FormatOptions.AnswerForm.class);
    }
  }

  static final class Whitespaces extends Words<Whitespace> {
    Whitespaces() {
      super(Whitespace.class);
    }
  }
}
