package org.turkbridge.clients;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A line of the table of commands, which says how it is read.
 *
 * @param before arguments before {@code mturk}
 * @param args arguments behind the command
 * @param config of the AWS tools
 * @param process why Turkbridge runs in a process of its own; null for the JVM of the tests
 * @param compare what has to be the same
 * @param why if that is not everything
 */
record CommandCase(
    String name,
    List<String> before,
    List<String> args,
    Map<String, String> env,
    @Nullable String config,
    String endpoint,
    @Nullable String process,
    Comparison compare,
    @Nullable String why) {
  private static final Set<String> KEYS =
      Set.of("name", "before", "args", "env", "config", "endpoint", "process", "compare", "why");

  /** What has to be the same of two runs. */
  enum Comparison {
    ALL,
    YAML,
    OUTPUT,
    STATUS,
    NOTHING
  }

  /** The table of list-qualification-requests. */
  static List<CommandCase> all() {
    return cases((List<?>) read("list-qualification-requests.yaml"));
  }

  /** The table of all commands: the cases of each. */
  static Map<String, List<CommandCase>> byCommand() {
    Map<String, List<CommandCase>> commands = new LinkedHashMap<>();
    ((Map<?, ?>) read("mturk-commands.yaml"))
        .forEach((command, cases) -> commands.put(command.toString(), cases((List<?>) cases)));
    return commands;
  }

  private static Object read(String table) {
    try (InputStream in =
        Objects.requireNonNull(CommandCase.class.getResourceAsStream("/clients/" + table))) {
      return new Load(LoadSettings.builder().build()).loadFromInputStream(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<CommandCase> cases(List<?> lines) {
    return lines.stream().map(each -> of((Map<?, ?>) each)).toList();
  }

  private static CommandCase of(Map<?, ?> line) {
    if (!KEYS.containsAll(line.keySet())) {
      throw new IllegalStateException("A case has " + KEYS + ", not " + line.keySet());
    }
    Comparison comparison =
        line.get("compare") == null
            ? Comparison.ALL
            : Comparison.valueOf(line.get("compare").toString().toUpperCase(Locale.ROOT));
    Object why = line.get("why");
    boolean isExplained = comparison == Comparison.ALL || comparison == Comparison.YAML;
    if (!isExplained && why == null) {
      throw new IllegalStateException("Say why: " + line);
    }
    Object process = line.get("process");
    return new CommandCase(
        String.valueOf(line.get("name")),
        texts(line.get("before")),
        texts(line.get("args")),
        env(line.get("env")),
        line.get("config") == null ? null : line.get("config").toString(),
        line.get("endpoint") == null ? "embedded" : line.get("endpoint").toString(),
        process == null ? null : process.toString(),
        comparison,
        why == null ? null : why.toString());
  }

  private static List<String> texts(@Nullable Object list) {
    return list == null ? List.of() : ((List<?>) list).stream().map(String::valueOf).toList();
  }

  private static Map<String, String> env(@Nullable Object map) {
    Map<String, String> env = new TreeMap<>();
    if (map != null) {
      ((Map<?, ?>) map).forEach((name, value) -> env.put(name.toString(), value.toString()));
    }
    return env;
  }
}
