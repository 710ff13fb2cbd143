package org.turkbridge.archive.xml;

import com.ctc.wstx.exc.WstxUnexpectedCharException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.AnswerCount;
import org.turkbridge.archive.ArchiveVisitor;
import org.turkbridge.archive.ArchivedRecord;
import org.turkbridge.archive.Cause;
import org.turkbridge.archive.PassingVisitor;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.RawRecord;
import org.turkbridge.archive.RecordText;
import org.turkbridge.archive.Refusal;
import org.turkbridge.translate.Whitespace;

/**
 * One reading of one text. A parser reads until it can no more; then the next start tag of a record
 * is looked for in the text and another parser goes on from there.
 */
final class ArchiveReading {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final String file;
  private final XmlText text;
  private final int context;
  private final int openBefore;
  private final XmlCursor.Factory cursors;
  private final Whitespace whitespace;
  private final ArchiveVisitor visitor;
  private final StartTags startTags;

  private long records;

  /** Where the last counted start tag of a record is in the text. */
  private long lastRecord = -1;

  private boolean inRecord;

  /** What the last counted record is; null before the first. */
  private @Nullable LegacyRecord lastType;

  /** After a mistake outside the records, what is left of it says nothing new. */
  private boolean broken;

  private boolean anyElement;
  private OpenAnswers answers;
  private OpenMessage message = new OpenMessage();

  /**
   * @param context how many bytes at the beginning of the text are not part of the document
   * @param openBefore how many elements begin in them
   */
  ArchiveReading(
      String file,
      XmlText text,
      int context,
      int openBefore,
      XmlCursor.Factory cursors,
      Whitespace whitespace,
      ArchiveVisitor visitor) {
    this.file = file;
    this.text = text;
    this.context = context;
    this.openBefore = openBefore;
    this.answers = new OpenAnswers(file, 0);
    this.cursors = cursors;
    this.whitespace = whitespace;
    this.visitor = visitor;
    this.startTags = new StartTags(text);
  }

  /** Reads all of the text, whatever is wrong with it. */
  void run() throws IOException {
    @Nullable ResumePoint start = ResumePoint.ofFile();
    while (start != null) {
      start = readFrom(start);
    }
  }

  /**
   * Reads a text with marks, if there is no mistake around the records.
   *
   * @return what the parser had come to; empty after a mistake, when the visitor may have been told
   *     anything
   */
  Optional<XmlStretch.StretchEnd> runWhole(SentinelTags marks) throws IOException {
    try {
      XmlCursor cursor = cursors.open(text, ResumePoint.ofFile());
      Optional<XmlStretch.StretchEnd> end = walk(cursor, marks).filter(read -> marks.wereMet());
      cursor.close();
      return end;
    } catch (BrokenXmlException | XMLStreamException e) {
      return Optional.empty();
    }
  }

  /** Reads as far as it goes, and finds out where to go on; null at the end. */
  private @Nullable ResumePoint readFrom(ResumePoint start) throws IOException {
    @Nullable XmlCursor cursor = null;
    try {
      cursor = cursors.open(text, start);
      walk(cursor, new SentinelTags(text, false, List.of()));
      return null;
    } catch (BrokenXmlException e) {
      return afterBroken(e);
    } catch (XMLStreamException e) {
      if (e.getNestedException() instanceof IOException io && !XmlCauses.isTooLong(e)) {
        throw io;
      }
      return cursor == null ? afterBrokenDeclaration(start, e) : afterError(start, cursor, e);
    }
  }

