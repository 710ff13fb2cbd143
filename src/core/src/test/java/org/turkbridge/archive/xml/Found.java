package org.turkbridge.archive.xml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.turkbridge.archive.ArchivedRecord;
import org.turkbridge.archive.ToldInOrder;
import org.turkbridge.translate.Whitespace;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

/** Keeps what a reader tells. */
final class Found extends ToldInOrder {
  static Found in(String xml) {
    return in(xml.getBytes(StandardCharsets.UTF_8));
  }

  static Found in(byte[] bytes) {
    Found found = new Found();
    try {
      new XmlArchiveReader(Whitespace.STRIP).read("a.xml", new ByteArrayInputStream(bytes), found);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  /** The only record of a text that has nothing else. */
  static ArchivedRecord onlyIn(String xml) {
    return in(xml).only();
  }

  /** A legacy record whose texts follow from the id. */
  static String record(String id) {
    return record(id, "<Test>&lt;T>" + id + "&lt;/T></Test>");
  }

  static String record(String id, String documents) {
    return "<QualificationRequest><QualificationRequestId>"
        + id
        + "</QualificationRequestId><QualificationTypeId>Q</QualificationTypeId>"
        + "<SubjectId>W</SubjectId>"
        + documents
        + "<SubmitTime>2014-08-15T00:01:00Z</SubmitTime></QualificationRequest>";
  }

  List<String> ids() {
    return records().stream()
        .map(r -> r.value(QualificationRequest.class).qualificationRequestId())
        .toList();
  }
}
