package org.turkbridge.verify.report;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Two values, and the words in which they differ.
 *
 * @param before the pieces of the old one
 * @param after the pieces of the new one
 */
record WordDiff(List<Piece> before, List<Piece> after) {
  /** Comparing takes the square of it. */
  private static final int MOST_TOKENS = 800;

  /** A tag without attributes is one too: values often are XML. */
  private static final Pattern WORD =
      Pattern.compile(
          "[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}]*|[ \\t]+|</?[\\w:.-]+/?>|\\X", Pattern.DOTALL);

  private static final Pattern LINE = Pattern.compile("[^\\n]*\\n|[^\\n]+");

  WordDiff {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  /** Compares word by word; line by line what has very many words. */
  static WordDiff of(String before, String after) {
    int head = commonHead(before, after);
    int tail = commonTail(before, after, head);
    String oldMiddle = before.substring(head, before.length() - tail);
    String newMiddle = after.substring(head, after.length() - tail);
    Pieces old = new Pieces();
    Pieces young = new Pieces();
    old.add(before.substring(0, head), false);
    young.add(after.substring(0, head), false);
    middle(oldMiddle, newMiddle, old, young);
    old.add(before.substring(before.length() - tail), false);
    young.add(after.substring(after.length() - tail), false);
    return new WordDiff(old.list, young.list);
  }

  private static void middle(String before, String after, Pieces old, Pieces young) {
    for (Pattern unit : List.of(WORD, LINE)) {
      List<String> oldTokens = tokens(unit, before);
      List<String> newTokens = tokens(unit, after);
      if (oldTokens.size() <= MOST_TOKENS && newTokens.size() <= MOST_TOKENS) {
        compare(oldTokens, newTokens, old, young);
        return;
      }
    }
    old.add(before, true);
    young.add(after, true);
  }

  private static void compare(
      List<String> oldTokens, List<String> newTokens, Pieces old, Pieces young) {
    int oldAt = 0;
    int newAt = 0;
    for (AbstractDelta<String> delta :
        DiffUtils.diff(oldTokens, newTokens, new MyersDiffWithLinearSpace<>()).getDeltas()) {
      int oldStart = delta.getSource().getPosition();
      int newStart = delta.getTarget().getPosition();
      old.add(String.join("", oldTokens.subList(oldAt, oldStart)), false);
      young.add(String.join("", newTokens.subList(newAt, newStart)), false);
      oldAt = oldStart + delta.getSource().size();
      newAt = newStart + delta.getTarget().size();
      old.add(String.join("", oldTokens.subList(oldStart, oldAt)), true);
      young.add(String.join("", newTokens.subList(newStart, newAt)), true);
    }
    old.add(String.join("", oldTokens.subList(oldAt, oldTokens.size())), false);
    young.add(String.join("", newTokens.subList(newAt, newTokens.size())), false);
  }

  /** Stops before a word that is not the same to its end. */
  private static int commonHead(String before, String after) {
    int shorter = Math.min(before.length(), after.length());
    int same = 0;
    while (same < shorter && before.charAt(same) == after.charAt(same)) {
      same++;
    }
    while (same > 0 && !(isBoundary(before, same) && isBoundary(after, same))) {
      same--;
    }
    return same;
  }

  private static int commonTail(String before, String after, int head) {
    int shorter = Math.min(before.length(), after.length()) - head;
    int same = 0;
    while (same < shorter
        && before.charAt(before.length() - 1 - same) == after.charAt(after.length() - 1 - same)) {
      same++;
    }
    while (same > 0
        && !(isBoundary(before, before.length() - same)
            && isBoundary(after, after.length() - same))) {
      same--;
    }
    return same;
  }

  private static boolean isBoundary(String text, int at) {
    return at == 0 || at == text.length() || separates(text.charAt(at - 1), text.charAt(at));
  }

  /** White space beside something that is written, where no token and no character is cut. */
  private static boolean separates(char left, char right) {
    return left < 0x80
        && right < 0x80
        && Character.isWhitespace(left) != Character.isWhitespace(right);
  }

  private static List<String> tokens(Pattern unit, String text) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = unit.matcher(text);
    // One too many is enough to know.
    while (tokens.size() <= MOST_TOKENS && matcher.find()) {
      tokens.add(matcher.group());
    }
    return tokens;
  }

  /** Joins what is alike. */
  private static final class Pieces {
    private final List<Piece> list = new ArrayList<>();

    void add(String text, boolean changed) {
      if (text.isEmpty()) {
        return;
      }
      int last = list.size() - 1;
      if (last >= 0 && list.get(last).changed() == changed) {
        list.set(last, new Piece(list.get(last).text() + text, changed));
      } else {
        list.add(new Piece(text, changed));
      }
    }
  }

  /**
   * A stretch of a value.
   *
   * @param changed whether the other side has it not, or differently
   */
  record Piece(String text, boolean changed) {}
}
