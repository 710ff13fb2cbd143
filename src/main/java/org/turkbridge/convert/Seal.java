package org.turkbridge.convert;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * By what an unfinished file that was not locked for a while shows that nobody has touched it.
 *
 * @param identity null where files have none
 */
record Seal(@Nullable Object identity, long size, FileTime modified) {
  static Seal of(Path file) throws IOException {
    BasicFileAttributes attributes =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    return new Seal(attributes.fileKey(), attributes.size(), attributes.lastModifiedTime());
  }
}
