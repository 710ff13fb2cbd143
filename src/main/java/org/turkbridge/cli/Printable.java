package org.turkbridge.cli;

/** What an archive holds may be shown, but a terminal must not obey it. */
final class Printable {
  private Printable() {}

  /** One line: control characters, line ends too, and those that reorder text are replaced. */
  static String line(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u0080-\\u009F\\u2028-\\u202E\\u2066-\\u2069]", "\uFFFD");
  }
}
