package org.turkbridge.verify.records;

/** White space as XML has it: space, tab, carriage return and line feed. */
final class XmlSpace {
  private static final String SPACE = " \t\r\n";

  private XmlSpace() {}

  static String trim(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && SPACE.indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    while (end > start && SPACE.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return text.substring(start, end);
  }
}
