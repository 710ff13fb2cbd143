package org.turkbridge.archive.xml;

import com.ctc.wstx.exc.WstxEOFException;
import com.ctc.wstx.exc.WstxUnexpectedCharException;
import java.nio.charset.Charset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import org.turkbridge.archive.Cause;
import org.turkbridge.archive.RefusalKind;
import org.turkbridge.xml.XmlProblem;

/** What a parser complains about, in words for the one who has to mend the file. */
final class XmlCauses {
  static final Cause TOO_LONG =
      new Cause(
          RefusalKind.TOO_LONG,
          "longer than %,d characters, which nothing in the old API was; shorten it"
              .formatted(XmlCursor.LONGEST_TOKEN));
  static final Cause DOCTYPE =
      new Cause(
          RefusalKind.DOCTYPE,
          "the file has a DOCTYPE, which no archive of the API has; remove it and read the file"
              + " again. Nothing after it was read");
  static final Cause OPEN_SECTION =
      new Cause(
          RefusalKind.NOT_WELL_FORMED,
          "a CDATA section, comment or <? that is not closed before the next record begins; close"
              + " it");

  private static final Pattern MISMATCH =
      Pattern.compile("Unexpected close tag </(.*)>; expected </(.*)>\\.");
  private static final Pattern ENTITY = Pattern.compile("Undeclared general entity \"(.*)\"");
  private static final Pattern TOO_DEEP = Pattern.compile("Maximum Element Depth limit .*");
  private static final Pattern CHARACTER =
      Pattern.compile("Illegal character \\(?\\(CTRL-CHAR, code (\\d+)\\).*");
  private static final Pattern REFERENCE =
      Pattern.compile(
          "Illegal character entity: .*\\(code (0x.*)\\)|Invalid character reference: .*");
  private static final Pattern AMPERSAND =
      Pattern.compile("Unexpected character .* \\(missing name\\?\\)|.*expected a semi-colon.*");
  private static final Pattern DECLARATION =
      Pattern.compile("Illegal processing instruction target \\(\"xml\"\\).*");

  private XmlCauses() {}

  /** A document that cannot be decoded with the charset of those before it. */
  static Cause otherEncoding(Charset charset) {
    return new Cause(
        RefusalKind.ENCODING,
        "a document in another encoding than the %s of the documents before it; give it a file of"
                .formatted(charset.name())
            + " its own. Nothing from here on was read");
  }

  /**
   * What is wrong and what to do about it.
   *
   * @param from a position near before the mistake
   * @param inRecord whether a record is open
   */
  static Cause of(XMLStreamException e, XmlText text, long from, boolean inRecord) {
    String problem = withoutPlace(e);
    if (isTooLong(e)) {
      return TOO_LONG;
    }
    if (e instanceof WstxEOFException) {
      return new Cause(
          RefusalKind.CUT_OFF,
          inRecord
              ? "the file ends in the middle of this record; get the whole file or remove the rest"
                  + " of the record"
              : "the file ends before its first element is closed; get the whole file if there was"
                  + " more of it");
    }
    if (e instanceof WstxUnexpectedCharException unexpected) {
      if (unexpected.getChar() == 0 && problem.startsWith("Illegal character")) {
        return text.isMalformed(text.find("\0", from))
            ? new Cause(
                RefusalKind.ENCODING,
                "bytes that are not %s; declare the encoding that the file really has, or mend them"
                    .formatted(text.charset().name()))
            : invalid("the character U+0000, which XML cannot hold; remove it");
      }
      if (problem.contains("in prolog; expected '<'") || problem.contains("in epilog")) {
        return malformed(
            "%s where XML, or JSON, should begin; remove what is neither"
                .formatted(shown(unexpected.getChar())));
      }
    }
    Matcher found = MISMATCH.matcher(problem);
    if (found.matches()) {
      return malformed(
          "</%s> where </%s> should be; close the elements in the order they were opened"
              .formatted(found.group(1), found.group(2)));
    }
    found = ENTITY.matcher(problem);
    if (found.matches()) {
      return new Cause(
          RefusalKind.ENTITY,
          "&%s; means nothing here; write the character itself, or &amp;%s; if that is the text"
              .formatted(found.group(1), found.group(1)));
    }
    if (TOO_DEEP.matcher(problem).matches()) {
      return new Cause(
          RefusalKind.TOO_DEEP,
          "elements nested deeper than %,d, which nothing in the old API was; remove them"
              .formatted(XmlCursor.DEEPEST_ELEMENT));
    }
    found = CHARACTER.matcher(problem);
    if (found.matches()) {
      return invalid(
          "the character U+%04X, which XML cannot hold; remove it"
              .formatted(Integer.valueOf(found.group(1))));
    }
    if (REFERENCE.matcher(problem).matches()) {
      return invalid("a reference to a character that XML cannot hold; remove it");
    }
    if (AMPERSAND.matcher(problem).matches()) {
      return malformed("an & that begins no reference; write &amp;");
    }
    if (DECLARATION.matcher(problem).matches()) {
      return malformed("the next document begins before this one is closed; add what is missing");
    }
    return malformed("not well-formed XML (" + problem + "); mend it");
  }

  private static Cause malformed(String text) {
    return new Cause(RefusalKind.NOT_WELL_FORMED, text);
  }

  private static Cause invalid(String text) {
    return new Cause(RefusalKind.INVALID_CHARACTER, text);
  }

  /** Whether the file has nothing but white space, declarations and comments. */
  static boolean isNothing(XMLStreamException e) {
    return e instanceof WstxEOFException && withoutPlace(e).endsWith("EOF in prolog");
  }

  /** Whether the parser came to the end of the file. */
  static boolean isEnd(XMLStreamException e) {
    return e instanceof WstxEOFException;
  }

  /** Whether the parser was stopped because it read more than it was allowed to. */
  static boolean isTooLong(XMLStreamException e) {
    return e.getNestedException() instanceof XmlText.TooLongException
        || e.getCause() instanceof XmlText.TooLongException;
  }

  private static String shown(char c) {
    return c > ' ' && c < 0x7F ? "\"" + c + "\"" : "U+%04X".formatted((int) c);
  }

  private static String withoutPlace(XMLStreamException e) {
    String problem = XmlProblem.of(e).message();
    return problem.endsWith(".") && !problem.startsWith("Unexpected close tag")
        ? problem.substring(0, problem.length() - 1)
        : problem;
  }
}
