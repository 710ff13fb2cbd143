package org.turkbridge.archive.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.ArchiveVisitor;
import org.turkbridge.archive.ArchivedRecord;
import org.turkbridge.archive.Cause;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.RawRecord;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.RecordParts;
import org.turkbridge.archive.Refusal;
import org.turkbridge.archive.RefusalKind;
import org.turkbridge.archive.table.RowFields.Field;
import org.turkbridge.archive.table.TableColumn.Use;
import org.turkbridge.archive.table.TableHeader.Cells;
import org.turkbridge.archive.text.TextEncoding;
import org.turkbridge.digest.Sha256;
import org.turkbridge.translate.Normalisation;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.mturk.model.Assignment;
import software.amazon.awssdk.services.mturk.model.HIT;

/** One reading of one table. */
final class TableReading {
  /** Of how many HITs is known what was told. */
  private static final int KNOWN_HITS = 65_536;

  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final Set<Use> OF_HIT = EnumSet.of(Use.HIT_ID, Use.HIT);
  private static final Set<Use> BESIDE_HIT = EnumSet.of(Use.BESIDE_HIT);
  private static final Set<Use> OF_ASSIGNMENT =
      EnumSet.of(Use.HIT_ID, Use.ASSIGNMENT_ID, Use.ASSIGNMENT);

  private final String file;
  private final TextEncoding encoding;
  private final TableRows rows;
  private final RowFields fields;
  private final ArchiveVisitor visitor;

  /** What was told of a HIT last, as a checksum. */
  private final Map<String, String> toldHits = new KnownHits();

  /** What stood beside a HIT last, as a checksum. */
  private final Map<String, String> besideHits = new KnownHits();

  /** The columns of which was told that they are left out. */
  private final Set<String> toldColumns = new HashSet<>();

  private @Nullable TableHeader header;
  private long records;

  /**
   * @param in the table without its byte order mark
   * @param separator what stands between two fields
   */
  TableReading(
      String file, InputStream in, TextEncoding encoding, char separator, ArchiveVisitor visitor) {
    this.file = file;
    this.encoding = encoding;
    this.rows = new TableRows(in, encoding, separator);
    this.fields = new RowFields(separator);
    this.visitor = visitor;
  }

  /** Reads all of the table, whatever is wrong with it. */
  void run() throws IOException {
    TableRows.@Nullable Row bytes = rows.next();
    while (bytes != null) {
      OpenRow row = new OpenRow(bytes);
      try {
        read(row);
      } catch (UnreadableRowException e) {
        refuse(row, null, e.reason());
      }
      bytes = rows.next();
    }
  }

  private void read(OpenRow row) throws UnreadableRowException {
    List<Field> found = fields.of(row.text());
    Optional<TableHeader> names = TableHeader.of(found);
    if (names.isPresent()) {
      // Runs of the tools were appended to the same file, and tables are joined.
      header = names.get();
      rows.expect(header.beginsWithId(), header.fewestFields());
      return;
    }
    TableHeader columns = header;
    if (columns == null) {
      throw new UnreadableRowException(
          RefusalKind.NOT_WELL_FORMED, "a row before the one that names the columns; remove it");
    }
    Cells cells = columns.cells(found);
    if (!cells.isBlank()) {
      check(columns, found, row.bytes.endsInLine());
      read(row, columns, cells);
    }
  }

  private static void check(TableHeader header, List<Field> found, boolean endsInLine)
      throws UnreadableRowException {
    int size = found.size();
    int columns = header.columns().size();
    if (size > columns && !header.endsInPairs()) {
      throw new UnreadableRowException(
          RefusalKind.NOT_WELL_FORMED,
          "a row of %,d fields under %,d columns; put quotes around fields that hold the separator"
              .formatted(size, columns));
    }
    if (size < header.fewestFields()
        || (size < columns && !endsInLine && !header.isWholeWithoutMarks(found))) {
      throw new UnreadableRowException(
          RefusalKind.CUT_OFF,
          "a row that ends after %,d of %,d fields; look for a whole copy"
              .formatted(size, columns));
    }
  }

  private void read(OpenRow row, TableHeader header, Cells cells) throws UnreadableRowException {
    boolean isOfAssignment = cells.sayOfAssignment();
    if (cells.hitId().isEmpty()) {
      throw new UnreadableRowException(
          RefusalKind.MISSING_ELEMENT, "a row without the id of a HIT; add it");
    }
    boolean tellsHit =
        (header.tellsOfHits() || !isOfAssignment)
            && isNews(toldHits, cells, OF_HIT, isOfAssignment);
    boolean saysBeside =
        cells.says(Use.BESIDE_HIT) && isNews(besideHits, cells, BESIDE_HIT, isOfAssignment);
    if (tellsHit) {
      tell(row, RecordKind.HIT, () -> hit(row, cells, isOfAssignment));
    }
    if (isOfAssignment) {
      List<String> beside = saysBeside && !tellsHit ? cells.saying(Use.BESIDE_HIT) : List.of();
      tell(row, RecordKind.ASSIGNMENT, () -> assignment(row, header, cells, beside));
    }
  }

  /**
   * Whether a row says of its HIT what no row before it said.
   *
   * @param told what was said of each HIT last
   * @param uses the columns that say it
   */
  private static boolean isNews(
      Map<String, String> told, Cells cells, Set<Use> uses, boolean isOfAssignment) {
    StringBuilder all = new StringBuilder().append(isOfAssignment);
    for (String text : cells.texts(uses)) {
      all.append(text.length()).append(':').append(text);
    }
    String said = Sha256.hex(all.toString());
    return !said.equals(told.put(cells.hitId(), said));
  }

