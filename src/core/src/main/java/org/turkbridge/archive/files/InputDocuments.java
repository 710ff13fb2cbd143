package org.turkbridge.archive.files;

import java.io.Closeable;
import org.jspecify.annotations.Nullable;

/**
 * The documents in one file, one after another: itself, or the members of an archive in its order.
 *
 * <p>Of an archive, members with the name of a document (.xml, .json, .jsonl, each also .gz) are
 * read; hidden ones and all others are passed over. An archive inside an archive is unreadable.
 *
 * <p>For one thread at a time; {@link #bytesRead} for any.
 */
public interface InputDocuments extends Closeable {
  /**
   * The next document, whose content ends the one before it. Nothing is opened before the first
   * call.
   *
   * @return null after the last one
   * @throws UnreadableDocumentException if that document or the rest of the archive cannot be read;
   *     call again for what comes after it
   */
  @Nullable InputDocument next() throws UnreadableDocumentException;

  /** Bytes of the file on disk, as packed as it is there, that have been read so far. */
  long bytesRead();
}
