package org.turkbridge.cli.prompt;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jline.reader.UserInterruptException;
import org.jline.reader.Widget;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/** A line of a terminal to edit, with completion. Nothing of it is kept. */
final class LineEditor {
  private static final List<String> COLORED =
      List.of(
          LineReader.COMPLETION_STYLE_STARTING,
          LineReader.COMPLETION_STYLE_DESCRIPTION,
          LineReader.COMPLETION_STYLE_GROUP,
          LineReader.COMPLETION_STYLE_BACKGROUND,
          LineReader.COMPLETION_STYLE_LIST_STARTING,
          LineReader.COMPLETION_STYLE_LIST_DESCRIPTION,
          LineReader.COMPLETION_STYLE_LIST_GROUP,
          LineReader.COMPLETION_STYLE_LIST_BACKGROUND);
  private static final String NO_STYLE = "fg:default";

  private final LineReader reader;
  private final boolean isDumb;

  private LineEditor(LineReader reader, boolean isDumb) {
    this.reader = reader;
    this.isDumb = isDumb;
  }

  static LineEditor on(Terminal terminal, Suggestions suggestions, boolean isColored)
      throws IOException {
    boolean isDumb = terminal.getType().equals(Terminal.TYPE_DUMB);
    TidyReader reader = new TidyReader(terminal);
    reader.setParser((line, cursor, context) -> CompletedLine.of(line, cursor));
    reader.setCompleter(new CommandCompleter(suggestions));
    reader.setVariable(LineReader.DISABLE_HISTORY, true);
    // An exclamation mark is JMESPath's.
    reader.setOpt(LineReader.Option.DISABLE_EVENT_EXPANSION);
    reader.unsetOpt(LineReader.Option.COMPLETE_MATCHER_TYPO);
    reader.option(LineReader.Option.ERASE_LINE_ON_FINISH, !isDumb);
    if (!isColored) {
      COLORED.forEach(style -> reader.setVariable(style, NO_STYLE));
    }
    leaveWith(KeyMap.ctrl('D'), reader);
    return new LineEditor(reader, isDumb);
  }

  /** Whatever is in the line: JLine would take the key as delete otherwise. */
  private static void leaveWith(String key, LineReader reader) {
    Widget leave =
        () -> {
          throw new EndOfFileException();
        };
    for (KeyMap<Binding> keys : reader.getKeyMaps().values()) {
      keys.bind(leave, key);
    }
  }

  /**
   * Lets the user edit a line.
   *
   * @return empty if the user left it with Ctrl-C or Ctrl-D
   */
  Optional<String> edit(String prompt, String line) {
    try {
      return Optional.of(reader.readLine(prompt, null, (Character) null, line));
    } catch (UserInterruptException | EndOfFileException e) {
      if (isDumb) {
        say("");
      }
      return Optional.empty();
    }
  }

  /** Whether a line can be edited and completed, and not only be added to. */
  boolean isFree() {
    return !isDumb;
  }

  /** Shows a line above the one to edit. */
  void say(String line) {
    reader.getTerminal().writer().println(line);
    reader.getTerminal().flush();
  }

  /** Shows suggestions in JLine. */
  private static final class CommandCompleter implements Completer {
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

  /** JLine's reader, which clears the screen of its menu too when it is interrupted there. */
  private static final class TidyReader extends LineReaderImpl {
    TidyReader(Terminal terminal) throws IOException {
      super(terminal);
    }

    @Override
    protected void cleanup() {
      // Set for a key that ends a list; interrupted before that key is used, it would be in force
      // here.
      skipRedisplay = false;
      super.cleanup();
    }
  }
}