  /** Tells a record of a row. */
  private interface Telling {
    void tell() throws UnreadableRowException;
  }

  private void tell(OpenRow row, RecordKind kind, Telling telling) {
    try {
      telling.tell();
    } catch (UnreadableRowException e) {
      refuse(row, kind, e.reason());
    }
  }

  private void hit(OpenRow row, Cells cells, boolean isOfAssignment) throws UnreadableRowException {
    HIT.Builder hit = HIT.builder();
    TableRecord record = new TableRecord(hit);
    record.take(cells, OF_HIT, Use.BESIDE_HIT);
    Set<Normalisation> found = row.with(record.normalisations());
    if (!isOfAssignment) {
      found.add(Normalisation.NO_ASSIGNMENT);
    }
    told(row, RecordKind.HIT, hit.build(), found, record);
  }

  /**
   * @param besideHit columns about its HIT that are left out with it, for no HIT is told
   */
  private void assignment(OpenRow row, TableHeader header, Cells cells, List<String> besideHit)
      throws UnreadableRowException {
    if (cells.assignmentId().isEmpty()) {
      throw new UnreadableRowException(
          RefusalKind.MISSING_ELEMENT,
          "a row with an Assignment, and without its AssignmentId; add it");
    }
    Assignment.Builder assignment = Assignment.builder();
    TableRecord record = new TableRecord(assignment);
    record.take(cells, OF_ASSIGNMENT, Use.BESIDE_ASSIGNMENT);
    record.leaveOut(besideHit);
    Optional<String> rebuilt = RebuiltAnswer.of(header, cells);
    Assignment said = assignment.build();
    if (rebuilt.isPresent() && said.answer() != null) {
      record.leaveOut(cells.saying(Use.ANSWER));
      record.leaveOut(cells.saying(Use.PAIRS));
    }
    Set<Normalisation> found = row.with(record.normalisations());
    if (rebuilt.isPresent() && said.answer() == null) {
      found.add(Normalisation.ANSWER_REBUILT);
      assignment.answer(rebuilt.get());
    }
    if (RecordKind.ASSIGNMENT.isWithoutWorker(said)) {
      found.add(Normalisation.NO_WORKER);
    }
    told(row, RecordKind.ASSIGNMENT, assignment.build(), found, record);
  }

  private void told(
      OpenRow row, RecordKind kind, SdkPojo value, Set<Normalisation> found, TableRecord taken) {
    if (visitor.wantsBytes()) {
      visitor.bytesOfNext(row.raw());
    }
    ArchivedRecord record = new ArchivedRecord(row.place(records + 1), kind, value, found);
    @Nullable Cause fault = RecordParts.tell(() -> visitor.record(record));
    if (fault == null) {
      records++;
      for (String column : taken.leftOut()) {
        if (toldColumns.size() < RowFields.MOST_COLUMNS && toldColumns.add(column)) {
          visitor.columnLeftOut(kind, column);
        }
      }
    } else {
      refuse(row, kind, fault);
    }
  }

  /**
   * Refuses a row, or what it says of a record.
   *
   * @param kind null of a row
   */
  private void refuse(OpenRow row, @Nullable RecordKind kind, Cause cause) {
    records++;
    visitor.refused(
        new Refusal(
            row.place(records), row.bytes.offset(), cause.kind(), cause.text(), row.raw(), kind));
  }

  /** A row and its text. */
  private final class OpenRow {
    private final TableRows.Row bytes;
    private Charset charset = StandardCharsets.UTF_8;

    OpenRow(TableRows.Row bytes) {
      this.bytes = bytes;
    }

    Place place(long record) {
      return new Place(file, record, bytes.line());
    }

    RawRecord raw() {
      byte[] all = bytes.bytes();
      boolean isLong = all.length > RawRecord.MOST_BYTES;
      byte[] shown = isLong ? Arrays.copyOf(all, RawRecord.MOST_BYTES) : all;
      boolean isWhole = bytes.isWhole() && !isLong;
      return (charset.equals(WINDOWS)
              ? new RawRecord(shown, charset, isWhole)
              : encoding.raw(shown, isWhole))
          .at(bytes.offset());
    }

    /** Programs of Windows wrote its encoding, and nothing in the file says so. */
    String text() throws UnreadableRowException {
      @Nullable String text = decoded(StandardCharsets.UTF_8);
      if (text == null && encoding.isUtf8()) {
        charset = WINDOWS;
        text = decoded(WINDOWS);
      }
      @Nullable Cause mistake = bytes.mistake();
      if (mistake != null) {
        throw new UnreadableRowException(mistake, null);
      }
      if (text == null) {
        throw new UnreadableRowException(
            RefusalKind.ENCODING,
            "a row that is %s; save the table as UTF-8"
                .formatted(
                    encoding.isUtf8()
                        ? "neither UTF-8 nor windows-1252"
                        : "not " + encoding.charset()));
      }
      return text;
    }

    private @Nullable String decoded(Charset encoding) {
      try {
        return encoding.newDecoder().decode(ByteBuffer.wrap(bytes.bytes())).toString();
      } catch (CharacterCodingException e) {
        return null;
      }
    }

    Set<Normalisation> with(Set<Normalisation> found) {
      if (charset.equals(WINDOWS)) {
        found.add(Normalisation.GUESSED_ENCODING);
      }
      return found;
    }
  }

  private static final class KnownHits extends LinkedHashMap<String, String> {
    private static final long serialVersionUID = 1;

    KnownHits() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
      return size() > KNOWN_HITS;
    }
  }
}
