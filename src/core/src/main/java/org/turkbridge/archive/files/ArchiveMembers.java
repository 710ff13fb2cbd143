package org.turkbridge.archive.files;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The members of an archive in its order. */
interface ArchiveMembers extends Closeable {
  /**
   * The next member, of whatever kind.
   *
   * @return null after the last one
   * @throws DamageException if something was passed over: call again for what comes after it
   * @throws IOException if the rest of the archive cannot be read
   */
  @Nullable ArchiveMember next() throws IOException;

  /** Packed bytes that were read so far. */
  long bytesRead();

  /**
   * One member of an archive.
   *
   * @param name as the archive has it, not to be trusted
   * @param isFolder whether it has no content
   * @param problem why it cannot be read; null if it can
   * @param packedSize packed bytes in the archive; -1 if unknown, or if it is not packed by itself
   * @param opener gives its content, until the next member is asked for
   */
  record ArchiveMember(
      String name, boolean isFolder, @Nullable String problem, long packedSize, Opener opener) {

    /** Opens content. */
    interface Opener {
      InputStream open() throws IOException;
    }
  }
}
