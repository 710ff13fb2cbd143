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
import org.turkbridge.archive.files.ArchiveInputs;

/**
 * A file to read.
 *
 * @param path with its file system
 * @param size in bytes
 */
record ArchiveFile(String path, long size) implements Serializable {
  /**
   * The files that are meant: those that are named, those that a pattern matches, and of a folder
   * those in it and below that are called like documents and archives. They stand in the order of
   * the paths, and of their names below a path.
   *
   * @throws FileNotFoundException if a path is not there
   */
  static List<ArchiveFile> list(List<String> paths, Configuration configuration)
      throws IOException {
    List<ArchiveFile> files = new ArrayList<>();
    for (String name : paths) {
      Path path = new Path(name);
      FileSystem system = path.getFileSystem(configuration);
      FileStatus[] matching = system.globStatus(path);
      if (matching == null || matching.length == 0) {
        throw new FileNotFoundException(name + ": no such file or folder, and nothing matches it");
      }
      Arrays.sort(matching, Comparator.comparing(file -> file.getPath().toString()));
      for (FileStatus status : matching) {
        if (status.isDirectory()) {
          files.addAll(inFolder(status.getPath(), system));
        } else {
          files.add(new ArchiveFile(status.getPath().toString(), status.getLen()));
        }
      }
    }
    return files;
  }

  private static List<ArchiveFile> inFolder(Path folder, FileSystem system) throws IOException {
    String root = folder.toString() + (folder.isRoot() ? "" : "/");
    List<ArchiveFile> files = new ArrayList<>();
    RemoteIterator<LocatedFileStatus> all = system.listFiles(folder, true);
    while (all.hasNext()) {
      LocatedFileStatus file = all.next();
      String path = file.getPath().toString();
      if (ArchiveInputs.isReadInFolder(path.substring(root.length()))) {
        files.add(new ArchiveFile(path, file.getLen()));
      }
    }
    files.sort(
        Comparator.comparing(file -> file.path().substring(root.length()), ArchiveInputs.order()));
    return files;
  }
}
