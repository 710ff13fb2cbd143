package org.turkbridge.cli.prompt;

import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jspecify.annotations.Nullable;

/** Shows suggestions in JLine. */
final class CommandCompleter implements Completer {
  private final Suggestions suggestions;

  CommandCompleter(Suggestions suggestions) {
    this.suggestions = suggestions;
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    List<String> words = line.words();
    int index = line.wordIndex();
    suggestions
        .at(
            words.subList(0, index),
            line.word().substring(0, line.wordCursor()),
            words.subList(index + 1, words.size()))
        .forEach(suggestion -> candidates.add(candidate(suggestion, candidates.size())));
  }

  private static Candidate candidate(Suggestion suggestion, int place) {
    @Nullable String meaning = suggestion.meaning().isEmpty() ? null : suggestion.meaning();
    return new Candidate(
        suggestion.word(),
        suggestion.word(),
        null,
        meaning,
        null,
        null,
        suggestion.isWhole(),
        place);
  }
}
