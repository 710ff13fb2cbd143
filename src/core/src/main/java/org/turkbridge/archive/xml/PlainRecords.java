package org.turkbridge.archive.xml;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.ArchiveVisitor;
import org.turkbridge.archive.DiscardingVisitor;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.RawRecord;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.translate.Whitespace;
import software.amazon.awssdk.utils.Lazy;

/**
 * Reads records that are written as the old service wrote them, straight from UTF-8: their elements
 * without attributes or prefixes, in them {@link PlainText} or others of theirs, and between them
 * nothing but white space. It takes a fraction of a parser's time and says no to everything else,
 * which is then for the parser.
 */
final class PlainRecords {
  private static final Start[] STARTS = starts();

  private final boolean isRead;
  private final String file;
  private final byte[] bytes;
  private final int end;
  private final Whitespace whitespace;
  private final ArchiveVisitor visitor;
  private final PlainText text;
  private final LineCount lines;
  private final Map<RecordKind, Long> counts = new EnumMap<>(RecordKind.class);
  private long records;

  /** What is expected: records of one kind stand together. */
  private Start expected = STARTS[0];

  /** The last document that records share; null before the first. */
  private @Nullable ElementText shared;

  /** Where it is; nowhere before the first. */
  private int sharedFrom = -1;

  private int sharedLength;

  /** A kind of record, by the tags around it. */
  @SuppressWarnings("ArrayRecordComponent") // Read, never compared.
  private record Start(LegacyRecord record, Lazy<PlainType> plain, byte[] startTag, byte[] endTag) {
    PlainType type() {
      return plain.getValue();
    }
  }

  /**
   * @param bytes up to the end
   */
  PlainRecords(
      String file,
      byte[] bytes,
      int end,
      LineCount lines,
      Whitespace whitespace,
      ArchiveVisitor visitor) {
    this(true, file, bytes, end, lines, whitespace, visitor);
  }

  private PlainRecords(
      boolean isRead,
      String file,
      byte[] bytes,
      int end,
      LineCount lines,
      Whitespace whitespace,
      ArchiveVisitor visitor) {
    this.isRead = isRead;
    this.file = file;
    this.bytes = bytes;
    this.end = end;
    this.lines = lines;
    this.whitespace = whitespace;
    this.visitor = visitor;
    this.text = new PlainText(isRead ? end : 0);
  }

  private static Start[] starts() {
    RecordKind[] kinds = RecordKind.values();
    Start[] starts = new Start[kinds.length];
    for (int i = 0; i < kinds.length; i++) {
      LegacyRecord record = LegacyRecord.of(kinds[i]);
      starts[i] =
          new Start(
              record,
              new Lazy<>(() -> PlainType.of(record.type())),
              record.startTag(),
              ("</" + record.element() + ">").getBytes(StandardCharsets.US_ASCII));
    }
    return starts;
  }

  /**
   * Records of which nothing is made. One that is plain but cannot be used counts as one.
   *
   * @param bytes up to the end
   */
  static PlainRecords unread(String file, byte[] bytes, int end, LineCount lines) {
    return new PlainRecords(
        false, file, bytes, end, lines, Whitespace.STRIP, DiscardingVisitor.INSTANCE);
  }

  /** Where the next such record seems to begin; the end if nowhere. */
  int next(int from) {
    int at = from;
    while (at < end && !(bytes[at] == '<' && begins(at))) {
      at++;
    }
    return at;
  }

  /** Whether a record begins there, which is then the expected one. */
  private boolean begins(int at) {
    if (PlainType.isAt(expected.startTag(), bytes, at, end)) {
      return true;
    }
    for (Start start : STARTS) {
      if (PlainType.isAt(start.startTag(), bytes, at, end)) {
        expected = start;
        return true;
      }
    }
    return false;
  }

  /**
   * Reads records one after another and tells the visitor, or finds their end.
   *
   * @param from where one begins
   * @return behind the last of them and the white space that follows it; -1 if one is not plain or
   *     cannot be used
   */
  int read(int from) {
    int at = from;
    while (begins(at)) {
      at = record(expected, at);
      if (at < 0) {
        return -1;
      }
      at = behindSpace(at);
    }
    return at;
  }

  /** How many were read. */
  long records() {
    return records;
  }

  /** How many were read of each kind of which there were any, since this was last asked. */
  Map<RecordKind, Long> takeCounts() {
    Map<RecordKind, Long> taken = Map.copyOf(counts);
    counts.clear();
    return taken;
  }

