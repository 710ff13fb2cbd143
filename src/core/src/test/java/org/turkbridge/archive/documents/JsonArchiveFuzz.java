package org.turkbridge.archive.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.provider.MethodSource;
import org.turkbridge.archive.InStretches;
import org.turkbridge.archive.ReadingLaws;
import org.turkbridge.archive.RecordFormat;
import org.turkbridge.archive.Samples;
import org.turkbridge.archive.Timestamps;
import org.turkbridge.archive.Told;
import org.turkbridge.archive.WholeRecords;
import org.turkbridge.archive.Written;
import org.turkbridge.archive.json.JsonArchiveReader;
import org.turkbridge.archive.json.JsonFormat;
import org.turkbridge.archive.json.JsonLinesFormat;
import org.turkbridge.translate.Whitespace;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

/** Any bytes at all, read as JSON: in one piece, in stretches, and back from what is written. */
class JsonArchiveFuzz {
  private static final JsonArchiveReader READER = new JsonArchiveReader();
  private static final DocumentReader DOCUMENTS = new DocumentReader(Whitespace.STRIP);

  /** The samples in the current model. */
  static List<byte[]> samples() throws IOException {
    List<byte[]> documents = new ArrayList<>();
    for (byte[] document : Samples.documents()) {
      Told told = new Told();
      DOCUMENTS.read("a.xml", new ByteArrayInputStream(document), told);
      List<QualificationRequest> requests =
          told.records().stream().map(record -> record.value(QualificationRequest.class)).toList();
      for (RecordFormat format :
          List.of(
              new JsonFormat(),
              new JsonLinesFormat(Timestamps.ISO8601),
              new JsonLinesFormat(Timestamps.EPOCH))) {
        documents.add(Written.in(format, requests).bytes());
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
    assertThat(cut(document).words()).isEqualTo(inOnePiece(document).words());
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
