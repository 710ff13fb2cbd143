package org.turkbridge.legacy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of one Request, from REST or SOAP alike.
 *
 * <p>Names are matched exactly. An empty value counts as absent: clients send one for an argument
 * they were not given. Names that an operation does not know are ignored, as clients send such.
 *
 * @param all in the order they were sent
 */
public record Parameters(List<Parameter> all) {
  private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]+");

  public Parameters {
    all = List.copyOf(all);
  }

  /**
   * A single text.
   *
   * @return null if absent or empty
   * @throws LegacyException if it was sent more than once
   */
  public @Nullable String text(String name) {
    List<String> values = named(name::equals);
    if (values.size() > 1) {
      throw invalid(name, "was sent " + values.size() + " times; send it once");
    }
    return values.isEmpty() || values.get(0).isEmpty() ? null : values.get(0);
  }

  /**
   * A single text that must be there.
   *
   * @throws LegacyException if it is absent or empty, or was sent more than once
   */
  public String required(String name) {
    String text = text(name);
    if (text == null) {
      throw LegacyException.ofResult(
          LegacyErrorCode.MISSING_PARAMETERS, "The request must contain the parameter " + name);
    }
    return text;
  }

  /**
   * {@code true} or {@code 1}, {@code false} or {@code 0}, in any case: boto 2 writes a capital.
   *
   * @return null if absent or empty
   * @throws LegacyException if it is anything else
   */
  public @Nullable Boolean bool(String name) {
    String text = text(name);
    return text == null
        ? null
        : switch (text.trim().toLowerCase(Locale.ROOT)) {
          case "true", "1" -> true;
          case "false", "0" -> false;
          default ->
              throw invalid(name, "\"" + Shortened.text(text) + "\" is neither true nor false");
        };
  }

  /**
   * A whole number in a range.
   *
   * @return null if absent or empty
   * @throws LegacyException if it is no number, or outside the range
   */
  public @Nullable Integer integer(String name, int least, int most) {
    Long number = wholeNumber(name, least, most);
    return number == null ? null : Math.toIntExact(number);
  }

  /**
   * A whole number in a range, of 64 bits.
   *
   * @return null if absent or empty
   * @throws LegacyException if it is no number, or outside the range
   */
  public @Nullable Long wholeNumber(String name, long least, long most) {
    String text = text(name);
    if (text == null) {
      return null;
    }
    String digits = text.trim();
    if (!INTEGER.matcher(digits).matches()) {
      throw invalid(name, "\"" + Shortened.text(text) + "\" is not a whole number");
    }
    Long number = longOf(digits);
    if (number == null || number < least || number > most) {
      throw LegacyException.ofResult(
          LegacyErrorCode.PARAMETER_OUT_OF_RANGE,
          "The parameter "
              + name
              + " must be "
              + range(least, most)
              + ", not "
              + Shortened.text(text));
    }
    return number;
  }

  private static @Nullable Long longOf(String digits) {
    try {
      return Long.valueOf(digits);
    } catch (NumberFormatException tooLarge) {
      return null;
    }
  }

  /**
   * One of the named values.
   *
   * @return null if absent or empty
   * @throws LegacyException if it is none of them
   */
  public @Nullable String choice(String name, String... allowed) {
    String text = text(name);
    if (text != null && !Arrays.asList(allowed).contains(text)) {
      throw invalid(
          name, "\"" + Shortened.text(text) + "\" is not one of " + String.join(", ", allowed));
    }
    return text;
  }

  /**
   * A list, in any of the ways clients write one: {@code Name=a}, {@code Name=a&Name=b}, {@code
   * Name=a,b}, {@code Name.1=a&Name.2=b}. Empty if absent.
   */
  public List<String> list(String name) {
    Pattern numbered = Pattern.compile(Pattern.quote(name) + "(\\.\\d+)?");
    return named(numbered.asMatchPredicate()).stream()
        .flatMap(value -> Arrays.stream(value.split(",")))
        .map(String::trim)
        .filter(value -> !value.isEmpty())
        .toList();
  }

  /** The first value of a name, even if it is empty or sent again. */
  Optional<String> first(String name) {
    return named(name::equals).stream().findFirst();
  }

  private List<String> named(Predicate<String> name) {
    return all.stream()
        .filter(parameter -> name.test(parameter.name()))
        .map(Parameter::value)
        .toList();
  }

  private static LegacyException invalid(String name, String what) {
    return LegacyException.ofResult(
        LegacyErrorCode.INVALID_PARAMETER_VALUE, "The parameter " + name + ": " + what);
  }

  private static String range(long least, long most) {
    boolean isOpenAbove = most == Integer.MAX_VALUE || most == Long.MAX_VALUE;
    return isOpenAbove && least > Integer.MIN_VALUE
        ? "at least " + least
        : "from " + least + " to " + most;
  }
}
