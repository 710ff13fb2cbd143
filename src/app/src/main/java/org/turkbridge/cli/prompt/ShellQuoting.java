package org.turkbridge.cli.prompt;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Words as they are typed into a POSIX shell. */
final class ShellQuoting {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");
  private static final Pattern SPECIAL = Pattern.compile("[^A-Za-z0-9_@%+=:,./\\u0080-\\uffff-]");

  /** What means something even between double quotes, the exclamation mark on a terminal only. */
  private static final Pattern ACTIVE = Pattern.compile("[$`\"\\\\!]");

  private ShellQuoting() {}

  /** Between quotes if it has to be. */
  static String quoted(String word) {
    if (PLAIN.matcher(word).matches()) {
      return word;
    }
    return word.contains("'") && !ACTIVE.matcher(word).find()
        ? '"' + word + '"'
        : "'" + word.replace("'", "'\\''") + "'";
  }

  static String joined(List<String> words) {
    return words.stream().map(ShellQuoting::quoted).collect(Collectors.joining(" "));
  }

  /** With backslashes, for a word that may go on. */
  static String escaped(String word) {
    return SPECIAL.matcher(word).replaceAll("\\\\$0");
  }
}
