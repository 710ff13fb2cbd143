package org.turkbridge.console.page;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What tells a form of the console's own pages from one that a page of another site sends: only who
 * may read the console can have it. Good until the server ends. Safe for any number of threads.
 */
public final class FormTokens {
  /** What the field of a form is called that holds it. */
  static final String FIELD = "token";

  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_BYTES = 32;

  private final SecretKeySpec key;

  FormTokens(SecureRandom random) {
    byte[] bytes = new byte[KEY_BYTES];
    random.nextBytes(bytes);
    this.key = new SecretKeySpec(bytes, ALGORITHM);
  }

  /**
   * For a form that is sent to one page and to no other.
   *
   * @param path of that page, below the console's address
   */
  String of(String path) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return HexFormat.of().formatHex(mac.doFinal(path.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has " + ALGORITHM, e);
    }
  }

  /** Whether a form was made for the page that it is sent to. */
  boolean accept(ConsoleRequest request) {
    byte[] given = request.sent(FIELD).getBytes(StandardCharsets.UTF_8);
    return MessageDigest.isEqual(of(request.path()).getBytes(StandardCharsets.UTF_8), given);
  }
}
