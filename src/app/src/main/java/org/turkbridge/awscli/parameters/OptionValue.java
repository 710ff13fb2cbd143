package org.turkbridge.awscli.parameters;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.turkbridge.awscli.CommandException;
import org.turkbridge.awscli.model.PlainJson;
import org.turkbridge.json.ModelWords;
import org.turkbridge.json.SdkMembers;
import org.turkbridge.python.PythonInt;
import org.turkbridge.python.PythonSpace;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;

/**
 * What an option says of its member: a text, a number, a truth value; and of structures and lists
 * of them JSON or {@link Shorthand}. All but truth values and longs may stand in a file. The order
 * of what is tried is the AWS CLI's ({@code awscli/argprocess.py}).
 */
final class OptionValue {
  private final SdkField<?> member;
  private final String option;
  private final ParameterFile files;

  OptionValue(SdkField<?> member, ParameterFile files) {
    this.member = member;
    this.option = ModelWords.option(member.locationName());
    this.files = files;
  }

  /**
   * The value.
   *
   * @param given a text, a truth value, or for a list the texts of it
   * @throws CommandException if it cannot be one of the member
   */
  @Nullable Object of(Object given) {
    if (given instanceof Boolean) {
      return given;
    }
    MarshallingKnownType type = SdkMembers.type(member);
    if (type == MarshallingKnownType.LONG) {
      return integer(given.toString());
    }
    Object loaded = loaded(given);
    return switch (type) {
      case INTEGER -> integer(loaded.toString());
      case LIST -> loaded instanceof List<?> words ? list(texts(words)) : list(loaded.toString());
      case SDK_POJO -> structure(loaded.toString());
      default -> loaded;
    };
  }

  /** A list of one word may stand in a file, which then is no list. */
  private Object loaded(Object given) {
    if (given instanceof List<?> words) {
      if (words.size() != 1) {
        return words;
      }
      String word = words.get(0).toString();
      return ParameterFile.isNamedBy(word) ? files.resolve(option, word) : words;
    }
    return files.resolve(option, given.toString());
  }

  private static List<String> texts(List<?> words) {
    return words.stream().map(String::valueOf).toList();
  }

  private @Nullable Object structure(String text) {
    return looksLikeJson(text) ? jsonStructure(text) : shorthand(text, member);
  }

  private @Nullable Object list(List<String> words) {
    SdkField<?> element = SdkMembers.element(member);
    boolean isNested = SdkMembers.type(element) == MarshallingKnownType.SDK_POJO;
    if (isNested && (words.isEmpty() || !looksLikeJson(words.get(0)))) {
      List<Object> structures = new ArrayList<>();
      words.forEach(word -> structures.add(shorthand(word, element)));
      return structures;
    }
    if (words.size() == 1 && PythonSpace.strip(words.get(0)).startsWith("[")) {
      return json(words.get(0));
    }
    return elements(words);
  }

  /** Of a file. In the AWS CLI, what is no JSON is a list of characters, or a structure alone. */
  private @Nullable Object list(String text) {
    boolean isNested = SdkMembers.type(SdkMembers.element(member)) == MarshallingKnownType.SDK_POJO;
    if (isNested && !looksLikeJson(text)) {
      return parsed(text);
    }
    return first(text) == '['
        ? json(text)
        : elements(text.codePoints().mapToObj(Character::toString).toList());
  }

  private List<@Nullable Object> elements(List<String> words) {
    MarshallingKnownType type = SdkMembers.type(SdkMembers.element(member));
    List<@Nullable Object> elements = new ArrayList<>();
    for (String word : words) {
      elements.add(
          switch (type) {
            case SDK_POJO -> jsonStructure(word);
            case INTEGER, LONG ->
                PythonInt.parse(word)
                    .map(OptionValue::plain)
                    .orElseThrow(() -> failure(words.get(0)));
            default -> word;
          });
    }
    return elements;
  }

  private @Nullable Object jsonStructure(String text) {
    if (first(text) != '{') {
      throw failure("Invalid JSON:\n" + text);
    }
    return json(text);
  }

  private @Nullable Object json(String text) {
    try {
      return PlainJson.readPython(text);
    } catch (PlainJson.NotJsonException e) {
      throw failure("Invalid JSON: %s\nJSON received: %s".formatted(e.getMessage(), text));
    }
  }

  private Map<String, Object> shorthand(String text, SdkField<?> structure) {
    Map<String, Object> members = parsed(text);
    ShorthandTypes.apply(SdkMembers.structure(structure), members);
    return members;
  }

  private Map<String, Object> parsed(String text) {
    try {
      return Shorthand.parse(text);
    } catch (Shorthand.SyntaxException e) {
      throw failure(String.valueOf(e.getMessage()));
    }
  }

  private static boolean looksLikeJson(String text) {
    String stripped = PythonSpace.strip(text);
    return stripped.startsWith("[") || stripped.startsWith("{");
  }

  /** As the AWS CLI does: an IndexError that nobody catches. */
  private static char first(String text) {
    String stripped = PythonSpace.withoutLeadingSpace(text);
    if (stripped.isEmpty()) {
      throw CommandException.other("string index out of range");
    }
    return stripped.charAt(0);
  }

  /**
   * The number of a text.
   *
   * @throws CommandException if it is none, as the AWS CLI does: a ValueError that nobody catches
   */
  static Number integer(String text) {
    return plain(
        PythonInt.parse(text).orElseThrow(() -> CommandException.other(PythonInt.error(text))));
  }

  private static Number plain(BigInteger value) {
    return value.bitLength() < Long.SIZE ? Long.valueOf(value.longValue()) : value;
  }

  private CommandException failure(String message) {
    return CommandException.usage("Error parsing parameter '" + option + "': " + message);
  }
}
