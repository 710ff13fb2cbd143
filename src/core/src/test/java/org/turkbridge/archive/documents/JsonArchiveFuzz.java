package org.turkbridge.archive.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.provider.MethodSource;
import org.turkbridge.archive.ArchivedRecord;
import org.turkbridge.archive.InStretches;
import org.turkbridge.archive.ReadingLaws;
import org.turkbridge.archive.RecordFormat;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.Samples;
import org.turkbridge.archive.Timestamps;
import org.turkbridge.archive.Told;
import org.turkbridge.archive.WholeRecords;
import org.turkbridge.archive.Written;
import org.turkbridge.archive.json.JsonArchiveReader;
import org.turkbridge.archive.json.JsonFormat;
import org.turkbridge.archive.json.JsonLinesFormat;
import org.turkbridge.translate.Whitespace;
import software.amazon.awssdk.core.SdkPojo;

/** Any bytes at all, read as JSON: in one piece, in stretches, and back from what is written. */
class JsonArchiveFuzz {
  private static final List<RecordFormat> FORMATS =
      List.of(
          new JsonFormat(),
          new JsonLinesFormat(Timestamps.ISO8601),
          new JsonLinesFormat(Timestamps.EPOCH),
          new JsonLinesFormat(Timestamps.ISO8601, true));
  private static final JsonArchiveReader READER = new JsonArchiveReader();
  private static final DocumentReader DOCUMENTS = new DocumentReader(Whitespace.STRIP);

  /** The samples in the current model. */
  static List<byte[]> samples() throws IOException {
    List<byte[]> documents = new ArrayList<>();
    for (byte[] document : Samples.documentsOfEveryKind()) {
      Told told = new Told();
      DOCUMENTS.read("a.xml", new ByteArrayInputStream(document), told);
      for (RecordKind kind : RecordKind.values()) {
        List<SdkPojo> records =
            told.records().stream()
                .filter(record -> record.kind() == kind)
                .map(ArchivedRecord::value)
                .toList();
        for (RecordFormat format : FORMATS) {
          if (!records.isEmpty()) {
            documents.add(Written.in(format, kind, records).bytes());
          }
        }
      }
    }
    return documents;
  }

  @MethodSource("samples")
  @DictionaryFile(resourcePath = "json.dict")
  @FuzzTest
  void anyBytes(byte[] document) throws IOException {
    Told told = new Told();
    READER.read("a.json", new ByteArrayInputStream(document), told);

    ReadingLaws.placesAreInTheDocument(told, document);
    for (int size : new int[] {32, Math.max(32, document.length / 3)}) {
      assertThat(inStretches(document, size).words()).isEqualTo(told.words());
    }
    ReadingLaws.recordsAreReadBack(told);
    ReadingLaws.wholeRecordsAreTold(told, WholeRecords.inJson(document));
    whateverIsAskedForTheRecordsAreTheSame(told, document);
    assertThat(cut(document).words()).isEqualTo(inOnePiece(document).words());
  }

  /** What is read as another kind, or no longer refused, was a record before. */
  private static void whateverIsAskedForTheRecordsAreTheSame(Told told, byte[] document)
      throws IOException {
    RecordKind[] kinds = RecordKind.values();
    Told asked = new Told();
    new JsonArchiveReader(kinds[document.length % kinds.length])
        .read("a.json", new ByteArrayInputStream(document), asked);

    assertThat(asked.places()).isEqualTo(told.places());
  }

  private static Told inStretches(byte[] document, int size) throws IOException {
    return InStretches.read(
        new JsonSplitter(READER, "a.json", new ByteArrayInputStream(document), size));
  }

  private static Told cut(byte[] document) throws IOException {
    return InStretches.read(DOCUMENTS.cut("a", new ByteArrayInputStream(document)));
  }

  private static Told inOnePiece(byte[] document) throws IOException {
    Told told = new Told();
    DOCUMENTS.read("a", new ByteArrayInputStream(document), told);
    return told;
  }
}
