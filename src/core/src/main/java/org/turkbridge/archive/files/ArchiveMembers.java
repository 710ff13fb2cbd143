package org.turkbridge.archive.files;

import java.io.Closeable;
import java.io.IOException;
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
}
