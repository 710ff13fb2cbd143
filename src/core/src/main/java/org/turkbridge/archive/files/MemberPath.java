package org.turkbridge.archive.files;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The names of an archive's members, which anybody may have written. */
final class MemberPath {
  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*", Pattern.DOTALL);
  private static final Pattern HERE = Pattern.compile("(?<![^/])(\\./+)+");
  private static final Pattern DOUBLED = Pattern.compile("(?<=/)/+");

  private MemberPath() {}

  /**
   * Without the {@code ./} that tar writes, and without doubled separators; with the usual
   * separator where a program of Windows put its own.
   */
  static String clean(String name) {
    String usual = name.indexOf('/') < 0 ? name.replace('\\', '/') : name;
    return DOUBLED.matcher(HERE.matcher(usual).replaceAll("")).replaceAll("");
  }

  /** Why no output may be named after it; null if it may. */
  static @Nullable String fault(String name) {
    if (name.chars().anyMatch(Character::isISOControl)) {
      return "its name in the archive holds a control character";
    }
    if (name.startsWith("/") || name.indexOf('\\') >= 0 || DRIVE.matcher(name).matches()) {
      return "its name in the archive is not relative, or holds a backslash beside a slash";
    }
    for (String part : name.split("/", -1)) {
      if (part.equals("..")) {
        return "its name in the archive leads out of the archive";
      }
    }
    return null;
  }
}
