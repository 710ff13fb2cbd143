package org.turkbridge.local.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The {@code NextToken} of a list: the place that a page ended at, sealed for that list. A token
 * holds no offset, so that it stays true while rows come and go, and no time, so that the same
 * place gives the same text.
 */
public final class PageTokens {
  /** In bytes. */
  static final int KEY_SIZE = 32;

  private static final String ALGORITHM = "HmacSHA256";
  private static final int SEAL_SIZE = 32;

  private final SecretKeySpec key;

  PageTokens(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /**
   * The place that a page begins after.
   *
   * @param token null for the first page
   * @throws PageTokenException if the token was not made here for that list
   */
  public long start(String list, @Nullable String token) {
    if (token == null) {
      return 0;
    }
    return place(list, token)
        .orElseThrow(
            () ->
                new PageTokenException(
                    "NextToken is not one that this service gave for this list: repeat the call"
                        + " without it, and with the same filter for every page."));
  }

  /**
   * The token that a page carries.
   *
   * @param end where it ended; empty if nothing follows
   * @return null if nothing follows
   */
  public @Nullable String next(String list, OptionalLong end) {
    return end.isPresent() ? token(list, end.getAsLong()) : null;
  }

  /**
   * The token for what follows a place.
   *
   * @param list what is listed: operation and filters
   * @param last the sequence number of the last row that was given
   */
  String token(String list, long last) {
    byte[] place = ByteBuffer.allocate(Long.BYTES).putLong(last).array();
    byte[] token =
        ByteBuffer.allocate(Long.BYTES + SEAL_SIZE).put(place).put(seal(list, place)).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /** The place that a token names; empty if it was not made here for that list. */
  OptionalLong place(String list, String token) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException e) {
      return OptionalLong.empty();
    }
    if (bytes.length != Long.BYTES + SEAL_SIZE) {
      return OptionalLong.empty();
    }
    long last = ByteBuffer.wrap(bytes).getLong();
    boolean ours =
        MessageDigest.isEqual(
            token(list, last).getBytes(StandardCharsets.UTF_8),
            token.getBytes(StandardCharsets.UTF_8));
    return ours ? OptionalLong.of(last) : OptionalLong.empty();
  }

  private byte[] seal(String list, byte[] place) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(list.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      return mac.doFinal(place);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java runtime has no " + ALGORITHM, e);
    }
  }
}
