package org.turkbridge.convert;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Names that are longer than a file system allows, which it alone knows. */
final class LongNames {
  /** Characters that every file system allows, of at most four bytes. */
  private static final int SHORT_PART = 35;

  private static final int SHORT_PATH = 250;

  private LongNames() {}

  /** Whether there can be no file there, whose folders need not be there. */
  static boolean isTooLong(Path file) {
    if (file.toString().length() > SHORT_PATH && isRefused(file.toAbsolutePath())) {
      return true;
    }
    for (Path part : file) {
      if (part.toString().length() > SHORT_PART && isRefused(existing(file).resolve(part))) {
        return true;
      }
    }
    return false;
  }

  /** The lowest folder above it that is there. */
  private static Path existing(Path file) {
    @Nullable Path folder = file.toAbsolutePath().getParent();
    while (folder != null && !Files.isDirectory(folder)) {
      folder = folder.getParent();
    }
    return folder == null ? Path.of("") : folder;
  }

  private static boolean isRefused(Path path) {
    try {
      Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return false;
    } catch (FileSystemException e) {
      @Nullable String reason = e.getReason();
      return reason != null && reason.toLowerCase(Locale.ROOT).contains("name too long");
    } catch (IOException e) {
      return false;
    }
  }
}