  /** Behind a record; -1 if it is not plain, or is read and cannot be used. */
  private int record(Start kind, int start) {
    records++;
    counts.merge(kind.record().kind(), 1L, Long::sum);
    @Nullable RecordDraft draft = isRead ? new RecordDraft(kind.record().type(), whitespace) : null;
    int first = behindSpace(start + kind.startTag().length);
    int at = elements(kind.type(), draft, first);
    if (at < 0
        || !PlainType.isAt(kind.endTag(), bytes, at, end)
        // A parser knows whether it is one that has nothing.
        || (at == first && !kind.record().isAlways())) {
      return -1;
    }
    int behind = at + kind.endTag().length;
    return draft == null || tell(kind, draft, start, behind) ? behind : -1;
  }

  /**
   * Reads elements up to what is none.
   *
   * @param draft takes what they say; null if nothing is made of them
   * @return where that is; -1 if one is not plain
   */
  private int elements(PlainType type, @Nullable RecordDraft draft, int from) {
    int at = from;
    int next = 0;
    while (true) {
      int index = type.element(bytes, at, end, next);
      if (index < 0) {
        return at;
      }
      int begin = at + type.startTags()[index].length;
      @Nullable PlainType inner = type.inner()[index];
      int close =
          inner == null ? text(type, index, draft, begin) : structure(index, inner, draft, begin);
      if (close < 0 || !PlainType.isAt(type.endTags()[index], bytes, close, end)) {
        return -1;
      }
      at = behindSpace(close + type.endTags()[index].length);
      next = index + 1 == type.startTags().length || isRepeated(type, index) ? index : index + 1;
    }
  }

  private static boolean isRepeated(PlainType type, int index) {
    return Objects.requireNonNull(type.type()).elements().get(index).isRepeated();
  }

  /** Where the end tag of an element is that holds text; -1 if that is not plain. */
  private int text(PlainType type, int index, @Nullable RecordDraft draft, int from) {
    boolean isShared = index == type.shared();
    boolean again = isShared && isSharedAgain(from);
    int close = again ? from + sharedLength : endOfText(from);
    if (close < 0) {
      return -1;
    }
    if (draft != null) {
      ElementText value = again ? Objects.requireNonNull(shared) : value(type, index);
      draft.put(index, value);
      shared = isShared ? value : shared;
    }
    if (isShared) {
      sharedFrom = from;
      sharedLength = close - from;
    }
    return close;
  }

  private int structure(int index, PlainType inner, @Nullable RecordDraft draft, int from) {
    int first = behindSpace(from);
    if (inner.isPrice()) {
      return price(index, draft, first);
    }
    if (draft == null) {
      return elements(inner, null, first);
    }
    RecordDraft structure = draft.inner(index);
    int close = elements(inner, structure, first);
    if (close >= 0) {
      draft.put(index, structure);
    }
    // A text in its place is for the parser.
    return close == first ? -1 : close;
  }

  private int price(int index, @Nullable RecordDraft draft, int from) {
    PlainType type = PlainType.PRICE;
    PriceDraft price = new PriceDraft();
    int at = from;
    int next = 0;
    while (true) {
      int part = type.element(bytes, at, end, next);
      if (part < 0) {
        break;
      }
      int close = endOfText(at + type.startTags()[part].length);
      if (close < 0 || !PlainType.isAt(type.endTags()[part], bytes, close, end)) {
        return -1;
      }
      if (draft != null) {
        price.put(PriceDraft.ELEMENTS.get(part), ElementText.simple(text.text()));
      }
      at = behindSpace(close + type.endTags()[part].length);
      next = (part + 1) % type.startTags().length;
    }
    if (draft != null) {
      draft.put(index, price.amount());
    }
    return at;
  }

  private int endOfText(int from) {
    return isRead ? text.read(bytes, from, end) : PlainText.end(bytes, from, end);
  }

  /** Tells of a record; false if it cannot be used. */
  private boolean tell(Start kind, RecordDraft draft, int start, int behind) {
    Place place = new Place(file, records, lines.upTo(start) + 1);
    if (visitor.wantsBytes()) {
      visitor.bytesOfNext(new RawRecord(bytes, start, behind, StandardCharsets.UTF_8));
    }
    return draft.tell(kind.record().kind(), place, visitor) == null;
  }

  /** Whether the text that begins there is the last shared document and no more. */
  private boolean isSharedAgain(int from) {
    return sharedFrom >= 0
        && end - from > sharedLength
        && Arrays.equals(
            bytes, sharedFrom, sharedFrom + sharedLength, bytes, from, from + sharedLength)
        && bytes[from + sharedLength] == '<';
  }

  /** What an element says, the text of which was read last. */
  private ElementText value(PlainType type, int index) {
    RecordElement.Notation notation =
        Objects.requireNonNull(type.type()).elements().get(index).notation();
    return switch (notation) {
      case DOCUMENT -> ElementText.document(text.text(), whitespace);
      case TEXT -> ElementText.of(text.text());
      default -> ElementText.simple(text.text());
    };
  }

  private int behindSpace(int from) {
    int at = from;
    while (at < end && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\t')) {
      at++;
    }
    return at;
  }
}
