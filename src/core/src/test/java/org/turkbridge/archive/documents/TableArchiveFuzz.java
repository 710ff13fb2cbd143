package org.turkbridge.archive.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.provider.MethodSource;
import org.turkbridge.archive.InStretches;
import org.turkbridge.archive.ReadingLaws;
import org.turkbridge.archive.Samples;
import org.turkbridge.archive.Told;
import org.turkbridge.archive.table.ResultsTableReader;
import org.turkbridge.translate.Whitespace;

/** Any bytes at all, read as a table of results, and back from what is written. */
class TableArchiveFuzz {
  private static final ResultsTableReader READER = new ResultsTableReader();
  private static final DocumentReader DOCUMENTS = new DocumentReader(Whitespace.STRIP);

  static List<byte[]> samples() {
    return Samples.tables();
  }

  @MethodSource("samples")
  @DictionaryFile(resourcePath = "table.dict")
  @FuzzTest
  void anyBytes(byte[] table) throws IOException {
    Told told = new Told();
    READER.read("a.csv", new ByteArrayInputStream(table), told);

    ReadingLaws.placesAreInTheDocument(told, table);
    ReadingLaws.recordsAreReadBack(told);
    assertThat(InStretches.read(DOCUMENTS.cut("a", new ByteArrayInputStream(table))).words())
        .isEqualTo(inOnePiece(table).words());
  }

  private static Told inOnePiece(byte[] document) throws IOException {
    Told told = new Told();
    DOCUMENTS.read("a", new ByteArrayInputStream(document), told);
    return told;
  }
}
