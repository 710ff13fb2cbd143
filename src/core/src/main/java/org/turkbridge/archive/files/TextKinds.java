package org.turkbridge.archive.files;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Tells what text is by its beginning, as far as it is neither XML nor JSON of the API. */
final class TextKinds {
  private static final Pattern HTML =
      Pattern.compile(
          "(<\\?xml[^>]*\\?>)?\\s*(<!--(?:(?!-->).)*+-->\\s*+)*+<(!doctype\\s+)?html(?=[\\s>/]).*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern HAR =
      Pattern.compile("\\{\\s*\"log\"\\s*:\\s*\\{.*", Pattern.DOTALL);

  private static final Pattern REQUEST =
      Pattern.compile("[A-Z]{3,7} /\\S* HTTP/1\\.[01]\\s.*", Pattern.DOTALL);

  /** How the AWS CLI prints lists in its other formats. */
  private static final Pattern CLI =
      Pattern.compile(
          "(QUALIFICATION[A-Z]+\\t|(- )?(Num|Qual)[A-Za-z]+:\\s|-{10,}\\s*\\|).*", Pattern.DOTALL);

  /** A name at the head of a column. */
  private static final String COLUMN = "(\"[^\"\\r\\n]*\"|[\\w.][\\w.\\- ]{0,60})?";

  private static final Pattern TABLE =
      Pattern.compile(
          COLUMN + "([,;\\t])" + COLUMN + "(\\2" + COLUMN + ")*[\\r\\n].*", Pattern.DOTALL);

  /** The beginning of a line of names that goes on. */
  private static final Pattern LONG_HEADER =
      Pattern.compile(COLUMN + "([,;\\t])(" + COLUMN + "\\2)*\"?[\\w.\\- ]*");

  /** What spreadsheets put above the names of columns, or a title of results. */
  private static final Pattern BELOW_A_LINE =
      Pattern.compile(
          "(sep=.[\\r\\n]|[^\\r\\n]*[\\r\\n]+(" + COLUMN + "([,;\\t]))*\"?hitid\"?[,;\\t]).*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** What may be an answer begins behind a line of somebody's. */
  private static final Pattern ANSWER = Pattern.compile("[\\r\\n]\\s*[<{]");

  /** A document in a cell is no answer behind a line. */
  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*+(\"|\\z)");

  private TextKinds() {}

  /**
   * The kind of what begins with these bytes, which are not packed.
   *
   * @param head its first bytes, {@link ContentKind#HEAD} of them or all
   * @param length how many of them count
   */
  static ContentKind of(byte[] head, int length) {
    int first = 0;
    while (first < length && head[first] <= ' ') {
      // Marks of encodings, and UTF-16's zeros.
      first++;
    }
    if (first == length || head[first] == '[') {
      return ContentKind.PLAIN;
    }
    byte b = head[first];
    if (b == '<' && !mentionsHtml(head, length)) {
      return ContentKind.PLAIN;
    }
    String text = text(head, length);
    if (b == '<') {
      return HTML.matcher(text).matches() ? ContentKind.HTML : ContentKind.PLAIN;
    }
    if (b == '{') {
      return HAR.matcher(text).matches() ? ContentKind.HAR : ContentKind.PLAIN;
    }
    if (REQUEST.matcher(text).matches()) {
      return ContentKind.RECORDING;
    }
    if (CLI.matcher(text).matches()) {
      return ContentKind.CLI_TEXT;
    }
    return !ANSWER.matcher(QUOTED.matcher(text).replaceAll("")).find()
            && (TABLE.matcher(text).matches()
                || BELOW_A_LINE.matcher(text).matches()
                || (length == ContentKind.HEAD && LONG_HEADER.matcher(text).matches()))
        ? ContentKind.TABLE
        : ContentKind.PLAIN;
  }

  /** A look that nearly every archive is spared the rest by. */
  private static boolean mentionsHtml(byte[] head, int length) {
    int letters = 0;
    for (int i = 0; i < length; i++) {
      byte b = head[i];
      // Zeros of UTF-16 stand between letters.
      if (b != 0) {
        boolean next = (b | 0x20) == "html".charAt(letters);
        letters = next ? letters + 1 : (b | 0x20) == 'h' ? 1 : 0;
        if (letters == 4) {
          return true;
        }
      }
    }
    return false;
  }

  private static String text(byte[] head, int length) {
    String text = new String(head, 0, length, charset(head, length));
    return (text.startsWith("\uFEFF") ? text.substring(1) : text).stripLeading();
  }

  private static Charset charset(byte[] head, int length) {
    boolean wide = length > 1 && (head[0] == 0 || head[1] == 0 || (head[0] & 0xFE) == 0xFE);
    return wide && head[0] != (byte) 0xEF ? utf16(head) : StandardCharsets.UTF_8;
  }

  private static Charset utf16(byte[] head) {
    return head[0] == (byte) 0xFF || head[1] == 0
        ? StandardCharsets.UTF_16LE
        : StandardCharsets.UTF_16BE;
  }
}
