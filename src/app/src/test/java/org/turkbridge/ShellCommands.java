package org.turkbridge;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The simple commands of a shell script, as words without their quotes. */
public final class ShellCommands {
  private static final Pattern ASSIGNMENT = Pattern.compile("\\w+=.*", Pattern.DOTALL);

  private final String script;
  private final List<List<String>> commands = new ArrayList<>();
  private List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean inWord;
  private int at;

  private ShellCommands(String script) {
    this.script = script;
  }

  /**
   * Each with its name first; what it is given in its environment is left out. Commands in {@code
   * $(...)} come before the one that they are part of.
   */
  public static List<List<String>> of(String script) {
    ShellCommands parser = new ShellCommands(script);
    parser.list('\0');
    return parser.commands;
  }

  /** Up to the character that ends it, or the end of the script. */
  private void list(char end) {
    List<String> outer = words;
    words = new ArrayList<>();
    while (at < script.length() && script.charAt(at) != end) {
      char c = script.charAt(at);
      if (c == '\n' || c == '|' || c == ';' || c == '&' || c == '}' || (c == '{' && !inWord)) {
        at++;
        endCommand();
      } else if (c == '#' && !inWord) {
        int line = script.indexOf('\n', at);
        at = line < 0 ? script.length() : line;
      } else if (c == ' ') {
        at++;
        endWord();
      } else {
        part(c);
      }
    }
    at++;
    endCommand();
    words = outer;
  }

  private void part(char c) {
    inWord = true;
    if (script.startsWith("\\\n", at)) {
      at += 2;
      inWord = word.length() > 0;
    } else if (script.startsWith("$(", at)) {
      substitution();
    } else if (script.startsWith("${", at)) {
      int end = script.indexOf('}', at) + 1;
      word.append(script, at, end);
      at = end;
    } else if (c == '\'') {
      int end = script.indexOf('\'', at + 1);
      word.append(script, at + 1, end);
      at = end + 1;
    } else if (c == '"') {
      at++;
      while (script.charAt(at) != '"') {
        if (script.startsWith("$(", at)) {
          substitution();
        } else {
          word.append(script.charAt(at++));
        }
      }
      at++;
    } else {
      word.append(c);
      at++;
    }
  }

  /** What comes out of it stands as one word. */
  private void substitution() {
    String before = word.toString();
    word.setLength(0);
    inWord = false;
    at += 2;
    list(')');
    word.append(before).append("RESULT");
    inWord = true;
  }

  private void endWord() {
    if (inWord) {
      words.add(word.toString());
      word.setLength(0);
      inWord = false;
    }
  }

  private void endCommand() {
    endWord();
    while (!words.isEmpty()
        && (ASSIGNMENT.matcher(words.get(0)).matches() || words.get(0).equals("sudo"))) {
      words = new ArrayList<>(words.subList(1, words.size()));
    }
    if (!words.isEmpty()) {
      commands.add(words);
    }
    words = new ArrayList<>();
  }
}
