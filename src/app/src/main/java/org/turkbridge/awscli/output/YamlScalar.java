package org.turkbridge.awscli.output;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.ImplicitTuple;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.turkbridge.python.PythonText;

/** Scalars in the style of libyaml, as far as a reader of YAML 1.1 and of 1.2 agree on them. */
final class YamlScalar {
  /**
   * What one of them reads as something else without quotes: the scalars of the YAML 1.2 core
   * schema, those that ruamel.yaml adds, and the types of YAML 1.1.
   */
  private static final Pattern OTHER_TYPE =
      Pattern.compile(
          String.join(
              "|",
              "|~|null|Null|NULL|<<|=",
              "true|True|TRUE|false|False|FALSE",
              "yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF|y|Y|n|N",
              "[-+]?0b[01_]+",
              "[-+]?0o?[0-7_]+",
              "[-+]?0x[0-9a-fA-F_]+",
              "[-+][0-9_]+|[0-9][0-9_]*",
              "[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+",
              "[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\\.[0-9_]*",
              "[-+]?[0-9][0-9_]*\\.[0-9_]*(?:[eE][-+]?[0-9]+)?",
              "[-+]?[0-9][0-9_]*[eE][-+]?[0-9]+",
              "[-+]?\\.[0-9_]+(?:[eE][-+]?[0-9]+)?",
              "[-+]?\\.(?:inf|Inf|INF)",
              "\\.(?:nan|NaN|NAN)",
              "[0-9]{4}-[0-9]{2}-[0-9]{2}",
              "[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \\t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}"
                  + "(?:\\.[0-9]*)?(?:[ \\t]*(?:Z|[-+][0-9]{1,2}(?::[0-9]{2})?))?"));

  private static final ImplicitTuple ANY_STYLE = new ImplicitTuple(true, true);
  private static final ImplicitTuple QUOTED = new ImplicitTuple(false, true);

  private YamlScalar() {}

  static ScalarEvent text(String text) {
    return event(text, style(text), OTHER_TYPE.matcher(text).matches() ? QUOTED : ANY_STYLE);
  }

  /** Of anything but a text. */
  static ScalarEvent plain(@Nullable Object scalar) {
    return event(spelling(scalar), ScalarStyle.PLAIN, ANY_STYLE);
  }

  private static ScalarEvent event(String text, ScalarStyle style, ImplicitTuple implicit) {
    return new ScalarEvent(Optional.empty(), Optional.empty(), implicit, text, style);
  }

  /** The first one to try: the emitter goes on to the next where it does not fit. */
  private static ScalarStyle style(String text) {
    ScalarStyle style = ScalarStyle.PLAIN;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isEscaped(c)) {
        return ScalarStyle.DOUBLE_QUOTED;
      }
      if (c == '\n') {
        style = ScalarStyle.SINGLE_QUOTED;
      }
    }
    return style;
  }

  /** What {@link YamlDocument} escapes although the emitter would not. */
  private static boolean isEscaped(char c) {
    return switch (c) {
      case '\u007f', '\u0085', '\u2028', '\u2029', '\ufeff' -> true;
      default -> Character.isSurrogate(c);
    };
  }

  private static String spelling(@Nullable Object scalar) {
    if (scalar == null) {
      return "null";
    }
    if (scalar instanceof Boolean truth) {
      return truth.toString();
    }
    if (scalar instanceof Double number) {
      if (number.isNaN()) {
        return ".nan";
      }
      if (number.isInfinite()) {
        return number > 0 ? ".inf" : "-.inf";
      }
    }
    return PythonText.scalar(scalar);
  }
}