  /** Reads to the end; empty if the rest is not to be read. */
  private Optional<XmlStretch.StretchEnd> walk(XmlCursor cursor, SentinelTags marks)
      throws XMLStreamException, BrokenXmlException, IOException {
    NamespaceScope scope = new NamespaceScope();
    FailedResponses failures = new FailedResponses(file, visitor);
    // What is read after a mistake may be the middle of an answer.
    answers = new OpenAnswers(file, anyElement ? 0 : openBefore);
    UnreadRecords unread = new UnreadRecords();
    RecordText.Evidence textEvidence = new RecordText.Evidence();
    int begunBefore = anyElement ? 0 : openBefore;
    OpenRecord openRecord = new OpenRecord(whitespace);
    message = new OpenMessage();
    while (cursor.hasNext()) {
      switch (cursor.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          anyElement = true;
          textEvidence.clear();
          String name = cursor.localName();
          int around = failures.open().size();
          @Nullable LegacyRecord record = LegacyRecord.named(name);
          if (record != null && record.isAlways()) {
            openRecord.requireNone(cursor);
            answers.count(record.kind(), 1);
            refuse(cursor, unread.recordBegins());
            record(record, cursor, scope);
          } else if (openRecord.takes(name, around)) {
            takeIntoRecord(cursor, scope, openRecord);
          } else if (marks.isRecords(cursor)) {
            marks.lastRun().records().forEach(answers::count);
            refuse(cursor, unread.recordBegins());
            cursor.next();
          } else if (marks.isEnd(cursor)) {
            refuse(cursor, unread.recordBegins());
            return Optional.of(stretchEnd(cursor.line(), failures));
          } else {
            if (openRecord.open(cursor, around)) {
              text.raw().wantFrom(openRecord.position());
            }
            scope.open(cursor.parser());
            failures.open(name);
            message.open(name, around);
            answers.open(name, cursor.line() + marks.linesElsewhere());
            unread.open(name, cursor.line());
            if (begunBefore > 0) {
              begunBefore--;
            } else {
              @Nullable LegacyRecord held = LegacyRecord.heldIn(name);
              if (held != null) {
                visitor.answered(held.kind());
              }
              for (int i = 0; i < cursor.parser().getAttributeCount(); i++) {
                String value = cursor.parser().getAttributeValue(i);
                unread.attribute(cursor.parser().getAttributeLocalName(i), value);
                if (RecordText.isIn(value)) {
                  refuseText(cursor, failures);
                }
              }
            }
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          scope.close();
          failures.close(cursor.line());
          if (openRecord.endsIn(failures.open().size())) {
            end(cursor, openRecord.close());
          }
          message.close(failures.open().size());
          tell(answers.close());
          refuse(cursor, unread.close().stream().toList());
          textEvidence.clear();
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (failures.wantsText()) {
            failures.text(cursor.text());
          }
          if (answers.wantsText()) {
            answers.text(cursor.text());
          }
          if (message.wantsText()) {
            message.text(cursor.text());
          }
          unread.value(cursor.text());
          if (textEvidence.isCompletedBy(cursor.text())) {
            refuseText(cursor, failures);
          }
        }
        case XMLStreamConstants.DTD -> {
          refuse(cursor.position(), cursor.line(), XmlCauses.DOCTYPE);
          return Optional.empty();
        }
        case XMLStreamConstants.END_DOCUMENT -> {
          if (!failures.open().isEmpty()) {
            throw BrokenXmlException.newDocument(cursor);
          }
        }
        case XMLStreamConstants.START_DOCUMENT -> {
          if (!XmlEncoding.reads(text.charset(), cursor.declaredEncoding())) {
            refuse(cursor.position(), cursor.line(), XmlCauses.otherEncoding(text.charset()));
            return Optional.empty();
          }
        }
        default -> {
          // Comments and the like.
        }
      }
    }
    return Optional.of(stretchEnd(cursor.lineReached(), failures));
  }

  /** Refuses the records that stand as text in the innermost element. */
  private void refuseText(XmlCursor cursor, FailedResponses failures) {
    List<String> open = failures.open();
    String holder = open.isEmpty() ? "the file" : "<" + open.get(open.size() - 1) + ">";
    refuse(cursor.position(), cursor.line(), RecordText.cause(holder));
  }

  private void refuse(XmlCursor cursor, List<UnreadRecords.Unread> unread) {
    unread.forEach(record -> refuse(cursor.position(), record.line(), record.cause()));
  }

  private XmlStretch.StretchEnd stretchEnd(int line, FailedResponses failures) {
    return new XmlStretch.StretchEnd(records, line - 1, failures.open(), answers.counts());
  }

