package org.turkbridge.archive.files;

import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A pattern for paths: a fixed folder, and a pattern for what is below it.
 *
 * @param argument as the user wrote it
 * @param folder empty for the current folder
 * @param pattern with {@code /} between its parts
 */
record Glob(String argument, String folder, String pattern) {
  private static final String SPECIAL = "*?[{";

  /** Null if the argument has no special character. */
  static @Nullable Glob of(String argument) {
    String separator = FileSystems.getDefault().getSeparator();
    String path = argument.replace(separator, "/");
    for (int i = 0; i < path.length(); i++) {
      if (SPECIAL.indexOf(path.charAt(i)) >= 0) {
        int start = path.lastIndexOf('/', i) + 1;
        return new Glob(argument, path.substring(0, start), path.substring(start));
      }
    }
    return null;
  }

  /** Whether a file or folder has this very name. */
  boolean isLiterallyThere() {
    try {
      return Files.exists(Path.of(argument));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** Whether the pattern reaches through any number of folders. */
  boolean isDeep() {
    return pattern.contains("**");
  }

  /** Whether hidden files are asked for. */
  boolean wantsHidden() {
    return pattern.startsWith(".") || pattern.contains("/.");
  }

  /** How many folders deep a match can be. */
  int depth() {
    return isDeep() ? Integer.MAX_VALUE : pattern.split("/", -1).length;
  }

  /**
   * What matches paths relative to the folder.
   *
   * @throws FileSystemException if this is not a pattern
   */
  PathMatcher matcher() throws FileSystemException {
    // As in a shell, no folder at all is a number of folders too.
    String withNone =
        pattern
            .replaceAll("(\\*\\*/+)+", "**/")
            .replaceFirst("^\\*\\*/+", "{,**/}")
            .replaceAll("/\\*\\*/+(?![^{]*\\})", "{/,/**/}");
    try {
      return FileSystems.getDefault().getPathMatcher("glob:" + withNone);
    } catch (PatternSyntaxException e) {
      throw new FileSystemException(
          argument, null, "no file of this name, and no pattern: " + e.getDescription());
    }
  }
}
