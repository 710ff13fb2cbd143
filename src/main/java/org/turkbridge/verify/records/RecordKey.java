package org.turkbridge.verify.records;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

/**
 * What tells records apart, short enough to be remembered of all.
 *
 * @param idHigh of the id's hash
 * @param idLow of the id's hash
 * @param content hash of everything else
 */
record RecordKey(long idHigh, long idLow, long content) {
  /** The key of a record. */
  static RecordKey of(QualificationRequest request) {
    MessageDigest digest = sha256();
    ByteBuffer id = ByteBuffer.wrap(digest.digest(bytes(request.qualificationRequestId())));
    add(digest, request.qualificationTypeId());
    add(digest, request.workerId());
    add(digest, request.test());
    add(digest, request.answer());
    add(digest, request.submitTime() == null ? null : request.submitTime().toString());
    return new RecordKey(id.getLong(), id.getLong(), ByteBuffer.wrap(digest.digest()).getLong());
  }

  private static void add(MessageDigest digest, @Nullable String value) {
    byte[] bytes = bytes(value);
    digest.update(
        ByteBuffer.allocate(Integer.BYTES).putInt(value == null ? -1 : bytes.length).flip());
    digest.update(bytes);
  }

  private static byte[] bytes(@Nullable String text) {
    return text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