  private void tell(@Nullable AnswerCount count) {
    if (count != null) {
      visitor.counted(count);
    }
  }

  private void takeIntoRecord(XmlCursor cursor, NamespaceScope scope, OpenRecord openRecord)
      throws XMLStreamException, BrokenXmlException {
    if (!openRecord.hasBegun()) {
      begin(openRecord.record(), openRecord.position());
      answers.countInnermost(openRecord.record().kind());
    }
    openRecord.take(cursor, scope);
  }

  private void end(XmlCursor cursor, OpenRecord.@Nullable Ended ended) {
    inRecord = false;
    if (ended != null) {
      Place place = new Place(file, records, ended.line());
      tell(
          cursor,
          place,
          told -> ended.draft().tell(ended.record().kind(), place, message.telling(told)));
    }
    text.raw().wantFrom(Long.MAX_VALUE);
  }

  private void record(LegacyRecord type, XmlCursor cursor, NamespaceScope scope)
      throws XMLStreamException, BrokenXmlException {
    begin(type, cursor.position());
    Place place = new Place(file, records, cursor.line());
    RecordDraft draft = new RecordDraft(type.type(), whitespace);
    draft.takeAll(cursor, scope, type.element());
    inRecord = false;
    tell(cursor, place, told -> draft.tell(type.kind(), place, told));
    text.raw().wantFrom(Long.MAX_VALUE);
  }

  private void begin(LegacyRecord type, long position) {
    lastType = type;
    count(position);
    inRecord = true;
  }

  /**
   * Tells the visitor of a record.
   *
   * @param telling why it was not told; null if it was
   */
  private void tell(
      XmlCursor cursor, Place place, Function<ArchiveVisitor, @Nullable Cause> telling) {
    @Nullable Cause fault =
        telling.apply(
            visitor.wantsBytes() ? new RawFirst(visitor, () -> raw(cursor.reached())) : visitor);
    if (fault != null) {
      refuseRecord(place.line(), fault, cursor.reached());
    }
  }

  private String lastName() {
    return lastType == null ? "" : lastType.element();
  }

  private void count(long position) {
    records++;
    lastRecord = position;
    text.raw().wantFrom(position);
  }

  private @Nullable ResumePoint afterBroken(BrokenXmlException e) throws IOException {
    @Nullable ResumePoint goOn = e.goOn();
    long mistake = goOn == null ? e.searchFrom() : goOn.position();
    long offset = inRecord ? 0 : text.raw().offset(mistake);
    if (goOn == null || text.rewind(goOn.position()) != goOn.position()) {
      goOn = searchFrom(e.searchFrom(), e.line());
      broken = true;
    } else {
      broken |= goOn.kind() == ResumePoint.Kind.FRAGMENT;
    }
    endAnswers(goOn);
    if (inRecord) {
      refuseRecord(e.line(), e.problem(), goOn);
    } else {
      refuseAt(offset, e.line(), e.problem());
    }
    return goOn;
  }

  /**
   * Ends the answers that are open, if nothing more comes of them. If a record comes next, nobody
   * knows which answer it is in.
   */
  private void endAnswers(@Nullable ResumePoint goOn) {
    if (goOn != null && goOn.kind() == ResumePoint.Kind.FRAGMENT) {
      return;
    }
    for (AnswerCount count : answers.counts()) {
      if (count.beginsBefore() || count.differs()) {
        visitor.counted(count);
      }
    }
  }

  private @Nullable ResumePoint afterBrokenDeclaration(ResumePoint start, XMLStreamException e)
      throws IOException {
    if (!broken) {
      refuse(start.position(), start.line(), XmlCauses.of(e, text, start.position(), false));
    }
    broken = true;
    return searchFrom(start.position() + 1, start.line());
  }

