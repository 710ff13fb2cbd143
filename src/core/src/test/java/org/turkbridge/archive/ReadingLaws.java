package org.turkbridge.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.turkbridge.archive.json.JsonArchiveReader;
import org.turkbridge.archive.json.JsonLinesFormat;
import org.turkbridge.archive.xml.LegacyXmlFormat;
import org.turkbridge.archive.xml.XmlArchiveReader;
import org.turkbridge.translate.UntranslatableException;
import org.turkbridge.translate.Whitespace;
import software.amazon.awssdk.core.SdkPojo;

/** What holds of everything that a reader tells, whatever the bytes. */
public final class ReadingLaws {
  private static final JsonArchiveReader JSON = new JsonArchiveReader();
  private static final XmlArchiveReader XML = new XmlArchiveReader(Whitespace.STRIP);

  private ReadingLaws() {}

  /** Everything stands in the document, and is numbered as it comes. */
  public static void placesAreInTheDocument(Told told, byte[] document) {
    long record = 0;
    for (Place place : told.places()) {
      assertThat(place.line()).isPositive();
      if (place.record() != 0) {
        assertThat(place.record()).isEqualTo(record + 1);
        record = place.record();
      }
    }
    for (Refusal refusal : told.refusals()) {
      assertThat(refusal.offset()).as("%s", refusal).isBetween(0L, (long) document.length);
      if (refusal.raw() != null && refusal.raw().charset().equals(StandardCharsets.UTF_8)) {
        byte[] raw = refusal.raw().bytes();
        int offset = (int) refusal.offset();
        assertThat(refusal.place().line())
            .as("%s", refusal)
            .isLessThanOrEqualTo(1 + lineEnds(document));
        assertThat(raw)
            .as("%s", refusal)
            .isEqualTo(Arrays.copyOfRange(document, offset, offset + raw.length));
      }
    }
  }

  /**
   * No whole record is lost in silence.
   *
   * @param whole how many there are at least
   */
  public static void wholeRecordsAreTold(Told told, int whole) {
    if (told.refusals().isEmpty()) {
      assertThat(told.records()).hasSizeGreaterThanOrEqualTo(whole);
    }
  }

  /** Each record can be written in either model, and read back as it is. */
  public static void recordsAreReadBack(Told told) throws IOException {
    for (RecordKind kind : RecordKind.values()) {
      recordsAreReadBack(
          kind,
          told.records().stream()
              .filter(record -> record.kind() == kind)
              .map(ArchivedRecord::value)
              .toList());
    }
  }

  private static void recordsAreReadBack(RecordKind kind, List<SdkPojo> records)
      throws IOException {
    for (Timestamps timestamps : Timestamps.values()) {
      Told json = new Told();
      JSON.read("a.jsonl", written(new JsonLinesFormat(timestamps, true), kind, records), json);
      assertIs(records, json);
    }
    RecordFormat legacy = LegacyXmlFormat.bare(InvalidCharacters.REJECT);
    List<SdkPojo> writable =
        records.stream().filter(record -> isWritable(legacy, kind, record)).toList();
    Told xml = new Told();
    XML.read("a.xml", written(legacy, kind, writable), xml);
    assertIs(writable, xml);
  }

  private static boolean isWritable(RecordFormat format, RecordKind kind, SdkPojo record) {
    try {
      Written.in(format, kind, List.of(record));
      return true;
    } catch (UntranslatableException e) {
      return false;
    }
  }

  private static void assertIs(List<SdkPojo> records, Told readBack) {
    assertThat(readBack.refusals()).isEmpty();
    assertThat(readBack.records()).extracting(ArchivedRecord::value).isEqualTo(records);
  }

  private static ByteArrayInputStream written(
      RecordFormat format, RecordKind kind, List<SdkPojo> records) {
    return new ByteArrayInputStream(Written.in(format, kind, records).bytes());
  }

  private static int lineEnds(byte[] document) {
    int count = 0;
    for (byte b : document) {
      count += b == '\n' || b == '\r' ? 1 : 0;
    }
    return count;
  }
}
