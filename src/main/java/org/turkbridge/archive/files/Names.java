package org.turkbridge.archive.files;

import java.util.Locale;
import java.util.regex.Pattern;

/** What the name of a file says. */
final class Names {
  private static final Pattern DOCUMENT =
      Pattern.compile(".*\\.(xml|json|jsonl)(\\.gz)?", Pattern.DOTALL);
  private static final Pattern CONTAINER =
      Pattern.compile(".*\\.(zip|tar|tar\\.gz|tgz)", Pattern.DOTALL);
  private static final Pattern GZ = Pattern.compile("(?i)(?<=[^/])\\.gz$");
  private static final Pattern EXTENSION = Pattern.compile("(?<=[^/])\\.[A-Za-z][A-Za-z0-9]{0,7}$");

  private Names() {}

  static boolean isDocument(String path) {
    return matches(DOCUMENT, path);
  }

  static boolean isContainer(String path) {
    return matches(CONTAINER, path);
  }

  private static boolean matches(Pattern pattern, String path) {
    return pattern.matcher(lastPart(path).toLowerCase(Locale.ROOT)).matches();
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
    return EXTENSION.matcher(GZ.matcher(path).replaceFirst("")).replaceFirst("");
  }

  static String lastPart(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Safe to print: control characters are replaced. */
  static String printable(String name) {
    return name.chars().anyMatch(Character::isISOControl)
        ? name.replaceAll("\\p{Cntrl}|[\\u0080-\\u009f]", "\uFFFD")
        : name;
  }
}
