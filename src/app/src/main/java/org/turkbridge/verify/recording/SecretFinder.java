package org.turkbridge.verify.recording;

import java.util.List;
import org.turkbridge.verify.recording.SecretSearch.Range;
import org.turkbridge.verify.recording.SecretWritings.Writing;

/**
 * Looks at each place of one layer of a text, whether a secret ends there. Breaks of lines, and the
 * blanks behind them, count as nothing.
 */
final class SecretFinder {
  private static final int WINDOW = SecretWritings.SHORTEST;

  private final SecretSearch search;
  private final List<Range> found;

  /** What may belong to a secret that ends in the next chunk, and that chunk. */
  private final TextChunk context;

  private boolean isAtStart;
  private boolean hasChanged;

  SecretFinder(SecretSearch search, List<Range> found) {
    this.search = search;
    this.found = found;
    this.context = new TextChunk(2 * search.longest());
  }

  /**
   * The next chunk.
   *
   * @param isChanged whether it differs from what another finder looks at
   */
  void find(TextChunk chunk, boolean isChanged) {
    context.drop(Math.max(0, context.length() - search.longest() - 1));
    int known = context.length();
    addJoined(chunk);
    // Of what was not changed, secrets may begin in what was.
    if (isChanged || hasChanged) {
      find(known);
    }
    hasChanged = isChanged || (hasChanged && context.length() - known <= search.longest());
  }

  private void addJoined(TextChunk chunk) {
    int first = 0;
    for (int i = 0; i < chunk.length(); i++) {
      char c = chunk.charAt(i);
      boolean isBreak = c == '\n' || c == '\r';
      if (isBreak || (isAtStart && (c == ' ' || c == '\t'))) {
        context.addAll(chunk, first, i);
        first = i + 1;
      }
      isAtStart = isBreak || (isAtStart && first == i + 1);
    }
    context.addAll(chunk, first, chunk.length());
  }

  private void find(int from) {
    long last = 0;
    int start = Math.max(0, from - WINDOW + 1);
    for (int end = start + 1; end <= context.length(); end++) {
      last = SecretSearch.with(context.charAt(end - 1), last);
      if (search.mayEndWith(last)) {
        for (Writing writing : search.endingWith(last)) {
          if (context.contains(writing.text(), end - writing.text().length())) {
            add(writing, end);
          }
        }
      }
    }
  }

  /** With the characters around it that hold some bits of it, if they are there yet. */
  private void add(Writing writing, int end) {
    int first = end - writing.text().length();
    int from = writing.isOpenBefore() && isBase64(first - 1) ? first - 1 : first;
    int to = writing.isOpenBehind() && isBase64(end) ? end + 1 : end;
    found.add(new Range(context.from(from), context.to(to - 1)));
  }

  private boolean isBase64(int index) {
    if (index < 0 || index >= context.length()) {
      return false;
    }
    char c = context.charAt(index);
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "+/-_".indexOf(c) >= 0;
  }
}
