package org.turkbridge.bench;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much to convert.
 *
 * @param bytes of XML, about
 * @param files over which they are spread
 */
record Size(long bytes, int files) {
  private static final Pattern FORM = Pattern.compile("(\\d{1,6})([KMG])(?:/(\\d{1,6}))?");

  /** Files that would be shorter hold one small record each: no record with documents fits. */
  private static final int SHORTEST = 2_000;

  /** From text like {@code 190M} (one file), {@code 190M/400} (400 files) or {@code 2G}. */
  static Size of(String text) {
    Matcher size = FORM.matcher(text);
    if (!size.matches()) {
      throw new IllegalArgumentException("'" + text + "' is no size such as 190M, 190M/400 or 2G");
    }
    long unit =
        switch (size.group(2)) {
          case "K" -> 1_000;
          case "M" -> 1_000_000;
          default -> 1_000_000_000;
        };
    String files = size.group(3);
    return new Size(
        Long.parseLong(size.group(1)) * unit, files == null ? 1 : Integer.parseInt(files));
  }

  /** Whether each file is a page of one record without documents, however long it gets. */
  boolean isSmallRecords() {
    return bytes / files < SHORTEST;
  }

  Size half() {
    return new Size(bytes / 2, files);
  }

  @Override
  public String toString() {
    return bytes / 1_000_000 + " MB in " + (files == 1 ? "one file" : files + " files");
  }
}
