package org.turkbridge.archive.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.table.RowFields.Field;
import org.turkbridge.archive.table.TableRows.Row;
import org.turkbridge.archive.text.TextEncoding;

/** Every row of a table is a record or a reject, whatever the table is. */
class TableRowsPropertyTest {
  private static final String HEADER =
      "HITId,AssignmentId,WorkerId,AssignmentStatus,Answer.first,Answer.second\n";

  private static List<Row> rows(byte[] table) throws IOException {
    TableRows rows =
        new TableRows(new ByteArrayInputStream(table), new TextEncoding(UTF_8, 0), ',');
    rows.expect(true, 4);
    List<Row> all = new ArrayList<>();
    for (@Nullable Row row = rows.next(); row != null; row = rows.next()) {
      all.add(row);
    }
    return all;
  }

  @Property(tries = 5000)
  void noByteIsLost(@ForAll("tables") String table) throws IOException {
    byte[] bytes = table.getBytes(UTF_8);

    int behind = 0;
    for (Row row : rows(bytes)) {
      assertOnlyLineEnds(bytes, behind, (int) row.offset());
      behind = (int) row.offset() + row.bytes().length;
      assertThat(row.isWhole()).isTrue();
      assertThat(row.bytes()).isEqualTo(Arrays.copyOfRange(bytes, (int) row.offset(), behind));
      assertThat(row.line()).isEqualTo(1 + lineEnds(table, row.offset()));
    }
    assertOnlyLineEnds(bytes, behind, bytes.length);
  }

  /** In characters of ASCII. */
  private static int lineEnds(String table, long before) {
    return (int)
        new String(table.getBytes(UTF_8), 0, (int) before, UTF_8)
            .replace("\r\n", "\n")
            .replace('\r', '\n')
            .chars()
            .filter(c -> c == '\n')
            .count();
  }

  private static void assertOnlyLineEnds(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      assertThat((char) bytes[i]).isIn('\n', '\r');
    }
  }

  /** What the library makes of the whole is what it makes of the rows. */
  @Property(tries = 5000)
  void rowsAreCutAsTheLibraryCutsThem(@ForAll("tables") String table) throws Exception {
    List<List<String>> cut = new ArrayList<>();
    for (Row row : rows(table.getBytes(UTF_8))) {
      if (row.mistake() != null) {
        return;
      }
      cut.add(
          new RowFields(',').of(new String(row.bytes(), UTF_8)).stream().map(Field::text).toList());
    }

    List<List<String>> whole = new ArrayList<>();
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder()
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(table)) {
      csv.forEach(record -> whole.add(record.getFields()));
    }
    assertThat(cut).isEqualTo(whole);
  }

  @Provide
  Arbitrary<String> tables() {
    return Arbitraries.of("\"", "\"\"", ",", "\n", "\r\n", "\r", "a", "é", "3ABCDEFGHIJKL", " ")
        .list()
        .ofMaxSize(40)
        .map(parts -> String.join("", parts));
  }

  @Property
  void rowsAreRecordsOrRejects(
      @ForAll @Size(max = 12) List<@From("fields") String> first,
      @ForAll @Size(min = 12, max = 12) List<@From("fields") String> second) {
    StringBuilder table = new StringBuilder(HEADER);
    int good = 0;
    for (int i = 0; i < first.size(); i++) {
      boolean isBad = first.get(i).indexOf('\u0001') >= 0 || second.get(i).indexOf('\u0001') >= 0;
      good += isBad ? 0 : 1;
      table
          .append(id("HIT", i % 3))
          .append(',')
          .append(id("ASSIGNMENT", i))
          .append(",A1WORKER,Approved,")
          .append(quoted(first.get(i)))
          .append(',')
          .append(quoted(second.get(i)))
          .append(i % 2 == 0 ? "\r\n" : "\n");
    }

    ReadTable read = ReadTable.of(table.toString());

    assertThat(read.assignments).hasSize(good);
    assertThat(read.refusals()).hasSize(first.size() - good);
    assertThat(read.hits).isEmpty();
    assertThat(read.places())
        .extracting(place -> place.record())
        .isEqualTo(LongStream.rangeClosed(1, read.places().size()).boxed().toList());
  }

  @Provide
  Arbitrary<String> fields() {
    return Arbitraries.of("", "\"", ",", "\n", "\r", "\u0001", "a", "ß", "<&>")
        .list()
        .ofMaxSize(5)
        .map(parts -> String.join("", parts));
  }

  private static String id(String kind, int number) {
    return "3" + kind + "0000000" + number + "EXAMPLE";
  }

  private static String quoted(String field) {
    return '"' + field.replace("\"", "\"\"") + '"';
  }

  @Property(tries = 3000)
  void damageInOneRowLeavesTheOthers(
      @ForAll @IntRange(max = 1 << 20) int place,
      @ForAll("snippets") String snippet,
      @ForAll @IntRange(max = 60) int removed,
      @ForAll boolean isAllQuoted)
      throws IOException {
    byte[] row = row(3, isAllQuoted).getBytes(UTF_8);
    ByteArrayOutputStream table = new ByteArrayOutputStream();
    table.writeBytes(HEADER.getBytes(UTF_8));
    table.writeBytes((row(1, isAllQuoted) + row(2, isAllQuoted)).getBytes(UTF_8));
    int from = place % (row.length - 1);
    table.write(row, 0, from);
    table.writeBytes(snippet.getBytes(UTF_8));
    int rest = Math.min(row.length - 1, from + removed);
    table.write(row, rest, row.length - rest);
    table.writeBytes((row(4, isAllQuoted) + row(5, isAllQuoted)).getBytes(UTF_8));

    ReadTable read = ReadTable.of(table.toByteArray());

    Set<String> others = Set.of(assignment(1), assignment(2), assignment(4), assignment(5));
    assertThat(read.assignmentIds())
        .filteredOn(others::contains)
        .containsExactly(assignment(1), assignment(2), assignment(4), assignment(5));
    assertThat(read.assignments.size() + read.refusals().size()).isGreaterThanOrEqualTo(4);
  }

  private static String assignment(int number) {
    return id("ASSIGNMENT", number);
  }

  private static String row(int number, boolean isAllQuoted) {
    String quote = isAllQuoted ? "\"" : "";
    return String.join(
            quote + "," + quote,
            quote + id("HIT", number),
            assignment(number),
            "A1WORKER",
            "Approved",
            isAllQuoted ? "one\nof, \"\"two\"\"\nlines" : "\"one\nof, \"\"two\"\"\nlines\"",
            "more" + quote)
        + "\n";
  }

  @Provide
  Arbitrary<String> snippets() {
    return Arbitraries.oneOf(
        Arbitraries.of("", "\"", "\"\"", ",", "\n", "\r", "\",\"", "\"\n\"", ",\"", "\",", "é"),
        Arbitraries.strings().ofMaxLength(3));
  }
}
