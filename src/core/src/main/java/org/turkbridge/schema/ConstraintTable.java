package org.turkbridge.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The operations of the API of 2017-01-17, and what it requires of their requests; the file says
 * how it is written. Immutable.
 */
public final class ConstraintTable {
  /** What {@code X-Amz-Target} has before the name of an operation. */
  public static final String TARGET_PREFIX = "MTurkRequesterServiceV20170117.";

  private static final String FILE = "constraints-2017-01-17.txt";
  private static final String REQUEST = "Request";
  private static final Pattern RANGE = Pattern.compile("(-?[0-9]{1,18}|)\\.\\.(-?[0-9]{1,18}|)");

  private final Map<String, Constraints> operations;

  private ConstraintTable(Map<String, Constraints> operations) {
    this.operations = Collections.unmodifiableMap(operations);
  }

  /** The table that comes with the program. */
  public static ConstraintTable bundled() {
    try (InputStream in = ConstraintTable.class.getResourceAsStream("/schemas/" + FILE)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks /schemas/" + FILE);
      }
      return read(FILE, List.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The table of these lines.
   *
   * @param file for messages
   * @throws IllegalArgumentException naming the line that cannot be read
   */
  static ConstraintTable read(String file, List<String> lines) {
    Reading reading = new Reading();
    for (int i = 0; i < lines.size(); i++) {
      try {
        reading.line(lines.get(i));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "%s, line %d, \"%s\": %s".formatted(file, i + 1, lines.get(i).strip(), e.getMessage()),
            e);
      }
    }
    return new ConstraintTable(reading.operations);
  }

  /** The names of all operations, in alphabetical order. */
  public Set<String> operations() {
    return operations.keySet();
  }

  /**
   * The operation that takes requests of a class of the SDK, which spells some names with other
   * capitals.
   *
   * @throws NoSuchElementException if there is none
   */
  public String operation(Class<?> request) {
    return operations.keySet().stream()
        .filter(name -> request.getSimpleName().equalsIgnoreCase(name + REQUEST))
        .findFirst()
        .orElseThrow(
            () -> new NoSuchElementException(FILE + " has no operation of " + request.getName()));
  }

  /**
   * What an operation requires of its requests.
   *
   * @throws NoSuchElementException if there is no such operation
   */
  public Constraints request(String operation) {
    @Nullable Constraints request = operations.get(operation);
    if (request == null) {
      throw new NoSuchElementException(FILE + " has no operation " + operation);
    }
    return request;
  }

  /** The table as far as it was read. */
  private static final class Reading {
    private final Map<String, Constraints> shapes = new HashMap<>();
    private final Map<String, Constraints> operations = new TreeMap<>();

    /** Those of the structure or operation that is being read; null outside of one. */
    private @Nullable Map<String, Constraints> members;

    void line(String line) {
      Deque<String> words = words(line);
      if (words.isEmpty() || words.element().startsWith("#")) {
        return;
      }
      String first = words.remove();
      if (Character.isWhitespace(line.charAt(0))) {
        if (members == null) {
          throw new IllegalArgumentException("a member stands below its structure or operation");
        }
        add(first, Draft.of(words, shapes), members);
        return;
      }
      members = null;
      if (words.isEmpty()) {
        throw new IllegalArgumentException("a name is missing");
      }
      String name = words.remove();
      switch (first) {
        case "type" -> add(name, Draft.of(words, shapes), shapes);
        case "structure" -> begin(name, words, shapes);
        case "operation" -> begin(name, words, operations);
        default ->
            throw new IllegalArgumentException(first + " is none of type, structure, operation");
      }
    }

    /** Every command that lists something reads all lines: no regular expression, which is slow. */
    private static Deque<String> words(String line) {
      Deque<String> words = new ArrayDeque<>();
      StringTokenizer rest = new StringTokenizer(line);
      while (rest.hasMoreTokens()) {
        words.add(rest.nextToken());
      }
      return words;
    }

    private void begin(String name, Deque<String> more, Map<String, Constraints> kind) {
      if (!more.isEmpty()) {
        throw new IllegalArgumentException(more.peek() + " stands behind the name");
      }
      Draft structure = new Draft();
      members = new LinkedHashMap<>();
      structure.members = Collections.unmodifiableMap(members);
      add(name, structure, kind);
    }

    private static void add(String name, Draft constraints, Map<String, Constraints> to) {
      if (to.putIfAbsent(name, constraints.build()) != null) {
        throw new IllegalArgumentException(name + " is there already");
      }
    }
  }

  /** Constraints as far as their words were read. */
  private static final class Draft {
    private boolean isRequired;
    private Constraints.@Nullable Range length;
    private boolean isLengthOurs;
    private Constraints.@Nullable Range range;
    private @Nullable Pattern pattern;
    private List<String> values = List.of();
    private Map<String, Constraints> members = Map.of();
    private @Nullable Constraints each;

    /** Of what is left of the words. */
    static Draft of(Deque<String> words, Map<String, Constraints> shapes) {
      Draft draft = new Draft();
      while (!words.isEmpty()) {
        String word = words.remove();
        if (word.equals("each")) {
          Draft each = of(words, shapes);
          if (each.isRequired) {
            throw new IllegalArgumentException("required stands before each");
          }
          draft.each = each.build();
        } else {
          draft.add(word, shapes);
        }
      }
      return draft;
    }

    private void add(String word, Map<String, Constraints> shapes) {
      int equals = word.indexOf('=');
      String given = word.substring(equals + 1);
      switch (equals < 0 ? word : word.substring(0, equals + 1)) {
        case "required" -> isRequired = true;
        case "length=", "here-length=" -> {
          length = range(given, 0);
          isLengthOurs = word.startsWith("here-");
        }
        case "range=" -> range = range(given, Long.MIN_VALUE);
        case "pattern=" -> pattern = Pattern.compile(given);
        case "enum=" -> values = List.of(given.split("\\|"));
        default -> is(word, shapes);
      }
    }

    private void is(String name, Map<String, Constraints> shapes) {
      @Nullable Constraints shape = shapes.get(name);
      if (shape == null) {
        throw new IllegalArgumentException(
            name + " is no constraint, and no type or structure above this line");
      }
      length = shape.length();
      isLengthOurs = shape.isLengthOurs();
      range = shape.range();
      pattern = shape.pattern();
      values = shape.values();
      members = shape.members();
    }

    private static Constraints.Range range(String text, long lowest) {
      Matcher ends = RANGE.matcher(text);
      if (!ends.matches()) {
        throw new IllegalArgumentException(text + " is not LEAST..MOST");
      }
      return new Constraints.Range(
          ends.group(1).isEmpty() ? lowest : Long.parseLong(ends.group(1)),
          ends.group(2).isEmpty() ? Long.MAX_VALUE : Long.parseLong(ends.group(2)));
    }

    Constraints build() {
      return new Constraints(
          isRequired, length, isLengthOurs, range, pattern, values, members, each);
    }
  }
}
