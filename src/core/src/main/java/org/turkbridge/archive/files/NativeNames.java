package org.turkbridge.archive.files;

import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Guards against names that the JVM cannot read under the locale. Tried on JDK 17 and 25 with
 * {@code LC_ALL=C}: each byte above 127 becomes U+FFFD, in arguments as in the names in a folder,
 * and no path can be made of such an argument. Under UTF-8 it stands for bytes that are not UTF-8.
 */
final class NativeNames {
  private static final char REPLACEMENT = '\uFFFD';

  private final String encoding;

  /** The encoding of arguments and file names: the JVM's {@code sun.jnu.encoding}. */
  NativeNames(String encoding) {
    this.encoding = encoding;
  }

  /**
   * The path of that name.
   *
   * @throws FileSystemException if there is no such path, naming the locale to set if that helps
   */
  Path path(String argument) throws FileSystemException {
    check(argument);
    try {
      return Path.of(argument);
    } catch (InvalidPathException e) {
      throw isUtf8()
          ? new FileSystemException(
              InputNames.printable(argument), null, "not a name of a file: " + e.getReason())
          : unreadable(argument);
    }
  }

  void check(String name) throws FileSystemException {
    if (isLossy(name) && !isUtf8()) {
      throw unreadable(name);
    }
  }

  /** Whether characters stand for bytes that are not known any more. */
  static boolean isLossy(String name) {
    return name.indexOf(REPLACEMENT) >= 0;
  }

  private boolean isUtf8() {
    return encoding.equalsIgnoreCase("UTF-8") || encoding.equalsIgnoreCase("UTF8");
  }

  private FileSystemException unreadable(String name) {
    return new FileSystemException(
        InputNames.printable(name),
        null,
        "this name cannot be read under the locale, whose encoding is "
            + encoding
            + ": set LC_ALL=C.UTF-8 and run again");
  }
}
