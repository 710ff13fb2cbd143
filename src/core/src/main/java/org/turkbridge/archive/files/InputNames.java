package org.turkbridge.archive.files;

import java.util.List;

/** What the name of a file says. */
final class InputNames {
  private static final List<String> DOCUMENTS =
      List.of(".xml", ".json", ".jsonl", ".csv", ".tsv", ".results");
  private static final List<String> CONTAINERS = List.of(".zip", ".tar", ".tar.gz", ".tgz");
  private static final String GZ = ".gz";
  private static final int LONGEST_EXTENSION = 8;

  private InputNames() {}

  static boolean isDocument(String path) {
    return endsWithAny(withoutGz(path), DOCUMENTS);
  }

  static boolean isContainer(String path) {
    return endsWithAny(path, CONTAINERS);
  }

  /** Whether it is called like packed bytes of one file. */
  static boolean isPacked(String path) {
    return endsWith(path, GZ);
  }

  /**
   * By hand: there may be hundreds of thousands, and patterns are slow in a JVM that just began.
   */
  private static boolean endsWithAny(String path, List<String> endings) {
    for (String ending : endings) {
      if (endsWith(path, ending)) {
        return true;
      }
    }
    return false;
  }

  /**
   * @param ending of ASCII, in small letters
   */
  private static boolean endsWith(String path, String ending) {
    int start = path.length() - ending.length();
    for (int i = 0; start >= 0 && i < ending.length(); i++) {
      char c = path.charAt(start + i);
      if (ending.charAt(i) != (c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c)) {
        return false;
      }
    }
    return start >= 0;
  }

  static boolean isHidden(String part) {
    return part.startsWith(".") && !part.equals(".") && !part.equals("..");
  }

  static boolean hasHiddenPart(String path) {
    for (String part : path.split("/", -1)) {
      if (isHidden(part)) {
        return true;
      }
    }
    return false;
  }

  /** Without {@code .gz} and without extension; a name that is nothing else stays as it is. */
  static String stem(String path) {
    String unpacked = withoutGz(path);
    int dot = unpacked.lastIndexOf('.');
    return isExtension(unpacked, dot) ? unpacked.substring(0, dot) : unpacked;
  }

  private static String withoutGz(String path) {
    int end = path.length() - GZ.length();
    return endsWith(path, GZ) && isInName(path, end) ? path.substring(0, end) : path;
  }

  /** Whether the name, not only the path, has something before a place. */
  private static boolean isInName(String path, int place) {
    return place > 0 && path.charAt(place - 1) != '/';
  }

  private static boolean isExtension(String path, int dot) {
    int length = path.length() - dot - 1;
    if (!isInName(path, dot) || length < 1 || length > LONGEST_EXTENSION) {
      return false;
    }
    for (int i = dot + 1; i < path.length(); i++) {
      char c = path.charAt(i);
      boolean isLetter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
      if (!isLetter && (i == dot + 1 || c < '0' || c > '9')) {
        return false;
      }
    }
    return true;
  }

  /** Safe to print: control characters are replaced. */
  static String printable(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (Character.isISOControl(name.charAt(i))) {
        return name.replaceAll("\\p{Cntrl}|[\\u0080-\\u009f]", "\uFFFD");
      }
    }
    return name;
  }
}
