package org.turkbridge.cli.prompt;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.jline.terminal.impl.PosixSysTerminal;
import org.jline.terminal.impl.exec.ExecPty;
import org.jline.terminal.impl.exec.ExecTerminalProvider;
import org.jspecify.annotations.Nullable;
import org.turkbridge.cli.console.TerminalFile;
import picocli.CommandLine.Model.CommandSpec;

/** Asks for the options of a command until they are valid, and shows how it is then typed. */
public final class Prompt {
  private static final String KEYS = "Enter runs the command, Ctrl-C leaves.";
  private static final String MORE_KEYS = "Tab completes, " + KEYS;

  private final CommandSpec command;
  private final Suggestions suggestions;
  private final Function<List<String>, Optional<String>> mistake;
  private final Map<String, String> environment;

  /**
   * @param mistake what is wrong with the words behind the command's name; empty if nothing is
   * @param environment of which {@code TERM} and {@code NO_COLOR} are read
   */
  public Prompt(
      CommandSpec command,
      Suggestions suggestions,
      Function<List<String>, Optional<String>> mistake,
      Map<String, String> environment) {
    this.command = command;
    this.suggestions = suggestions;
    this.mistake = mistake;
    this.environment = environment;
  }

  /**
   * Asks.
   *
   * @param words behind the command's name, to begin with
   * @return the words to run the command with; empty if the user left
   * @throws IOException if there is no terminal, see {@link TerminalFile#isThere}
   */
  public Optional<List<String>> ask(List<String> words) throws IOException {
    String noColor = environment.getOrDefault("NO_COLOR", "");
    try (Terminal terminal =
        ControllingTerminal.open(
            TerminalFile.NAME, environment.get("TERM"), StandardCharsets.UTF_8)) {
      return ask(LineEditor.on(terminal, suggestions, noColor.isEmpty()), words);
    }
  }

  private Optional<List<String>> ask(LineEditor editor, List<String> words) {
    String prompt = command.qualifiedName() + " ";
    editor.say(editor.isFree() ? MORE_KEYS : KEYS);
    Optional<String> line = editor.edit(prompt, begin(words));
    while (line.isPresent()) {
      ShellWords entered = ShellWords.of(line.get());
      Optional<String> reason = reason(entered);
      if (reason.isEmpty()) {
        editor.say((prompt + ShellQuoting.joined(entered.texts())).strip());
        return Optional.of(entered.texts());
      }
      editor.say(reason.get());
      line = editor.edit(prompt, editor.isFree() ? line.get() : "");
    }
    return Optional.empty();
  }

  /** With a blank behind, where the next word is typed. */
  private static String begin(List<String> words) {
    return words.isEmpty() ? "" : ShellQuoting.joined(words) + " ";
  }

  private Optional<String> reason(ShellWords entered) {
    return entered
        .unclosed()
        .map(
            open ->
                open == '\\'
                    ? "Nothing is behind the last \\"
                    : "The quote " + open + " is not closed")
        .or(() -> mistake.apply(entered.texts()));
  }

  /** The terminal of this process, whatever its standard streams are. */
  private static final class ControllingTerminal extends ExecPty {
    private static final String NAME = "turkbridge";

    private ControllingTerminal(String device) {
      super(new ExecTerminalProvider(), null, device);
    }

    /**
     * Opens it.
     *
     * @param device its file
     * @param type as {@code TERM} says it; null if it does not
     */
    static Terminal open(String device, @Nullable String type, Charset charset) throws IOException {
      return type == null || type.equals(Terminal.TYPE_DUMB)
          ? new DumbTerminal(
              NAME,
              Terminal.TYPE_DUMB,
              new FileInputStream(device),
              new FileOutputStream(device),
              charset)
          : new PosixSysTerminal(
              NAME,
              type,
              new ControllingTerminal(device),
              charset,
              true,
              Terminal.SignalHandler.SIG_DFL);
    }
  }
}
