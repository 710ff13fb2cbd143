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
import org.turkbridge.archive.json.NotificationJsonReader;
import org.turkbridge.archive.notification.NotificationLinesReader;
import org.turkbridge.translate.Whitespace;

/** Any bytes at all, read as notification messages of each notation. */
class NotificationFuzz {
  private static final DocumentReader DOCUMENTS = new DocumentReader(Whitespace.STRIP);
  private static final NotificationJsonReader JSON = new NotificationJsonReader();
  private static final NotificationLinesReader LINES = new NotificationLinesReader();

  static List<byte[]> samples() {
    return Samples.notifications();
  }

  @MethodSource("samples")
  @DictionaryFile(resourcePath = "notification.dict")
  @FuzzTest
  void anyBytes(byte[] document) throws IOException {
    for (OnePiece.Reader reader : List.<OnePiece.Reader>of(JSON::read, LINES::read)) {
      Told told = told(reader, document);

      ReadingLaws.placesAreInTheDocument(told, document);
      ReadingLaws.recordsAreReadBack(told);
    }
    assertThat(InStretches.read(DOCUMENTS.cut("a", new ByteArrayInputStream(document))).words())
        .isEqualTo(told(DOCUMENTS::read, document).words());
  }

  private static Told told(OnePiece.Reader reader, byte[] document) throws IOException {
    Told told = new Told();
    reader.read("a", new ByteArrayInputStream(document), told);
    return told;
  }
}
