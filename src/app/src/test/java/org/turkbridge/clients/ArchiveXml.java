package org.turkbridge.clients;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Legacy XML of any length. */
final class ArchiveXml {
  static final String HEAD = "<list>";
  static final String END = "</list>";

  private ArchiveXml() {}

  static String record(long number) {
    return record("R" + number, "Some text of caf\u00e9. ".repeat(40));
  }

  static String record(String id, String answer) {
    return "<QualificationRequest><QualificationRequestId>"
        + id
        + "</QualificationRequestId><QualificationTypeId>Q</QualificationTypeId><SubjectId>W"
        + "</SubjectId><Answer>"
        + answer
        + "</Answer><SubmitTime>2014-08-15T00:01:00Z</SubmitTime></QualificationRequest>\n";
  }

  static String withoutType(String id) {
    return record(id, "").replaceAll("<QualificationTypeId>.*</QualificationTypeId>", "");
  }

  /** Writes records until there are at least so many bytes; how many records that were. */
  static long write(OutputStream out, long bytes) throws IOException {
    long records = 0;
    long written = 0;
    while (written < bytes) {
      byte[] record = record(records++).getBytes(StandardCharsets.UTF_8);
      out.write(record);
      written += record.length;
    }
    return records;
  }

  static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
