package org.turkbridge.spark;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.DocumentRange;
import org.turkbridge.archive.Origin;

/**
 * A file, or a range of a plain one, that one task reads.
 *
 * @param path of the file, with its file system
 * @param size of the file in bytes
 * @param from the first byte of the range
 * @param to the byte behind the last
 * @param range null for a whole file, which may hold several documents
 * @param origin of the range in its document
 */
record ArchivePiece(
    String path, long size, long from, long to, @Nullable DocumentRange range, Origin origin)
    implements Serializable {
  static ArchivePiece whole(ArchiveFile file) {
    return new ArchivePiece(file.path(), file.size(), 0, file.size(), null, Origin.START);
  }

  /** How many bytes of the file it is. */
  long length() {
    return to - from;
  }
}
