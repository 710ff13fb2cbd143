package org.turkbridge.legacy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of one Request, or those in a part of it, from REST or SOAP alike.
 *
 * <p>Names are matched exactly. An empty value counts as absent: clients send one for an argument
 * they were not given. Names that an operation does not know are ignored, as clients send such.
 *
 * @param path what messages write before a name: empty, or the part that they are in and a dot
 * @param tree what was sent
 */
public record Parameters(String path, InputTree tree) {
  private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]+");

  /**
   * As xs:decimal has it, and as programs print doubles, to the last digit of their binary fraction
   * (56 for 0.05); the limit keeps numbers small.
   */
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?([0-9]{1,40}(\\.[0-9]{0,100})?|\\.[0-9]{1,100})([eE][+-]?[0-9]{1,2})?");

  /**
   * Those of a Request, as REST writes them.
   *
   * @throws LegacyException if there are more than any call has
   */
  public Parameters(List<Parameter> sent) {
    this(PartDraft.tree(sent, new PartCount()));
  }

  Parameters(InputTree request) {
    this("", request);
  }

  /**
   * All, as REST writes them: the names of parts that have parts are numbered, as in {@code
   * QualificationRequirement.1.Comparator}.
   */
  public List<Parameter> all() {
    return tree.parameters();
  }

  /**
   * A single text.
   *
   * @return null if absent or empty
   * @throws LegacyException if it was sent more than once, or with parts
   */
  public @Nullable String text(String name) {
    List<InputTree> occurrences = named(name);
    for (InputTree occurrence : occurrences) {
      if (!occurrence.parts().isEmpty()) {
        String part = occurrence.parts().keySet().iterator().next();
        throw invalid(
            path + name, "has a part, " + Shortened.text(part) + "; send a text without parts");
      }
    }
    if (occurrences.isEmpty()) {
      return null;
    }
    return single(path + name, occurrences.stream().map(InputTree::text).toList());
  }

  /**
   * The one value that may be there.
   *
   * @return null if there is none, or an empty one
   */
  static @Nullable String single(String name, List<String> values) {
    requireOne(name, values.size());
    return values.isEmpty() || values.get(0).isEmpty() ? null : values.get(0);
  }

  private static void requireOne(String name, int times) {
    if (times > 1) {
      throw invalid(name, "was sent " + times + " times; send it once");
    }
  }

  /**
   * The parameters in a part that occurs at most once, such as Reward.
   *
   * @return null if absent or empty
   * @throws LegacyException if it was sent more than once, or with a text
   */
  public @Nullable Parameters structure(String name) {
    List<InputTree> sent = structured(name);
    requireOne(path + name, sent.size());
    return sent.isEmpty() ? null : new Parameters(path + name + ".", sent.get(0));
  }

  /**
   * The parameters in each occurrence of a part, such as QualificationRequirement. Messages number
   * them from 1 in their order, whatever numbers they were sent with. Empty if absent.
   *
   * @throws LegacyException if one was sent with a text
   */
  public List<Parameters> structures(String name) {
    List<InputTree> sent = structured(name);
    return IntStream.range(0, sent.size())
        .mapToObj(i -> new Parameters(path + name + "." + (i + 1) + ".", sent.get(i)))
        .toList();
  }

  private List<InputTree> structured(String name) {
    // A blank one is an indented element without parts.
    List<InputTree> sent =
        named(name, true).stream()
            .filter(each -> !each.parts().isEmpty() || !each.text().isBlank())
            .toList();
    for (InputTree each : sent) {
      if (!each.text().isEmpty()) {
        throw invalid(
            path + name,
            "has the text \"" + Shortened.text(each.text()) + "\"; send its parts alone");
      }
    }
    return sent;
  }

  private List<InputTree> named(String name) {
    return named(name, false);
  }

  private List<InputTree> named(String name, boolean asStructures) {
    InputTree.Fault fault = tree.faults().get(name);
    if (fault != null && (asStructures || !fault.ofStructuresOnly())) {
      throw LegacyException.ofResult(
          LegacyErrorCode.INVALID_PARAMETER_VALUE, "The parameter " + path + fault.message());
    }
    return tree.parts().getOrDefault(name, List.of());
  }

  /**
   * A single text that must be there.
   *
   * @throws LegacyException if it is absent or empty, or was sent more than once
   */
  public String required(String name) {
    String text = text(name);
    if (text == null) {
      throw missing(name);
    }
    return text;
  }

  /**
   * Requires something of that name, be it a text or parts.
   *
   * @throws LegacyException if it is absent or empty, or a text that was sent more than once
   */
  void require(String name) {
    boolean hasParts =
        tree.parts().getOrDefault(name, List.of()).stream()
            .anyMatch(each -> !each.parts().isEmpty());
    if (!hasParts) {
      required(name);
    }
  }

  /**
   * Requires a text of that name, or several.
   *
   * @throws LegacyException if all are absent or empty
   */
  void requireAny(String name) {
    if (list(name).isEmpty()) {
      throw missing(name);
    }
  }

  private LegacyException missing(String name) {
    return LegacyException.ofResult(
        LegacyErrorCode.MISSING_PARAMETERS,
        "The request must contain the parameter " + path + name);
  }

  /**
   * {@code true}, {@code t} or {@code 1}, {@code false}, {@code f} or {@code 0}, in any case: boto
   * 2 writes a capital, and the documents of reviews have {@code T}.
   *
   * @return null if absent or empty
   * @throws LegacyException if it is anything else
   */
  public @Nullable Boolean bool(String name) {
    String text = text(name);
    return text == null
        ? null
        : switch (text.trim().toLowerCase(Locale.ROOT)) {
          case "true", "t", "1" -> true;
          case "false", "f", "0" -> false;
          default ->
              throw invalid(
                  path + name, "\"" + Shortened.text(text) + "\" is neither true nor false");
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
  @Nullable Long wholeNumber(String name, long least, long most) {
    String text = text(name);
    return text == null ? null : Long.valueOf(number(name, text, least, most));
  }

  private long number(String name, String text, long least, long most) {
    String digits = text.trim();
    if (!INTEGER.matcher(digits).matches()) {
      throw invalid(path + name, "\"" + Shortened.text(text) + "\" is not a whole number");
    }
    Long number = longOf(digits);
    if (number == null || number < least || number > most) {
      boolean isTooSmall = number == null ? digits.startsWith("-") : number < least;
      throw LegacyException.ofResult(
          LegacyErrorCode.PARAMETER_OUT_OF_RANGE,
          "The parameter "
              + path
              + name
              + " must be "
              + range(least, most, isTooSmall)
              + ", not "
              + Shortened.text(text));
    }
    return number;
  }

  /**
   * A list of whole numbers of 32 bits, written as {@link #list} takes it. Empty if absent.
   *
   * @throws LegacyException if one is no number, or too large
   */
  List<Integer> integers(String name) {
    return list(name).stream()
        .map(text -> Math.toIntExact(number(name, text, Integer.MIN_VALUE, Integer.MAX_VALUE)))
        .toList();
  }

  /**
   * A decimal number, such as an amount of money.
   *
   * @return null if absent or empty
   * @throws LegacyException if it is no number
   */
  public @Nullable BigDecimal decimal(String name) {
    String text = text(name);
    if (text == null) {
      return null;
    }
    if (!DECIMAL.matcher(text.trim()).matches()) {
      throw invalid(path + name, "\"" + Shortened.text(text) + "\" is not a decimal number");
    }
    return new BigDecimal(text.trim());
  }

  /**
   * A decimal number from zero on, such as an amount of money.
   *
   * @return null if absent or empty
   * @throws LegacyException if it is no number, or less
   */
  @Nullable BigDecimal notNegative(String name) {
    BigDecimal number = decimal(name);
    if (number != null && number.signum() < 0) {
      throw LegacyException.ofResult(
          LegacyErrorCode.PARAMETER_OUT_OF_RANGE,
          "The parameter " + path + name + " must be at least 0, not " + number.toPlainString());
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
  public @Nullable String choice(String name, Collection<String> allowed) {
    String text = text(name);
    return text == null ? null : choice(name, text, allowed);
  }

  private String choice(String name, String text, Collection<String> allowed) {
    if (!allowed.contains(text)) {
      throw invalid(
          path + name,
          "\"" + Shortened.text(text) + "\" is not one of " + String.join(", ", allowed));
    }
    return text;
  }

  /**
   * Some of the named values, written as {@link #list} takes them. Empty if absent.
   *
   * @throws LegacyException if one is none of them
   */
  List<String> choices(String name, Collection<String> allowed) {
    return list(name).stream().map(text -> choice(name, text, allowed)).toList();
  }

  /** Texts that may have commas in them. Empty if absent. */
  List<String> texts(String name) {
    return named(name).stream().map(InputTree::text).filter(text -> !text.isEmpty()).toList();
  }

  /** Those in which what is sent under one name counts as sent under another, where that is not. */
  Parameters renamed(String sent, String name) {
    if (tree.parts().containsKey(name) || !tree.parts().containsKey(sent)) {
      return this;
    }
    Map<String, List<InputTree>> parts = new LinkedHashMap<>(tree.parts());
    parts.put(name, Objects.requireNonNull(parts.remove(sent)));
    return new Parameters(path, new InputTree(tree.text(), parts, tree.faults()));
  }

  /** Those without what was sent under these names. */
  Parameters without(Collection<String> names) {
    Map<String, List<InputTree>> parts = new LinkedHashMap<>(tree.parts());
    Map<String, InputTree.Fault> faults = new LinkedHashMap<>(tree.faults());
    parts.keySet().removeAll(names);
    faults.keySet().removeAll(names);
    return new Parameters(path, new InputTree(tree.text(), parts, faults));
  }

  /**
   * The same, with a part of a structure in place of the parameter of its name, if that is absent.
   *
   * @param structure that may occur once
   */
  Parameters lifted(String structure, String name) {
    List<InputTree> sent = tree.parts().getOrDefault(structure, List.of());
    if (sent.size() != 1
        || tree.parts().containsKey(name)
        || !sent.get(0).parts().containsKey(name)) {
      return this;
    }
    Map<String, List<InputTree>> parts = new LinkedHashMap<>(tree.parts());
    parts.put(name, sent.get(0).parts().get(name));
    return new Parameters(path, new InputTree(tree.text(), parts, tree.faults()));
  }

  /**
   * A list, in any of the ways clients write one: {@code Name=a}, {@code Name=a&Name=b}, {@code
   * Name=a,b}, {@code Name.1=a&Name.2=b}. Empty if absent.
   */
  public List<String> list(String name) {
    return named(name).stream()
        .flatMap(sent -> Arrays.stream(sent.text().split(",")))
        .map(String::trim)
        .filter(value -> !value.isEmpty())
        .toList();
  }

  private static LegacyException invalid(String name, String what) {
    return LegacyException.ofResult(
        LegacyErrorCode.INVALID_PARAMETER_VALUE, "The parameter " + name + ": " + what);
  }

  private static String range(long least, long most, boolean isTooSmall) {
    boolean isOpenAbove = most == Integer.MAX_VALUE || most == Long.MAX_VALUE;
    return isOpenAbove && isTooSmall && least > Integer.MIN_VALUE
        ? "at least " + least
        : "from " + least + " to " + most;
  }
}
