package org.turkbridge.archive.xml;

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
import org.turkbridge.archive.WholeRecords;
import org.turkbridge.translate.Whitespace;

/** Any bytes at all, read as XML: in one piece, in stretches, and back from what is written. */
class XmlArchiveFuzz {
  private static final XmlArchiveReader READER = new XmlArchiveReader(Whitespace.STRIP);

  static List<byte[]> samples() {
    return Samples.documentsOfEveryKind();
  }

  @MethodSource("samples")
  @DictionaryFile(resourcePath = "xml.dict")
  @FuzzTest
  void anyBytes(byte[] document) throws IOException {
    Told told = new Told();
    READER.read("a.xml", new ByteArrayInputStream(document), told);

    ReadingLaws.placesAreInTheDocument(told, document);
    for (int size : new int[] {64, Math.max(64, document.length / 3)}) {
      assertThat(inStretches(document, size).words()).isEqualTo(told.words());
    }
    ReadingLaws.recordsAreReadBack(told);
    ReadingLaws.wholeRecordsAreTold(told, WholeRecords.inXml(document));
  }

  private static Told inStretches(byte[] document, int size) throws IOException {
    return InStretches.read(
        new XmlSplitter(READER, "a.xml", new ByteArrayInputStream(document), size));
  }
}
