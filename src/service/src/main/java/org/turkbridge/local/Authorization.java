package org.turkbridge.local;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An Authorization header of Signature Version 4.
 *
 * @param scopeDate the date of the credential scope, {@code yyyyMMdd}
 * @param signedHeaders lower case
 * @param signature lower-case hexadecimal
 */
record Authorization(
    String accessKeyId,
    String scopeDate,
    String region,
    String service,
    String terminator,
    List<String> signedHeaders,
    String signature) {
  private static final String SCHEME = "AWS4-HMAC-SHA256";
  private static final Pattern CREDENTIAL =
      Pattern.compile(
          "([A-Za-z0-9_]{1,128})/([0-9]{8})/([A-Za-z0-9-]{1,64})/([A-Za-z0-9-]{1,64})/([a-z0-9_]{1,32})");

  Authorization {
    signedHeaders = List.copyOf(signedHeaders);
  }

  /**
   * Reads a header.
   *
   * @throws Failure if it is of another scheme or lacks a part
   */
  static Authorization parse(String header) {
    if (!header.startsWith(SCHEME + " ")) {
      throw incomplete("Authorization header must begin with '" + SCHEME + "'.");
    }
    Map<String, String> parameters = new HashMap<>();
    for (String part : header.substring(SCHEME.length()).split(",", -1)) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        parameters.put(part.substring(0, equals).strip(), part.substring(equals + 1).strip());
      }
    }
    List<String> missing = new ArrayList<>();
    for (String name : List.of("Credential", "SignedHeaders", "Signature")) {
      if (parameters.getOrDefault(name, "").isEmpty()) {
        missing.add("Authorization header requires '" + name + "' parameter.");
      }
    }
    if (!missing.isEmpty()) {
      throw incomplete(String.join(" ", missing));
    }
    return parse(
        get(parameters, "Credential"),
        get(parameters, "SignedHeaders"),
        get(parameters, "Signature"));
  }

  private static Authorization parse(String credential, String signedHeaders, String signature) {
    Matcher matcher = CREDENTIAL.matcher(credential);
    if (!matcher.matches()) {
      throw incomplete(
          "Credential must have exactly 5 slash-delimited elements, e.g."
              + " keyid/date/region/service/term.");
    }
    return new Authorization(
        matcher.group(1),
        matcher.group(2),
        matcher.group(3),
        matcher.group(4),
        matcher.group(5),
        List.of(signedHeaders.toLowerCase(Locale.ROOT).split(";", -1)),
        signature);
  }

  private static String get(Map<String, String> parameters, String name) {
    @Nullable String value = parameters.get(name);
    return value == null ? "" : value;
  }

  private static Failure incomplete(String message) {
    return new Failure(FailureType.INCOMPLETE_SIGNATURE, message);
  }

  /** Without the signature. */
  @Override
  public String toString() {
    return "Authorization[" + accessKeyId + "]";
  }
}
