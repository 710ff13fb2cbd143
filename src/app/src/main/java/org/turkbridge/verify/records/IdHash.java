package org.turkbridge.verify.records;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.turkbridge.digest.Sha256;

/**
 * The hash of an identifier: short enough to be remembered of all, and long enough to be its own.
 */
record IdHash(long high, long low) {
  /**
   * The hash of an identifier.
   *
   * @param kind what it is of: others may have the same
   */
  static IdHash of(String kind, String id) {
    ByteBuffer hash =
        ByteBuffer.wrap(
            Sha256.digest().digest((kind + '\n' + id).getBytes(StandardCharsets.UTF_8)));
    return new IdHash(hash.getLong(), hash.getLong());
  }
}
