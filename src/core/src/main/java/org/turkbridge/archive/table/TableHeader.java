package org.turkbridge.archive.table;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.turkbridge.archive.table.RowFields.Field;
import org.turkbridge.archive.table.TableColumn.Use;
import org.turkbridge.archive.text.TextEncoding;
import software.amazon.awssdk.core.SdkField;

/** The first row of a table of results, which names the columns. */
public final class TableHeader {
  /** How many bytes of a document's beginning tell whether it is a table of results. */
  public static final int LOOK_AHEAD = 64 * 1024;

  private static final char[] SEPARATORS = {'\t', ',', ';'};

  private final List<TableColumn> columns;
  private final boolean tellsEmptyAnswers;

  private TableHeader(List<TableColumn> columns, boolean tellsEmptyAnswers) {
    this.columns = columns;
    this.tellsEmptyAnswers = tellsEmptyAnswers;
  }

  /**
   * Whether a document is a table of results: its first row names the columns HITId and
   * AssignmentId, in letters of any case.
   *
   * @param beginning of the document, {@link #LOOK_AHEAD} bytes of it or all
   * @param length how many of the bytes are there
   */
  public static boolean isIn(byte[] beginning, int length) {
    return separator(beginning, length).isPresent();
  }

  /** What stands between two fields of a table of results; empty if a document is none. */
  static OptionalInt separator(byte[] beginning, int length) {
    TextEncoding encoding = TextEncoding.detect(beginning, length);
    int mark = encoding.markLength();
    String row =
        new String(
                beginning,
                mark,
                Math.min(length, LOOK_AHEAD) - mark,
                // Bytes beyond ASCII stand in no name that counts.
                encoding.isUtf8() ? StandardCharsets.ISO_8859_1 : encoding.charset())
            .stripLeading();
    if (row.isEmpty() || "<{[".indexOf(row.charAt(0)) >= 0) {
      return OptionalInt.empty();
    }
    for (char separator : SEPARATORS) {
      if (row.indexOf(separator) >= 0 && in(row, separator).isPresent()) {
        return OptionalInt.of(separator);
      }
    }
    return OptionalInt.empty();
  }

  private static Optional<TableHeader> in(String row, char separator) {
    try {
      return of(new RowFields(separator).of(row));
    } catch (UnreadableRowException e) {
      return Optional.empty();
    }
  }

  /** The header that a row is; empty if it is none. */
  static Optional<TableHeader> of(List<Field> row) {
    List<TableColumn> columns = new ArrayList<>();
    Set<SdkField<?>> members = new HashSet<>();
    Set<Use> uses = new HashSet<>();
    for (Field field : row) {
      TableColumn column = TableColumn.named(field.text());
      boolean isAgain = column.member() != null && !members.add(column.member());
      columns.add(isAgain ? column.leftOut() : column);
      uses.add(column.use());
    }
    return uses.contains(Use.HIT_ID) && uses.contains(Use.ASSIGNMENT_ID)
        ? Optional.of(new TableHeader(List.copyOf(columns), isOfTheTools(columns)))
        : Optional.empty();
  }

  private static boolean isOfTheTools(List<TableColumn> columns) {
    return columns.stream()
        .anyMatch(column -> column.name().strip().equalsIgnoreCase("assignmentsubmittime"));
  }

  List<TableColumn> columns() {
    return columns;
  }

  /** Whether an empty field in quotes is an empty answer, and one without is none. */
  boolean tellsEmptyAnswers() {
    return tellsEmptyAnswers;
  }

  /** Whether it has more of HITs than their ids, as a table of Assignments alone has not. */
  boolean tellsOfHits() {
    return columns.stream().anyMatch(column -> column.use() == Use.HIT);
  }

  /** Whether the first column has the ids of HITs. */
  boolean beginsWithId() {
    return columns.get(0).use() == Use.HIT_ID;
  }

  /** Whether the rest of a row that has more fields than columns belongs to its last one. */
  boolean endsInPairs() {
    return columns.get(columns.size() - 1).use() == Use.PAIRS;
  }

  /**
   * Whether a row lacks nothing but the columns at the end where Requesters mark what they approve
   * and reject, which the site leaves out, and a quote shows that its last field is whole.
   */
  boolean isWholeWithoutMarks(List<Field> row) {
    int fields = columns.size();
    while (columns.get(fields - 1).isMark()) {
      fields--;
    }
    return row.size() >= fields && row.get(row.size() - 1).isQuoted();
  }

  /** How many fields a row has at least. */
  int fewestFields() {
    int fewest = columns.size();
    while (columns.get(fewest - 1).use().mayLack()) {
      fewest--;
    }
    return fewest;
  }

  /** A row with its columns. */
  Cells cells(List<Field> row) {
    return new Cells(columns, row);
  }

  /**
   * The fields of a row by columns.
   *
   * @param fields may be fewer than the columns; the others are absent
   */
  record Cells(List<TableColumn> columns, List<Field> fields) {
    Field field(int column) {
      return column < fields.size() ? fields.get(column) : Field.ABSENT;
    }

    /** The first column of a use. */
    private Field of(Use use) {
      for (int i = 0; i < columns.size(); i++) {
        if (columns.get(i).use() == use) {
          return field(i);
        }
      }
      return Field.ABSENT;
    }

    private String id(Use use) {
      Field field = of(use);
      return field.isAbsent() ? "" : field.text().strip();
    }

    String hitId() {
      return id(Use.HIT_ID);
    }

    String assignmentId() {
      return id(Use.ASSIGNMENT_ID);
    }

    /** Whether they say anything of an Assignment, as those of a HIT without one do not. */
    boolean sayOfAssignment() {
      return !assignmentId().isEmpty()
          || says(Use.ASSIGNMENT)
          || says(Use.ANSWER)
          || texts(Set.of(Use.PAIRS)).stream().anyMatch(RebuiltAnswer::isSaid);
    }

    boolean isBlank() {
      return fields.stream().allMatch(field -> field.text().isBlank());
    }

    /** What the columns of some uses say. */
    List<String> texts(Set<Use> uses) {
      List<String> texts = new ArrayList<>();
      for (int i = 0; i < columns.size(); i++) {
        if (uses.contains(columns.get(i).use())) {
          texts.add(field(i).text());
        }
      }
      return texts;
    }

    /** Whether a column of a use says something. */
    boolean says(Use use) {
      return !saying(use).isEmpty();
    }

    /** The names of the columns of a use that say something. */
    List<String> saying(Use use) {
      List<String> names = new ArrayList<>();
      for (int i = 0; i < columns.size(); i++) {
        if (columns.get(i).use() == use && !field(i).isAbsent()) {
          names.add(columns.get(i).name());
        }
      }
      return names;
    }
  }
}
