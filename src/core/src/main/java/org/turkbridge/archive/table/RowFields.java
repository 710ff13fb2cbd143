package org.turkbridge.archive.table;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.util.ArrayList;
import java.util.List;
import org.turkbridge.archive.Cause;
import org.turkbridge.archive.RefusalKind;

/** The fields of one row. */
final class RowFields {
  static final int LONGEST_FIELD = 4_194_304;
  static final int MOST_COLUMNS = 16_384;

  private final CsvReader.CsvReaderBuilder reader;

  /**
   * @param delimiter what stands between two fields
   */
  RowFields(char delimiter) {
    reader =
        CsvReader.builder()
            .fieldSeparator(delimiter)
            .skipEmptyLines(false)
            .maxBufferSize(2 * TableRows.LONGEST_ROW);
  }

  /**
   * A field.
   *
   * @param isQuoted whether it stood in quotes
   */
  record Field(String text, boolean isQuoted) {
    static final Field ABSENT = new Field("", false);

    /** Whether it has no value; without quotes R writes one that is missing as {@code NA}. */
    boolean isAbsent() {
      String value = text.strip();
      return value.isEmpty() || (!isQuoted && value.equals("NA"));
    }

    boolean isEmpty() {
      return text.isEmpty();
    }
  }

  /**
   * The fields of a text that is one row, with its line end or without.
   *
   * @throws UnreadableRowException if it is none, or is beyond the limits
   */
  List<Field> of(String row) throws UnreadableRowException {
    Fields fields = new Fields();
    try {
      reader.ofSingleCsvRecord(fields, row);
    } catch (CsvParseException e) {
      throw new UnreadableRowException(new Cause(RefusalKind.NOT_WELL_FORMED, TableRows.NO_ROW), e);
    }
    if (fields.isBeyondLimits) {
      throw new UnreadableRowException(
          new Cause(
              RefusalKind.TOO_LONG,
              "a field longer than %,d characters, or more than %,d fields in a row; shorten it"
                  .formatted(LONGEST_FIELD, MOST_COLUMNS)),
          null);
    }
    return fields.found;
  }

  private static final class Fields extends AbstractBaseCsvCallbackHandler<List<Field>> {
    private final List<Field> found = new ArrayList<>();
    private boolean isBeyondLimits;

    @Override
    protected void handleField(int index, char[] text, int from, int length, boolean isQuoted) {
      if (index >= MOST_COLUMNS || length > LONGEST_FIELD) {
        isBeyondLimits = true;
      } else {
        found.add(new Field(new String(text, from, length), isQuoted));
      }
    }

    @Override
    protected List<Field> buildRecord() {
      return found;
    }
  }
}
