package org.turkbridge.spark;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.files.ArchiveInputs;

/**
 * A file to read.
 *
 * @param path with its file system
 * @param size in bytes
 * @param modified when, in milliseconds since 1970, as far as the file system knows it
 */
record ArchiveFile(String path, long size, long modified) implements Serializable {
  private ArchiveFile(FileStatus status) {
    this(status.getPath().toString(), status.getLen(), status.getModificationTime());
  }

  /**
   * The files that are meant: those that are named, those that a pattern matches, and of a folder
   * those in it and below that are called like documents and archives. They stand in the order of
   * the paths, and of their names below a path. What is hidden, by Spark's rule, is left out of
   * folders, and of what the wildcards of a pattern match.
   *
   * @throws FileNotFoundException if a path is not there
   */
  static List<ArchiveFile> list(List<String> paths, Configuration configuration)
      throws IOException {
    List<ArchiveFile> files = new ArrayList<>();
    for (String name : paths) {
      FileSystem system = new Path(name).getFileSystem(configuration);
      for (FileStatus status : matching(name, configuration)) {
        if (status.isDirectory()) {
          files.addAll(inFolder(status.getPath(), system));
        } else {
          files.add(new ArchiveFile(status));
        }
      }
    }
    return files;
  }

  /**
   * The files and folders that a path names or a pattern matches, in the order of their paths.
   *
   * @throws FileNotFoundException if there are none
   */
  static List<FileStatus> matching(String name, Configuration configuration) throws IOException {
    Path path = new Path(name);
    FileStatus @Nullable [] all = path.getFileSystem(configuration).globStatus(path);
    List<FileStatus> matching =
        all == null
            ? List.of()
            : Arrays.stream(all)
                .filter(file -> !isHiddenFrom(path, file.getPath()))
                .sorted(Comparator.comparing(file -> file.getPath().toString()))
                .toList();
    if (matching.isEmpty()) {
      throw new FileNotFoundException(name + ": no such file or folder, and nothing matches it");
    }
    return matching;
  }

  /** Whether a wildcard of the pattern matches the beginning of a hidden name. */
  private static boolean isHiddenFrom(Path pattern, Path matched) {
    @Nullable Path of = pattern;
    @Nullable Path part = matched;
    while (of != null && part != null) {
      if (isHidden(part.getName()) && of.getName().matches("[*?\\[].*")) {
        return true;
      }
      of = of.getParent();
      part = part.getParent();
    }
    return false;
  }

  /** Spark's rule: what stands for a value of a partition is not. */
  private static boolean isHidden(String name) {
    return name.startsWith(".") || (name.startsWith("_") && !name.contains("="));
  }

  private static List<ArchiveFile> inFolder(Path folder, FileSystem system) throws IOException {
    String root = folder.toString() + (folder.isRoot() ? "" : "/");
    List<ArchiveFile> files = new ArrayList<>();
    RemoteIterator<LocatedFileStatus> all = system.listFiles(folder, true);
    while (all.hasNext()) {
      LocatedFileStatus file = all.next();
      String below = file.getPath().toString().substring(root.length());
      if (ArchiveInputs.isReadInFolder(below)
          && Arrays.stream(below.split("/", -1)).noneMatch(ArchiveFile::isHidden)) {
        files.add(new ArchiveFile(file));
      }
    }
    files.sort(
        Comparator.comparing(file -> file.path().substring(root.length()), ArchiveInputs.order()));
    return files;
  }
}
