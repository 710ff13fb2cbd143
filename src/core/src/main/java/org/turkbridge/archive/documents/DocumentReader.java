package org.turkbridge.archive.documents;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Arrays;
import java.util.Set;
import org.turkbridge.archive.ArchiveVisitor;
import org.turkbridge.archive.DocumentRange;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.Stretch;
import org.turkbridge.archive.Stretches;
import org.turkbridge.archive.json.JsonArchiveReader;
import org.turkbridge.archive.json.NotificationJsonReader;
import org.turkbridge.archive.notification.NotificationLinesReader;
import org.turkbridge.archive.table.ResultsTableReader;
import org.turkbridge.archive.table.TableHeader;
import org.turkbridge.archive.xml.XmlArchiveReader;
import org.turkbridge.translate.Whitespace;

/**
 * Reads documents of either model, XML of the legacy one or JSON of the current one, tables of
 * results, and notification messages. Which it is follows from the beginning: a brace or a bracket
 * is the first character of JSON that is no white space, and the first row of a table names its
 * columns.
 */
public final class DocumentReader {
  private static final int LOOK_AHEAD = 4096;

  /** Of what is neither XML nor JSON. */
  private static final int LONG_LOOK_AHEAD =
      Math.max(TableHeader.LOOK_AHEAD, NotificationLinesReader.LOOK_AHEAD);

  private final XmlArchiveReader xml;
  private final JsonArchiveReader json;
  private final ResultsTableReader table = new ResultsTableReader();
  private final NotificationLinesReader messageLines = new NotificationLinesReader();
  private final NotificationJsonReader jsonMessages = new NotificationJsonReader();

  /**
   * @param whitespace around the documents in Test and Answer of XML
   */
  public DocumentReader(Whitespace whitespace) {
    this(whitespace, Set.of());
  }

  /**
   * @param whitespace around the documents in Test and Answer of XML
   * @param asked for; an object of JSON that may be of several kinds is read as the one that is
   *     asked for, if it is one
   */
  public DocumentReader(Whitespace whitespace, Set<RecordKind> asked) {
    this.xml = new XmlArchiveReader(whitespace);
    this.json = new JsonArchiveReader(asked.size() == 1 ? asked.iterator().next() : null);
  }

  /** What a document is written in. */
  enum Notation {
    XML,
    JSON,
    TABLE,
    MESSAGE_LINES,
    JSON_MESSAGES
  }

  /**
   * Reads a document to its end.
   *
   * @param name as it is shown in places
   * @param in its bytes, unpacked; not closed
   * @throws IOException if the bytes cannot be read
   */
  public void read(String name, InputStream in, ArchiveVisitor visitor) throws IOException {
    Peeked document = Peeked.of(in);
    switch (document.notation()) {
      case XML -> xml.read(name, document.content(), visitor);
      case JSON -> json.read(name, document.content(), visitor);
      case TABLE -> table.read(name, document.content(), visitor);
      case MESSAGE_LINES -> messageLines.read(name, document.content(), visitor);
      case JSON_MESSAGES -> jsonMessages.read(name, document.content(), visitor);
    }
  }

  /** Cuts a document into stretches, which give together what {@link #read} gives. */
  public Stretches cut(String name, InputStream in) throws IOException {
    Peeked document = Peeked.of(in);
    return switch (document.notation()) {
      case XML -> xml.cut(name, document.content());
      case JSON -> new JsonSplitter(json, name, document.content(), JsonSplitter.STRETCH);
      case TABLE -> new OnePiece(table::read, name, document.content());
      case MESSAGE_LINES -> new OnePiece(messageLines::read, name, document.content());
      case JSON_MESSAGES -> new OnePiece(jsonMessages::read, name, document.content());
    };
  }

  /** Cuts a range of a document, as {@link DocumentRanges} finds them. */
  Stretches cut(String name, InputStream in, DocumentRange range) {
    return range.surroundings().notation() == DocumentRange.Notation.XML
        ? xml.cut(name, in, range)
        : new JsonSplitter(
            json,
            name,
            in,
            JsonSplitter.STRETCH,
            range.ends() ? JsonStretch.Kind.LAST : JsonStretch.Kind.INNER);
  }

  /**
   * A document in one stretch, of which nothing is left to read on.
   *
   * @param bytes all of it; they belong to the stretch
   */
  public Stretch whole(String name, byte[] bytes) {
    return switch (notation(bytes, bytes.length)) {
      case XML -> xml.whole(name, bytes);
      case JSON -> JsonSplitter.whole(json, name, bytes);
      case TABLE -> OnePiece.whole(table::read, name, bytes);
      case MESSAGE_LINES -> OnePiece.whole(messageLines::read, name, bytes);
      case JSON_MESSAGES -> OnePiece.whole(jsonMessages::read, name, bytes);
    };
  }

  /** A document whose beginning was looked at. */
  private record Peeked(Notation notation, InputStream content) {
    /** Nearly every document shows with its first bytes that it is XML or JSON. */
    static Peeked of(InputStream in) throws IOException {
      byte[] beginning = in.readNBytes(LOOK_AHEAD);
      if (beginning.length == LOOK_AHEAD && mayBeText(beginning, LOOK_AHEAD)) {
        beginning = Arrays.copyOf(beginning, LONG_LOOK_AHEAD);
        int more = in.readNBytes(beginning, LOOK_AHEAD, LONG_LOOK_AHEAD - LOOK_AHEAD);
        beginning = Arrays.copyOf(beginning, LOOK_AHEAD + more);
      }
      PushbackInputStream content = new PushbackInputStream(in, Math.max(1, beginning.length));
      content.unread(beginning);
      return new Peeked(DocumentReader.notation(beginning, beginning.length), content);
    }
  }

  static Notation notation(byte[] beginning, int length) {
    if (isJson(beginning, length)) {
      return NotificationJsonReader.isIn(beginning, Math.min(length, LOOK_AHEAD))
          ? Notation.JSON_MESSAGES
          : Notation.JSON;
    }
    if (!mayBeText(beginning, length)) {
      return Notation.XML;
    }
    if (TableHeader.isIn(beginning, length)) {
      return Notation.TABLE;
    }
    return NotificationLinesReader.isIn(beginning, length) ? Notation.MESSAGE_LINES : Notation.XML;
  }

  /** Whether it does not begin as JSON and XML do. */
  private static boolean mayBeText(byte[] beginning, int length) {
    int first = 0;
    while (first < length && beginning[first] >= 0 && beginning[first] <= ' ') {
      first++;
    }
    return first < length && beginning[first] != '<' && !isJson(beginning, length);
  }

  static boolean isJson(byte[] beginning, int length) {
    for (int i = 0; i < Math.min(length, LOOK_AHEAD); i++) {
      int b = beginning[i];
      if (b == '{' || b == '[') {
        return true;
      }
      // The marks of encodings are all of bytes beyond ASCII.
      if (b > ' ') {
        return false;
      }
    }
    return false;
  }
}
