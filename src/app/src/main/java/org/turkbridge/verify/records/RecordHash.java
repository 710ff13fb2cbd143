package org.turkbridge.verify.records;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.turkbridge.digest.Sha256;

/**
 * What tells records apart, short enough to be remembered of all.
 *
 * @param content hash of the record
 */
record RecordHash(IdHash id, long content) {
  /**
   * The hash of a record.
   *
   * @param legacy all of it, as the legacy model writes it
   * @param leftOut what else is in it; empty for most
   */
  static RecordHash of(IdHash id, byte[] legacy, String leftOut) {
    MessageDigest digest = Sha256.digest();
    digest.update(legacy);
    byte[] content = digest.digest(leftOut.getBytes(StandardCharsets.UTF_8));
    return new RecordHash(id, ByteBuffer.wrap(content).getLong());
  }
}
