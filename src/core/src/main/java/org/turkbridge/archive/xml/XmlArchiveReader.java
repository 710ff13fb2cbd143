package org.turkbridge.archive.xml;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.turkbridge.archive.ArchiveVisitor;
import org.turkbridge.archive.DocumentRange;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.Refusal;
import org.turkbridge.archive.RefusalKind;
import org.turkbridge.archive.Stretch;
import org.turkbridge.archive.Stretches;
import org.turkbridge.translate.Whitespace;

/**
 * Reads archived XML of the legacy API and finds every record in it: in a REST response, a SOAP
 * envelope, by itself, in a list under any root, in any namespace or none, in several documents one
 * after another, in any encoding that XML names.
 *
 * <p>An element that is named as a record may be none: the Request alone of an answer that reports
 * an error, or a list.
 *
 * <p>It holds one record at a time. What is not well-formed is refused and reading goes on at the
 * next start tag of a record. In such a broken stretch a start tag that is text in a comment or in
 * a CDATA section cannot be told from a real one; and a CDATA section that holds a record's tag and
 * then the beginning of another CDATA section is taken for one that was cut off. A DOCTYPE ends the
 * reading of its file; entities are never expanded and nothing is ever fetched.
 *
 * <p>Limits: {@value XmlCursor#LONGEST_TOKEN} characters for a text, tag or comment, {@value
 * XmlCursor#DEEPEST_ELEMENT} levels of elements. Several threads may use one reader.
 */
public final class XmlArchiveReader {
  private final XmlCursor.Factory cursors = new XmlCursor.Factory();
  private final Whitespace whitespace;

  /**
   * @param whitespace around the documents in Test and Answer
   */
  public XmlArchiveReader(Whitespace whitespace) {
    this.whitespace = whitespace;
  }

  /**
   * Reads one document, or several one after another, to the end.
   *
   * @param name of the file, as it is shown in places
   * @param in its bytes, read once from front to back; not closed
   * @throws IOException if the bytes cannot be read; what is wrong with the XML is told to the
   *     visitor
   */
  public void read(String name, InputStream in, ArchiveVisitor visitor) throws IOException {
    Optional<XmlText> text = text(name, in, visitor);
    if (text.isPresent()) {
      new ArchiveReading(name, text.get(), 0, 0, cursors, whitespace, visitor).run();
    }
  }

  /**
   * Cuts a document into stretches. They give the visitor what {@link #read} would.
   *
   * @param in read as far as the stretches that are asked for; not closed
   */
  public Stretches cut(String name, InputStream in) {
    return new XmlSplitter(this, name, in, XmlSplitter.STRETCH);
  }

  /**
   * Cuts a range of a document into stretches, which give the visitor its part of what {@link
   * #read} would, with places counted from its beginning. If the range does not end as it says, the
   * last of them is open.
   *
   * @param in from the beginning of the range to its end
   */
  public Stretches cut(String name, InputStream in, DocumentRange range) {
    return new XmlSplitter(this, name, in, XmlSplitter.STRETCH, range);
  }

  /**
   * What the first record of a document stands in.
   *
   * @param beginning of the document
   * @param length how many of the bytes are there
   * @return empty if that is not in these bytes, or if the document cannot be cut
   */
  public static Optional<DocumentRange.Surroundings> surroundings(byte[] beginning, int length) {
    return XmlSplitter.surroundings(beginning, length);
  }

  /**
   * A document in one stretch, of which nothing is left to read on.
   *
   * @param bytes all of it; they belong to the stretch
   */
  public Stretch whole(String name, byte[] bytes) {
    return new XmlStretch(
        this, name, bytes, 0, 0, bytes.length, null, XmlStretch.Kind.LAST, List.of());
  }

  Whitespace whitespace() {
    return whitespace;
  }

  /**
   * @param context how many bytes at the beginning of the text are not part of the document
   * @param openBefore how many elements begin in them
   */
  ArchiveReading reading(
      String name, XmlText text, int context, int openBefore, ArchiveVisitor visitor) {
    return new ArchiveReading(name, text, context, openBefore, cursors, whitespace, visitor);
  }

  /** The text of a document from its beginning on; empty if it was refused. */
  Optional<XmlText> text(String name, InputStream in, ArchiveVisitor visitor) throws IOException {
    try {
      return Optional.of(XmlText.open(in));
    } catch (XmlEncoding.UnknownEncodingException e) {
      visitor.refused(
          new Refusal(
              new Place(name, 0, 1),
              0,
              RefusalKind.ENCODING,
              "the encoding \""
                  + e.getMessage()
                  + "\" is not known; convert the file to UTF-8 and declare that",
              null));
      return Optional.empty();
    }
  }
}
