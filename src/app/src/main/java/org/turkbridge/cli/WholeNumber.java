package org.turkbridge.cli;

import java.util.function.Function;
import picocli.CommandLine;

/** A number as it is typed. */
record WholeNumber<N extends Number>(Function<String, N> type)
    implements CommandLine.ITypeConverter<N> {
  @Override
  public N convert(String text) {
    try {
      return type.apply(text);
    } catch (NumberFormatException e) {
      throw new CommandLine.TypeConversionException(
          "'" + text + "' is not a whole number, or too large");
    }
  }
}
