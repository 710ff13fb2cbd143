package org.turkbridge.archive.documents;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import org.turkbridge.archive.ArchiveVisitor;
import org.turkbridge.archive.DocumentRange;
import org.turkbridge.archive.Stretch;
import org.turkbridge.archive.Stretches;
import org.turkbridge.archive.json.JsonArchiveReader;
import org.turkbridge.archive.xml.XmlArchiveReader;
import org.turkbridge.translate.Whitespace;

/**
 * Reads documents of either model, XML of the legacy one or JSON of the current one. Which it is
 * follows from the first character that is no white space: a brace or a bracket begins JSON.
 */
public final class DocumentReader {
  private static final int LOOK_AHEAD = 4096;

  private final XmlArchiveReader xml;
  private final JsonArchiveReader json = new JsonArchiveReader();

  /**
   * @param whitespace around the documents in Test and Answer of XML
   */
  public DocumentReader(Whitespace whitespace) {
    this.xml = new XmlArchiveReader(whitespace);
  }

  /**
   * Reads a document to its end.
   *
   * @param name as it is shown in places
   * @param in its bytes, unpacked; not closed
   * @throws IOException if the bytes cannot be read
   */
  public void read(String name, InputStream in, ArchiveVisitor visitor) throws IOException {
    PushbackInputStream bytes = new PushbackInputStream(in, LOOK_AHEAD);
    if (isJson(bytes)) {
      json.read(name, bytes, visitor);
    } else {
      xml.read(name, bytes, visitor);
    }
  }

  /** Cuts a document into stretches, which give together what {@link #read} gives. */
  public Stretches cut(String name, InputStream in) throws IOException {
    PushbackInputStream bytes = new PushbackInputStream(in, LOOK_AHEAD);
    return isJson(bytes)
        ? new JsonSplitter(json, name, bytes, JsonSplitter.STRETCH)
        : xml.cut(name, bytes);
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
    return isJson(bytes, bytes.length)
        ? JsonSplitter.whole(json, name, bytes)
        : xml.whole(name, bytes);
  }

  private static boolean isJson(PushbackInputStream in) throws IOException {
    byte[] beginning = new byte[LOOK_AHEAD];
    int length = in.readNBytes(beginning, 0, beginning.length);
    in.unread(beginning, 0, length);
    return isJson(beginning, length);
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