  private @Nullable ResumePoint afterError(
      ResumePoint start, XmlCursor cursor, XMLStreamException e) throws IOException {
    long reached = cursor.reached(e);
    int line = cursor.lineReached();
    if (!inRecord
        && e instanceof WstxUnexpectedCharException unexpected
        && unexpected.getChar() == BYTE_ORDER_MARK) {
      // Files with byte order marks, joined.
      text.rewind(reached);
      return new ResumePoint(start.kind(), reached, line);
    }
    long token = cursor.position();
    if (token > lastRecord && startTags.isRecordAt(token, !inRecord)) {
      LegacyRecord begun = startTags.recordAt(token);
      if (inRecord) {
        ResumePoint begin = new ResumePoint(ResumePoint.Kind.FRAGMENT, token, cursor.line());
        refuseRecord(
            cursor.line(),
            BrokenXmlException.nestedRecord(begin, begun.element(), lastName()).problem(),
            token);
      }
      begin(begun, token);
      answers.count(begun.kind(), 1);
    }
    Cause cause = XmlCauses.of(e, text, reached - 1, inRecord);
    boolean nothing = !anyElement && XmlCauses.isNothing(e) && text.at(text.position() - 1) != '<';
    long offset = inRecord ? 0 : text.raw().offset(Math.max(start.position(), reached - 1));
    @Nullable ResumePoint goOn;
    if (XmlCauses.isEnd(e) && (text.startsWith("<!", token) || text.startsWith("<?", token))) {
      goOn = searchFrom(token + 1, cursor.line());
      if (goOn != null) {
        cause = XmlCauses.OPEN_SECTION;
        line = cursor.line();
      }
    } else if (token > start.position() && startTags.isDeclarationAt(token)) {
      goOn = searchFrom(token, cursor.line());
    } else {
      goOn = searchBehind(start, reached, line);
    }
    endAnswers(goOn);
    if (inRecord) {
      refuseRecord(line, cause, goOn);
    } else if (!broken && !nothing) {
      refuseAt(offset, line, cause);
    }
    broken = true;
    return goOn;
  }

  /**
   * Where to go on after a mistake.
   *
   * @param reached behind the character that was wrong
   * @param line of the place reached
   */
  private @Nullable ResumePoint searchBehind(ResumePoint start, long reached, int line)
      throws IOException {
    // The wrong character may itself be the < of a start tag.
    long wrong = reached - 1;
    boolean tag = wrong > Math.max(start.position(), lastRecord) && text.at(wrong) == '<';
    return searchFrom(tag ? wrong : reached, line);
  }

  private @Nullable ResumePoint searchFrom(long position, int line) throws IOException {
    text.rewind(Math.max(position, lastRecord + 1));
    return startTags.next(line);
  }

  private void refuseRecord(int line, Cause cause, @Nullable ResumePoint goOn) {
    refuseRecord(line, cause, goOn == null ? text.position() : goOn.position());
  }

  /** Refuses the record that was counted last, which reaches to that position. */
  private void refuseRecord(int line, Cause cause, long end) {
    inRecord = false;
    RawRecord raw = raw(end);
    visitor.refused(
        new Refusal(
            new Place(file, records, line),
            raw.offset(),
            cause.kind(),
            cause.text(),
            raw,
            lastType == null ? null : lastType.kind()));
  }

  /** The record that was counted last, which reaches to that position. */
  private RawRecord raw(long end) {
    RawRecord raw = text.raw().between(lastRecord, end);
    return raw.at(raw.offset() - context);
  }

  /** Refuses what stands at a position outside the records. */
  private void refuse(long position, int line, Cause cause) {
    refuseAt(text.raw().offset(position), line, cause);
  }

  private void refuseAt(long offset, int line, Cause cause) {
    visitor.refused(
        new Refusal(new Place(file, 0, line), offset - context, cause.kind(), cause.text(), null));
  }

  /** Tells the bytes of a record that has just ended before the record. */
  private static final class RawFirst extends PassingVisitor {
    private final Supplier<RawRecord> raw;

    RawFirst(ArchiveVisitor visitor, Supplier<RawRecord> raw) {
      super(visitor);
      this.raw = raw;
    }

    @Override
    public void record(ArchivedRecord record) {
      bytesOfNext(raw.get());
      super.record(record);
    }
  }
}
