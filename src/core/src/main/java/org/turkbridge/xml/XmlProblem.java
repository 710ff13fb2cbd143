package org.turkbridge.xml;

import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * What a parser or validator complains about.
 *
 * @param line from 1; 0 if it is not known where
 * @param column from 1, in UTF-16 units; 0 if it is not known where
 * @param message without the place, which parsers write before or behind it; of a long one, which
 *     quotes a value, the beginning and the end
 */
public record XmlProblem(int line, int column, String message) {
  private static final String UNREADABLE = "unreadable";

  /** Characters at each end of a message that are kept. */
  private static final int KEPT = 250;

  /** Woodstox: {@code message\n at [row,col {unknown-source}]: [1,2]}. */
  private static final String PLACE_BEHIND = "\n at [row,col";

  /** The JDK: {@code ParseError at [row,col]:[1,2]\nMessage: message}. */
  private static final String PLACE_BEFORE = "ParseError at [row,col]:[";

  private static final String END_OF_PLACE_BEFORE = "\nMessage: ";

  public static XmlProblem of(XMLStreamException e) {
    Location place = e.getLocation();
    return place == null ? of(0, 0, e) : of(place.getLineNumber(), place.getColumnNumber(), e);
  }

  public static XmlProblem of(SAXException e) {
    return e instanceof SAXParseException placed
        ? of(placed.getLineNumber(), placed.getColumnNumber(), e)
        : of(0, 0, e);
  }

  /** Parsers say -1 where they do not know. */
  private static XmlProblem of(int line, int column, Exception e) {
    return new XmlProblem(Math.max(0, line), Math.max(0, column), message(e.getMessage()));
  }

  private static String message(@Nullable String written) {
    if (written == null) {
      return UNREADABLE;
    }
    int before = written.startsWith(PLACE_BEFORE) ? written.indexOf(END_OF_PLACE_BEFORE) : -1;
    int start = before < 0 ? 0 : before + END_OF_PLACE_BEFORE.length();
    int behind = written.lastIndexOf(PLACE_BEHIND);
    return shortened(written.substring(start, behind < start ? written.length() : behind));
  }

  private static String shortened(String message) {
    if (message.length() <= 2 * KEPT) {
      return message;
    }
    int end = message.length() - KEPT;
    return message.substring(0, KEPT - (isInPair(message, KEPT) ? 1 : 0))
        + "..."
        + message.substring(end + (isInPair(message, end) ? 1 : 0));
  }

  private static boolean isInPair(String text, int at) {
    return Character.isHighSurrogate(text.charAt(at - 1))
        && Character.isLowSurrogate(text.charAt(at));
  }

  /** The same problem in other words. */
  public XmlProblem saying(String other) {
    return new XmlProblem(line, column, other);
  }

  /** {@code line 1, column 2: message}; the message alone if it is not known where. */
  public String text() {
    return line == 0 ? message : "line %d, column %d: %s".formatted(line, column, message);
  }
}
