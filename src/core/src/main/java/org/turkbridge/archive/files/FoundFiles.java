package org.turkbridge.archive.files;

import java.util.List;

/**
 * What naming files and folders came to.
 *
 * @param files that are read, in their order
 * @param leftOut how many files of folders are not, for they are called neither like a document nor
 *     like an archive; hidden ones do not count
 */
public record FoundFiles(List<InputFile> files, long leftOut) {
  public FoundFiles {
    files = List.copyOf(files);
  }
}
