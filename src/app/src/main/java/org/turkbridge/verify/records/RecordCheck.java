package org.turkbridge.verify.records;

import static java.util.stream.Collectors.joining;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.AnswerCount;
import org.turkbridge.archive.ArchiveVisitor;
import org.turkbridge.archive.ArchivedRecord;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.RawRecord;
import org.turkbridge.archive.RecordFormat;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.RecordWriter;
import org.turkbridge.archive.Refusal;
import org.turkbridge.archive.xml.XmlArchiveReader;
import org.turkbridge.translate.UntranslatableException;
import org.turkbridge.translate.Whitespace;
import org.turkbridge.verify.records.CheckedRecord.Outcome;
import org.turkbridge.verify.report.FindingKind;
import org.turkbridge.verify.report.Observation;
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
  RecordCheck(RecordFormat legacyForm, DocumentSchemas schemas, Instant now) {
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

  /**
   * Checks a record.
   *
   * @param request as it was read
   * @param raw as it stands there
   */
  CheckedRecord check(Place place, QualificationRequest request, RawRecord raw) {
    List<Observation> remarks = new ArrayList<>();
    Set<Notation> notations = EnumSet.noneOf(Notation.class);
    byte[] back = null;
    Outcome outcome = Outcome.DIFFERENT;
    try {
      back = write(request);
      outcome = compare(place.file(), raw, back, notations, remarks);
    } catch (UntranslatableException e) {
      remarks.add(Observation.of(FindingKind.NOT_TRANSLATED, String.valueOf(e.getMessage())));
    }
    String leftOut =
        remarks.stream().map(each -> each.path() + '\n' + each.before()).collect(joining("\n"));
    remarks.addAll(contents.remarks(request, Model.of(raw), element -> written(element, raw)));
    @Nullable String id = request.qualificationRequestId();
    String known = id == null ? "" : id;
    return new CheckedRecord(
        place,
        known,
        back == null ? null : RecordHash.of(known, back, leftOut),
        outcome,
        notations,
        remarks,
        null);
  }

  /** The value of an element as it stands in the archive; empty if it cannot be told. */
  private String written(String element, RawRecord raw) {
    Optional<String> text = raw.isWhole() ? raw.text() : Optional.empty();
    if (text.isEmpty()) {
      return "";
    }
    try {
      return Model.of(raw) == Model.CURRENT
          ? CurrentComparison.value(text.get(), element)
          : reader.read(text.get()).values().stream()
              .filter(value -> value.name().equals(element))
              .map(WrittenRecord.WrittenValue::text)
              .findFirst()
              .orElse("");
    } catch (IOException | XMLStreamException e) {
      return "";
    }
  }

  private Outcome compare(
      String file, RawRecord raw, byte[] back, Set<Notation> notations, List<Observation> remarks) {
    if (!raw.isWhole()) {
      remarks.add(
          Observation.of(
              FindingKind.NOT_COMPARED,
              "the record is larger than %,d bytes, the most that are compared"
                  .formatted(RawRecord.MOST_BYTES)));
      return Outcome.UNCHECKED;
    }
    ComparisonResult compared;
    try {
      compared = compared(raw, back, file);
    } catch (IOException | XMLStreamException | UntranslatableException e) {
      if (ElementDepth.isExceeded(e)) {
        remarks.add(
            Observation.of(
                FindingKind.NOT_COMPARED,
                "elements are nested more than %d deep, the most that are compared"
                    .formatted(ElementDepth.MOST)));
        return Outcome.UNCHECKED;
      }
      remarks.add(
          Observation.of(
              FindingKind.NOT_TRANSLATED,
              "what comes back of the record cannot be read: " + e.getMessage()));
      return Outcome.DIFFERENT;
    }
    remarks.addAll(compared.differences());
    notations.addAll(compared.notations());
    return compared.isDifferent()
        ? Outcome.DIFFERENT
        : notations.isEmpty() ? Outcome.EQUAL : Outcome.NORMALISED;
  }

  private ComparisonResult compared(RawRecord raw, byte[] back, String file)
      throws IOException, XMLStreamException {
    byte[] bytes = raw.bytes();
    if (raw.charset().equals(StandardCharsets.UTF_8) && bytes[0] == '<') {
      Optional<ComparisonResult> alike = ByteComparison.compare(bytes, back);
      return alike.isPresent() ? alike.get() : legacyCompared(reader.read(bytes), back);
    }
    String text =
        raw.text().orElseThrow(() -> new IOException("it is not in the encoding " + raw.charset()));
    return text.startsWith("{")
        ? current.compare(text, readBack(back, file))
        : legacyCompared(reader.read(text), back);
  }

  private ComparisonResult legacyCompared(WrittenRecord before, byte[] back)
      throws XMLStreamException {
    ComparisonResult compared = legacy.compare(before, reader.read(back));
    return compared.equals(ComparisonResult.EQUAL)
        ? new ComparisonResult(Set.of(Notation.MARKUP), List.of())
        : compared;
  }

  private byte[] write(QualificationRequest request) {
    written.reset();
    try {
      writer.write(RecordKind.QUALIFICATION_REQUEST, request);
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
    public void record(ArchivedRecord record) {
      request = (QualificationRequest) record.value();
    }

    @Override
    public void refused(Refusal refused) {
      refusal = refused.cause();
    }

    @Override
    public void failedResponse(Place place, String codeAndMessage) {
      refusal = codeAndMessage;
    }

    /** A record by itself says nothing of others. */
    @Override
    public void counted(AnswerCount count) {}
  }

  private static UncheckedIOException inMemory(IOException e) {
    return new UncheckedIOException("bytes in memory cannot fail to be written", e);
  }
}
