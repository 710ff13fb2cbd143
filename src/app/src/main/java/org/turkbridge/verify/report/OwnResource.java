package org.turkbridge.verify.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/** A file of the program that becomes part of a page. */
record OwnResource(String text) {
  /**
   * @param name beside this class
   */
  static OwnResource named(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(OwnResource.class.getResourceAsStream(name), name)) {
      return new OwnResource(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /** By which a Content-Security-Policy allows it. */
  String source() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
