package org.turkbridge.legacy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The signatures of the legacy API, all HMAC-SHA1. */
public final class Signatures {
  private static final String SERVICE = "AWSMechanicalTurkRequester";
  static final String SIGNATURE = "Signature";

  private static final String ALGORITHM = "HmacSHA1";

  /** Looked for once: a search through all providers takes longer than to sign. */
  private static final Provider PROVIDER = provider();

  private Signatures() {}

  private static Provider provider() {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      // The first that takes such a key, which its name alone does not say.
      mac.init(key("any"));
      return mac.getProvider();
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  private static SecretKeySpec key(String secretAccessKey) {
    return new SecretKeySpec(secretAccessKey.getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  private static IllegalStateException missing(GeneralSecurityException e) {
    return new IllegalStateException("This JVM has no " + ALGORITHM, e);
  }

  /**
   * What a call signs, by the {@code SignatureVersion} that it names.
   *
   * @throws LegacyException if a common parameter was sent more than once
   */
  public static String stringToSign(LegacyCall call) {
    CommonParameters common = call.common();
    String timestamp = common.text("Timestamp");
    return "1".equals(common.text("SignatureVersion"))
        ? versionOne(common.all())
        : versionZero(call.operation(), timestamp == null ? "" : timestamp);
  }

  /** The documented scheme: service, operation and time, one after another. */
  public static String versionZero(String operation, String timestamp) {
    return SERVICE + operation + timestamp;
  }

  /** boto 2's scheme: every name and value but the signature, names sorted whatever their case. */
  static String versionOne(List<Parameter> parameters) {
    return parameters.stream()
        .filter(parameter -> !parameter.name().equals(SIGNATURE))
        .sorted(Comparator.comparing(parameter -> parameter.name().toLowerCase(Locale.ROOT)))
        .map(parameter -> parameter.name() + parameter.value())
        .collect(Collectors.joining());
  }

  /** The signature in Base64. */
  public static String sign(String secretAccessKey, String stringToSign) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM, PROVIDER);
      mac.init(key(secretAccessKey));
      return Base64.getEncoder()
          .encodeToString(mac.doFinal(stringToSign.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }
}
