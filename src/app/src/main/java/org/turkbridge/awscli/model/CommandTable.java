package org.turkbridge.awscli.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.turkbridge.schema.ConstraintTable;

/**
 * The commands of the AWS CLI that are here, as they are typed, and what people are told of them;
 * the file says how it is written. Knows nothing of the types of the SDK, which are slow to load.
 * Immutable.
 */
public final class CommandTable {
  private static final String FILE = "mturk-commands.txt";
  private static final String ALL = "all";

  private final Map<String, Entry> commands;
  private final Entry all;

  private record Entry(String summary, Map<String, String> members) {}

  private CommandTable(Map<String, Entry> commands, Entry all) {
    this.commands = commands;
    this.all = all;
  }

  /** The table that comes with the program. */
  public static CommandTable bundled() {
    try (InputStream in = CommandTable.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks " + FILE);
      }
      return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every command reads it first: neither streams nor regular expressions, which are slow. */
  private static CommandTable read(String text) {
    Map<String, Entry> commands = new LinkedHashMap<>();
    Map<String, String> members = new HashMap<>();
    Entry all = new Entry("", members);
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      String line = text.substring(start, end);
      start = end + 1;
      if (!line.isEmpty() && line.charAt(0) != '#') {
        String words = line.strip();
        int blank = words.indexOf(' ');
        String first = blank < 0 ? words : words.substring(0, blank);
        String rest = words.substring(first.length()).strip();
        if (line.charAt(0) == ' ') {
          members.put(first, rest);
        } else {
          members = new HashMap<>();
          Entry entry = new Entry(rest, members);
          if (first.equals(ALL)) {
            all = entry;
          } else {
            commands.put(first, entry);
          }
        }
      }
    }
    return new CommandTable(commands, all);
  }

  /** The commands, in alphabetical order. */
  public List<String> commands() {
    return List.copyOf(commands.keySet());
  }

  /** Whether there is such a command. */
  public boolean has(String command) {
    return commands.containsKey(command);
  }

  /**
   * What a command does, for people, without a full stop.
   *
   * @throws NoSuchElementException if there is none of that name
   */
  public String summary(String command) {
    return entry(command).summary();
  }

  /**
   * The operation of a command.
   *
   * @throws NoSuchElementException if there is none of that name
   */
  public ServiceOperation operation(String command, ConstraintTable table) {
    Map<String, String> meanings = new HashMap<>(all.members());
    meanings.putAll(entry(command).members());
    return ServiceOperation.of(command, meanings, table);
  }

  private Entry entry(String command) {
    @Nullable Entry entry = commands.get(command);
    if (entry == null) {
      throw new NoSuchElementException(FILE + " has no command " + command);
    }
    return entry;
  }
}
