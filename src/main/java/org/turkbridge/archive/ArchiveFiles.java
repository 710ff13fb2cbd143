package org.turkbridge.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;

/** The files that a user means by naming files and folders. */
public final class ArchiveFiles {
  private static final Comparator<Path> BYTE_ORDER =
      (a, b) -> Arrays.compareUnsigned(utf8(a), utf8(b));

  private ArchiveFiles() {}

  /**
   * Every file that was named, and for a folder every {@code .xml} file in it and in the folders
   * below, in the byte order of their UTF-8 paths relative to it. Hidden files and folders are left
   * out, links are followed.
   *
   * @param paths in their order, which is kept
   * @throws NoSuchFileException if a path, or what a link in a folder points to, is not there
   * @throws IOException if a folder cannot be read
   */
  public static List<Path> expand(List<Path> paths) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path path : paths) {
      if (!Files.exists(path)) {
        throw missing(path);
      }
      if (Files.isDirectory(path)) {
        files.addAll(xmlFilesIn(path));
      } else {
        files.add(path);
      }
    }
    return files;
  }

  private static List<Path> xmlFilesIn(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        folder,
        EnumSet.of(FileVisitOption.FOLLOW_LINKS),
        Integer.MAX_VALUE,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            return !directory.equals(folder) && isHidden(directory)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (!isHidden(file) && isXml(file)) {
              if (attributes.isSymbolicLink()) {
                throw missing(file);
              }
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof FileSystemLoopException || isHidden(file)) {
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }
        });
    files.sort(Comparator.comparing(folder::relativize, BYTE_ORDER));
    return files;
  }

  private static NoSuchFileException missing(Path path) {
    return new NoSuchFileException(
        path.toString(), null, "no such file or folder; check the name and the current folder");
  }

  private static boolean isHidden(Path path) {
    return name(path).startsWith(".");
  }

  private static boolean isXml(Path path) {
    return name(path).toLowerCase(Locale.ROOT).endsWith(".xml");
  }

  private static String name(Path path) {
    Path name = path.getFileName();
    return name == null ? "" : name.toString();
  }

  private static byte[] utf8(Path relative) {
    return relative
        .toString()
        .replace(relative.getFileSystem().getSeparator(), "/")
        .getBytes(StandardCharsets.UTF_8);
  }
}
