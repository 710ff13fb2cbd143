package org.turkbridge.verify.records;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.ArchiveVisitor;
import org.turkbridge.archive.ArchivedQualificationRequest;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.RawRecord;
import org.turkbridge.archive.RecordFormat;
import org.turkbridge.archive.RecordWriter;
import org.turkbridge.archive.Refusal;
import org.turkbridge.archive.xml.XmlArchiveReader;
import org.turkbridge.translate.UntranslatableException;
import org.turkbridge.translate.Whitespace;
import org.turkbridge.verify.records.CheckedRecord.Outcome;
import org.turkbridge.verify.report.Finding;
import org.turkbridge.verify.report.FindingKind;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

/**
 * Checks records: back in the other model they have to be what they were. Not for more than one
 * thread.
 */
final class RecordCheck {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final RecordWriter writer;
  private final WrittenRecordReader reader;
  private final LegacyComparison legacy;
  private final CurrentComparison current = new CurrentComparison();
  private final XmlArchiveReader archives = new XmlArchiveReader(Whitespace.KEEP);
  private final ContentCheck contents;

  /**
   * @param legacyForm by which requests of the current model are written in the legacy one
   * @param now later times are impossible
   */
  RecordCheck(RecordFormat legacyForm, Schemas schemas, Instant now) {
    try {
      this.writer = legacyForm.writer(written);
    } catch (IOException e) {
      throw inMemory(e);
    }
    PlainDom dom = new PlainDom();
    this.reader = new WrittenRecordReader(dom);
    this.legacy = new LegacyComparison(reader, dom);
    this.contents = new ContentCheck(schemas, now);
  }

  List<CheckedRecord> check(List<Entry> entries) {
    List<CheckedRecord> records = new ArrayList<>(entries.size());
    for (Entry entry : entries) {
      if (entry instanceof Entry.Found found) {
        records.add(check(found));
      } else if (entry instanceof Entry.Refused refused) {
        records.add(refused(refused.refusal()));
      }
    }
    return List.copyOf(records);
  }

  private static CheckedRecord refused(Refusal refusal) {
    return new CheckedRecord(
        refusal.place(),
        "",
        null,
        refusal.place().record() == 0 ? Outcome.NONE : Outcome.UNCHECKED,
        Set.of(),
        List.of(Refusals.finding(refusal)));
  }

  private CheckedRecord check(Entry.Found record) {
    List<Finding> findings = new ArrayList<>();
    Set<Notation> notations = EnumSet.noneOf(Notation.class);
    byte[] back = null;
    Outcome outcome = Outcome.DIFFERENT;
    try {
      back = write(record.request());
      outcome = compare(record, back, notations, findings);
    } catch (UntranslatableException e) {
      findings.add(finding(record, FindingKind.NOT_TRANSLATED, String.valueOf(e.getMessage())));
    }
    findings.addAll(contents.findings(record.place(), record.request()));
    String id = id(record);
    return new CheckedRecord(
        record.place(),
        id,
        back == null ? null : RecordHash.of(id, back),
        outcome,
        notations,
        findings);
  }

  private static String id(Entry.Found record) {
    @Nullable String id = record.request().qualificationRequestId();
    return id == null ? "" : id;
  }

  private Outcome compare(
      Entry.Found record, byte[] back, Set<Notation> notations, List<Finding> findings) {
    RawRecord raw = record.raw();
    if (!raw.isWhole()) {
      findings.add(
          finding(
              record,
              FindingKind.NOT_COMPARED,
              "the record is larger than %,d bytes, the most that are compared"
                  .formatted(RawRecord.MOST_BYTES)));
      return Outcome.UNCHECKED;
    }
    byte[] bytes = raw.bytes();
    if (isUtf8(raw) && Arrays.equals(back, bytes)) {
      return Outcome.EQUAL;
    }
    Compared compared;
    try {
      compared = compared(raw, bytes, back, record.place().file());
    } catch (IOException | XMLStreamException | UntranslatableException e) {
      findings.add(
          finding(
              record,
              FindingKind.NOT_TRANSLATED,
              "what comes back of the record cannot be read: " + e.getMessage()));
      return Outcome.DIFFERENT;
    }
    compared.differences().forEach(difference -> findings.add(finding(record, difference)));
    notations.addAll(compared.notations());
    return !compared.differences().isEmpty()
        ? Outcome.DIFFERENT
        : notations.isEmpty() ? Outcome.EQUAL : Outcome.NORMALISED;
  }

  private Compared compared(RawRecord raw, byte[] bytes, byte[] back, String file)
      throws IOException, XMLStreamException {
    if (isUtf8(raw) && bytes[0] == '<') {
      return legacyCompared(reader.read(bytes), back);
    }
    String text =
        raw.text().orElseThrow(() -> new IOException("it is not in the encoding " + raw.charset()));
    return text.startsWith("{")
        ? current.compare(text, readBack(back, file))
        : legacyCompared(reader.read(text), back);
  }

  private Compared legacyCompared(WrittenRecord before, byte[] back) throws XMLStreamException {
    Compared compared = legacy.compare(before, reader.read(back));
    return compared.equals(Compared.EQUAL)
        ? new Compared(Set.of(Notation.MARKUP), List.of())
        : compared;
  }

  private static boolean isUtf8(RawRecord raw) {
    return raw.charset().equals(StandardCharsets.UTF_8);
  }

  private byte[] write(QualificationRequest request) {
    written.reset();
    try {
      writer.write(request);
      writer.flush();
    } catch (IOException e) {
      throw inMemory(e);
    }
    return written.toByteArray();
  }

  private QualificationRequest readBack(byte[] xml, String file) throws IOException {
    Last last = new Last();
    archives.read(file, new ByteArrayInputStream(xml), last);
    if (last.request == null) {
      throw new UntranslatableException(last.refusal == null ? "it is gone" : last.refusal);
    }
    return last.request;
  }

  private static final class Last implements ArchiveVisitor {
    private @Nullable QualificationRequest request;
    private @Nullable String refusal;

    @Override
    public void record(ArchivedQualificationRequest record) {
      request = record.request();
    }

    @Override
    public void refused(Refusal refused) {
      refusal = refused.cause();
    }

    @Override
    public void failedResponse(Place place, String codeAndMessage) {
      refusal = codeAndMessage;
    }
  }

  private static Finding finding(Entry.Found record, FindingKind kind, String message) {
    return Finding.of(
        kind, record.place().file(), Places.inFile(record.place()), id(record), message);
  }

  private static Finding finding(Entry.Found record, ValueDifference difference) {
    return new Finding(
        difference.kind(),
        record.place().file(),
        Places.inFile(record.place()),
        id(record),
        difference.path(),
        difference.before(),
        difference.after(),
        "the record does not come back as it was");
  }

  private static UncheckedIOException inMemory(IOException e) {
    return new UncheckedIOException("bytes in memory cannot fail to be written", e);
  }
}
