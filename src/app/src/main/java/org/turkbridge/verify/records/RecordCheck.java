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
import org.turkbridge.archive.Timestamps;
import org.turkbridge.archive.json.JsonArchiveReader;
import org.turkbridge.archive.json.JsonLinesFormat;
import org.turkbridge.archive.xml.XmlArchiveReader;
import org.turkbridge.translate.UntranslatableException;
import org.turkbridge.translate.Whitespace;
import org.turkbridge.verify.records.CheckedRecord.Outcome;
import org.turkbridge.verify.report.FindingKind;
import org.turkbridge.verify.report.Observation;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Checks records: back in the other model they have to be what they were. Not for more than one
 * thread.
 */
final class RecordCheck {
  /** The member of a message that has its events. */
  private static final String EVENTS = "Events";

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final RecordWriter writer;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final RecordWriter lines = new JsonLinesFormat(Timestamps.EPOCH, true).writer(line);
  private final WrittenRecordReader reader;
  private final LegacyComparison legacy;
  private final CurrentComparison current = new CurrentComparison();
  private final XmlArchiveReader archives = new XmlArchiveReader(Whitespace.KEEP);
  private final JsonArchiveReader jsonArchives = new JsonArchiveReader();
  private final ContentCheck contents;

  /**
   * @param legacyForm by which records of the current model are written in the legacy one
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
   * @param record as it was read
   * @param raw as it stands there
   */
  CheckedRecord check(ArchivedRecord record, RawRecord raw) {
    Place place = record.place();
    SdkPojo value = record.value();
    List<Observation> remarks = new ArrayList<>();
    Set<Notation> notations = EnumSet.noneOf(Notation.class);
    byte[] back = null;
    Outcome outcome = Outcome.DIFFERENT;
    try {
      back =
          record.kind() == RecordKind.NOTIFICATION
              ? line(record.kind(), value)
              : write(record.kind(), value);
      outcome = compare(record, raw, back, notations, remarks);
    } catch (UntranslatableException e) {
      remarks.add(Observation.of(FindingKind.NOT_TRANSLATED, String.valueOf(e.getMessage())));
    }
    String leftOut =
        remarks.stream().map(each -> each.path() + '\n' + each.before()).collect(joining("\n"));
    ContentCheck.Contents checked =
        contents.check(
            value,
            LegacyShape.element(record.kind()),
            Model.of(raw),
            element ->
                isAsRead(record.kind(), raw) ? read(element, record) : written(element, raw));
    remarks.addAll(checked.remarks());
    RecordIdentity identity = RecordIdentity.of(value);
    return new CheckedRecord(
        place,
        identity.shown(),
        back == null || identity.key().isEmpty()
            ? null
            : RecordHash.of(IdHash.of(record.kind().label(), identity.key()), back, leftOut),
        record.kind(),
        checked.links(),
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

  /** The value of a member as it was read; empty if it has none. */
  private String read(String member, ArchivedRecord record) {
    try {
      String object = new String(line(record.kind(), record.value()), StandardCharsets.UTF_8);
      return CurrentComparison.value(object, member);
    } catch (IOException e) {
      throw inMemory(e);
    }
  }

  private Outcome compare(
      ArchivedRecord record,
      RawRecord raw,
      byte[] back,
      Set<Notation> notations,
      List<Observation> remarks) {
    if (!raw.isWhole()) {
      remarks.add(
          Observation.of(
              FindingKind.NOT_COMPARED,
              "the record is larger than %,d bytes, the most that are compared"
                  .formatted(RawRecord.MOST_BYTES)));
      return Outcome.UNCHECKED;
    }
    ComparisonResult compared;
    boolean isAsRead = isAsRead(record.kind(), raw);
    try {
      compared = isAsRead ? comparedAsRead(record, back) : compared(raw, back, record.place());
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
    if (isAsRead && !compared.isDifferent()) {
      remarks.add(
          Observation.of(
              FindingKind.AS_READ,
              "%s here come back as they were read; %s they stand in are not compared"
                  .formatted(
                      record.kind() == RecordKind.NOTIFICATION ? "events" : "records",
                      record.kind() == RecordKind.NOTIFICATION
                          ? "the messages"
                          : "the rows of a table")));
      return Outcome.UNCHECKED;
    }
    notations.addAll(compared.notations());
    return compared.isDifferent()
        ? Outcome.DIFFERENT
        : notations.isEmpty() ? Outcome.EQUAL : Outcome.NORMALISED;
  }

  /** Whether what stands there is no such record, but a row or message that it was read from. */
  private static boolean isAsRead(RecordKind kind, RawRecord raw) {
    return kind == RecordKind.NOTIFICATION
        ? !raw.beginsWith('{') || raw.text().orElse(EVENTS).contains(EVENTS)
        : !raw.beginsWith('{')
            && !raw.beginsWith('<')
            && raw.text().filter(text -> text.startsWith("<")).isEmpty();
  }

  private ComparisonResult comparedAsRead(ArchivedRecord record, byte[] back) throws IOException {
    byte[] read = line(record.kind(), record.value());
    return current.compare(
        new String(read, StandardCharsets.UTF_8), readBack(back, record.place()));
  }

  private ComparisonResult compared(RawRecord raw, byte[] back, Place place)
      throws IOException, XMLStreamException {
    byte[] bytes = raw.bytes();
    if (raw.charset().equals(StandardCharsets.UTF_8) && bytes[0] == '<') {
      Optional<ComparisonResult> alike = ByteComparison.compare(bytes, back);
      return alike.isPresent() ? alike.get() : legacyCompared(reader.read(bytes), back);
    }
    String text =
        raw.text().orElseThrow(() -> new IOException("it is not in the encoding " + raw.charset()));
    return text.startsWith("{")
        ? current.compare(text, readBack(back, place))
        : legacyCompared(reader.read(text), back);
  }

  private ComparisonResult legacyCompared(WrittenRecord before, byte[] back)
      throws XMLStreamException {
    ComparisonResult compared = legacy.compare(before, reader.read(back));
    return compared.equals(ComparisonResult.EQUAL)
        ? new ComparisonResult(Set.of(Notation.MARKUP), List.of())
        : compared;
  }

  private byte[] write(RecordKind kind, SdkPojo value) {
    written.reset();
    try {
      writer.write(kind, value);
      writer.flush();
    } catch (IOException e) {
      throw inMemory(e);
    }
    return written.toByteArray();
  }

  private byte[] line(RecordKind kind, SdkPojo value) {
    line.reset();
    try {
      lines.write(kind, value);
      lines.flush();
    } catch (IOException e) {
      throw inMemory(e);
    }
    return line.toByteArray();
  }

  /** What the bytes of a record, in XML or JSON, are read as. */
  private SdkPojo readBack(byte[] record, Place place) throws IOException {
    Last last = new Last();
    ByteArrayInputStream in = new ByteArrayInputStream(record);
    if (record.length > 0 && record[0] == '{') {
      jsonArchives.read(place.file(), in, last);
    } else {
      archives.read(place.file(), in, last);
    }
    if (last.value == null) {
      throw new UntranslatableException(last.refusal == null ? "it is gone" : last.refusal);
    }
    return last.value;
  }

  private static final class Last implements ArchiveVisitor {
    private @Nullable SdkPojo value;
    private @Nullable String refusal;

    @Override
    public void record(ArchivedRecord record) {
      value = record.value();
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
