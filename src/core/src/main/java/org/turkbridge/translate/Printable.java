package org.turkbridge.translate;

import java.util.regex.Pattern;

/** What archives hold and callers send may be shown, but a terminal must not obey it. */
public final class Printable {
  /** Controls, C0 and C1; line and paragraph separators; all that Unicode has to reorder text. */
  private static final Pattern OBEYED =
      Pattern.compile(
          "[\\p{Cntrl}\\u0080-\\u009F\\u061C\\u200E\\u200F\\u2028-\\u202E\\u2066-\\u2069]");

  private Printable() {}

  /** One line: control characters, line ends too, and those that reorder text are replaced. */
  public static String line(String text) {
    return OBEYED.matcher(text).replaceAll("\uFFFD");
  }
}
