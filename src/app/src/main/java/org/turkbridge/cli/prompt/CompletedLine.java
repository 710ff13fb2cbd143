package org.turkbridge.cli.prompt;

import java.util.ArrayList;
import java.util.List;
import org.jline.reader.CompletingParsedLine;

/**
 * A line and the word that the cursor is in, which is an empty one between words.
 *
 * @param words of the line, that one among them
 * @param wordCursor where the cursor is in it, without quotes
 * @param rawWordCursor the same with quotes
 */
record CompletedLine(
    String line,
    int cursor,
    List<String> words,
    int wordIndex,
    int wordCursor,
    int rawWordCursor,
    int rawWordLength)
    implements CompletingParsedLine {
  static CompletedLine of(String line, int cursor) {
    List<ShellWords.Word> words = ShellWords.of(line).words();
    List<String> texts = new ArrayList<>(words.stream().map(ShellWords.Word::text).toList());
    int index = 0;
    while (index < words.size() && words.get(index).end() < cursor) {
      index++;
    }
    if (index < words.size() && words.get(index).start() <= cursor) {
      ShellWords.Word word = words.get(index);
      return new CompletedLine(
          line,
          cursor,
          List.copyOf(texts),
          index,
          String.join("", ShellWords.of(line.substring(word.start(), cursor)).texts()).length(),
          cursor - word.start(),
          word.end() - word.start());
    }
    texts.add(index, "");
    return new CompletedLine(line, cursor, List.copyOf(texts), index, 0, 0, 0);
  }

  @Override
  public String word() {
    return words.get(wordIndex);
  }

  @Override
  public CharSequence escape(CharSequence candidate, boolean complete) {
    return ShellQuoting.escaped(candidate.toString());
  }
}
