package org.turkbridge.verify.report;

import java.io.IOException;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Two values side by side, with marks where they differ. */
final class HtmlSides {
  /** Longer equal stretches are folded, but for this much at either end. */
  private static final int UNFOLDED = 240;

  private static final int KEPT = 80;
  private static final int LONGEST_WORD = 24;

  /** What no page should hold of a stretch. */
  private static final int LONGEST = 20_000;

  private final HtmlWriter html;

  HtmlSides(HtmlWriter html) {
    this.html = html;
  }

  /** A value that is compared with none. */
  void write(String value) throws IOException {
    html.put("<div class=\"sides\">\n<section class=\"side\"><h3>Value</h3>");
    side(value, List.of(new WordDiff.Piece(value, false)), true);
    html.put("</section>\n</div>\n");
  }

  /** Either may be null, if that side has no value. */
  void write(@Nullable String before, @Nullable String after) throws IOException {
    WordDiff difference = WordDiff.of(before == null ? "" : before, after == null ? "" : after);
    if (before != null && after != null) {
      String likeness = Likeness.of(before, after).orElse("");
      if (!likeness.isEmpty()) {
        html.put("<p class=\"likeness\">{}</p>\n", likeness);
      }
    }
    html.put("<div class=\"sides\">\n<section class=\"side before\"><h3>Before</h3>");
    side(before, difference.before(), true);
    html.put("</section>\n<section class=\"side after\"><h3>After</h3>");
    side(after, difference.after(), false);
    html.put("</section>\n</div>\n");
  }

  private void side(@Nullable String value, List<WordDiff.Piece> pieces, boolean old)
      throws IOException {
    if (value == null || value.isEmpty()) {
      html.put("<p class=\"none\">{}</p>", value == null ? "no value" : "empty");
      return;
    }
    html.put("<div class=\"value\" dir=\"auto\">");
    for (int i = 0; i < pieces.size(); i++) {
      WordDiff.Piece piece = pieces.get(i);
      if (!piece.changed()) {
        equal(piece.text(), i > 0, i < pieces.size() - 1);
      } else if (old) {
        html.put(isBlank(piece.text()) ? "<del class=\"blank\">" : "<del>");
        clipped(piece.text(), true);
        html.put("</del>");
      } else {
        html.put(isBlank(piece.text()) ? "<ins class=\"blank\">" : "<ins>");
        clipped(piece.text(), true);
        html.put("</ins>");
      }
    }
    html.put("</div>");
  }

  /**
   * @param changeBefore whether there is a change before it, whose neighbourhood is to be seen
   */
  private void equal(String text, boolean changeBefore, boolean changeAfter) throws IOException {
    int head = changeBefore || !changeAfter ? KEPT : 0;
    int tail = changeAfter ? KEPT : 0;
    if (text.length() <= UNFOLDED) {
      visible(text, false);
      return;
    }
    int from = wordEnd(text, head);
    int to = wordStart(text, text.length() - tail);
    visible(text.substring(0, from), false);
    html.put(
        """
        <button type="button" class="fold" aria-expanded="false" hidden>{} equal characters\
        </button><span class="folded">\
        """,
        Wording.number(to - from));
    clipped(text.substring(from, to), false);
    html.put("</span>");
    visible(text.substring(to), false);
  }

  private void clipped(String text, boolean changed) throws IOException {
    int end = text.length() > LONGEST ? boundary(text, LONGEST) : text.length();
    visible(text.substring(0, end), changed);
    if (end < text.length()) {
      html.put(
          "<span class=\"cut\">{} characters more, which only the JSON report holds</span>",
          Wording.number(text.length() - end));
    }
  }

  /** What cannot be seen has a sign, or its number; white space only where it is the change. */
  private void visible(String text, boolean changed) throws IOException {
    boolean blank = changed && isBlank(text);
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (changed && isSpace(c)) {
        space(c, blank);
      } else if (!isSpace(c) && isHidden(c, changed)) {
        html.put("<span class=\"code-point\">{}</span>", "U+%04X".formatted(c));
      } else {
        html.text(Character.toString(c));
      }
    }
  }

  private void space(int c, boolean signed) throws IOException {
    if (c == '\r' || (c != ' ' && c != '\t' && c != '\n')) {
      html.put("<span class=\"code-point\">{}</span>", c == '\r' ? "CR" : "U+%04X".formatted(c));
    } else if (!signed) {
      html.text(Character.toString(c));
    } else {
      html.put(
          "<span class=\"space\">{}</span>{}",
          switch (c) {
            case '\t' -> "→";
            case '\n' -> "↵";
            default -> "·";
          },
          c == '\n' ? "\n" : "");
    }
  }

  private static boolean isBlank(String text) {
    return text.codePoints().allMatch(HtmlSides::isSpace);
  }

  private static boolean isSpace(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  /** Joiners belong to the letters around them, unless they are what was changed. */
  private static boolean isHidden(int c, boolean changed) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.SURROGATE, Character.UNASSIGNED -> true;
      case Character.FORMAT -> changed || (c != 0x200C && c != 0x200D);
      default -> false;
    };
  }

  /** Of the word before it, if there is one not far away. */
  private static int wordEnd(String text, int at) {
    for (int i = at; i > at - LONGEST_WORD && i > 0; i--) {
      if (isSpace(text.charAt(i))) {
        return i;
      }
    }
    return boundary(text, at);
  }

  private static int wordStart(String text, int at) {
    for (int i = at; i < at + LONGEST_WORD && i < text.length(); i++) {
      if (isSpace(text.charAt(i - 1))) {
        return i;
      }
    }
    return boundary(text, at);
  }

  /** No surrogate pair is cut. */
  private static int boundary(String text, int at) {
    return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
  }

  /** What two values differ in, where one cannot see it at once. */
  private static final class Likeness {
    private Likeness() {}

    /** A sentence; absent if the difference is a plain one. */
    static Optional<String> of(String before, String after) {
      if (before.equals(after)) {
        return Optional.of("Both sides are the same here.");
      }
      if (withoutSpace(before).equals(withoutSpace(after))) {
        return Optional.of("Only white space differs. It is shown as · → ↵.");
      }
      if (composed(before).equals(composed(after))) {
        return Optional.of(
            "The letters look the same: they are composed in another way (Unicode normalisation).");
      }
      if (before.equalsIgnoreCase(after)) {
        return Optional.of("Only capital and small letters differ.");
      }
      return Optional.empty();
    }

    private static String withoutSpace(String text) {
      return text.replaceAll("[\\s\\u0085\\p{Z}]+", "");
    }

    private static String composed(String text) {
      return Normalizer.normalize(text, Normalizer.Form.NFC);
    }
  }
}
