package org.turkbridge.verify.records;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.AnswerCount;
import org.turkbridge.archive.ArchiveVisitor;
import org.turkbridge.archive.ArchivedRecord;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.Refusal;
import org.turkbridge.archive.xml.XmlArchiveReader;
import org.turkbridge.translate.Whitespace;

/** Keeps the last record of a document. */
final class LastRecord implements ArchiveVisitor {
  private @Nullable ArchivedRecord last;

  private LastRecord() {}

  /** That of an XML document; null if there is none. */
  static @Nullable ArchivedRecord of(String document) throws IOException {
    LastRecord visitor = new LastRecord();
    new XmlArchiveReader(Whitespace.KEEP)
        .read("a", new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)), visitor);
    return visitor.last;
  }

  @Override
  public void record(ArchivedRecord record) {
    last = record;
  }

  @Override
  public void refused(Refusal refusal) {
    throw new AssertionError(refusal.toString());
  }

  @Override
  public void failedResponse(Place place, String codeAndMessage) {
    throw new AssertionError(codeAndMessage);
  }

  @Override
  public void counted(AnswerCount count) {}
}
