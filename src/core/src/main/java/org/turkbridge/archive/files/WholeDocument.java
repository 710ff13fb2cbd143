package org.turkbridge.archive.files;

import java.io.IOException;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * A document that is short enough to be held in memory whole.
 *
 * @param name as shown to the user
 * @param bytes unpacked
 * @param failure why it could not be read to its real end; empty if it could
 * @param bytesRead of the file on disk, as packed as it is there
 */
@SuppressWarnings("ArrayRecordComponent") // Passed on, never compared.
public record WholeDocument(
    String name, byte[] bytes, Optional<IOException> failure, long bytesRead) {
  /** Unpacked bytes: several of these on their way fit a small heap. */
  public static final int MOST = 512 * 1024;

  /** Packed bytes that nearly always unpack to no more than {@link #MOST}. */
  static final int MOST_PACKED = MOST / 16;

  /**
   * What is left of a document.
   *
   * @param bytesRead of its file, asked when it was read
   * @return empty if that is more than {@link #MOST} bytes
   */
  static Optional<WholeDocument> of(InputDocument document, LongSupplier bytesRead)
      throws IOException {
    UntilFailure content = new UntilFailure(document.content(), () -> {});
    byte[] bytes = content.readNBytes(MOST + 1);
    return bytes.length > MOST
        ? Optional.empty()
        : Optional.of(
            new WholeDocument(document.name(), bytes, content.failure(), bytesRead.getAsLong()));
  }
}
