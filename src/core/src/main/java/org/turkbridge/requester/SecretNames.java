package org.turkbridge.requester;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** Which parameters, members, elements and attributes hold secrets, by their names. */
public final class SecretNames {
  /** A name may be percent-encoded in a text that is. */
  private static final int MOST_ENCODED = 3;

  private static final Pattern NO_LETTERS = Pattern.compile("[^a-z]+");

  /** What says how a signature was made, tokens of pages, and tokens that keep from doing twice. */
  private static final Pattern KNOWN =
      Pattern.compile(
          "signature(version|method|algorithm)"
              + "|(next|previous|page|paging|pagination|continuation)token"
              + "|(uniquerequest|clientrequest|client|idempotency)token"
              + "|tokentype");

  private static final Pattern SECRET =
      Pattern.compile(
          "secret|signature|token|pass(w(or)?d|phrase)|pwd|credential|authorization|(api|private)key");

  /** Parameters by which calls to AWS are signed. */
  private static final Pattern OF_SIGNING =
      Pattern.compile(
          "(xamz)?(signature|securitytoken|credential)|(aws)?secret(access)?key(id)?|sessiontoken");

  private SecretNames() {}

  /** Whatever its case and prefix, and whatever stands between its words. */
  public static boolean isSecret(String name) {
    String letters = NO_LETTERS.matcher(decoded(name).toLowerCase(Locale.ROOT)).replaceAll("");
    return SECRET.matcher(KNOWN.matcher(letters).replaceAll("")).find();
  }

  /** Whether it is a parameter by which calls are signed. */
  public static boolean isOfSigning(String name) {
    String letters = NO_LETTERS.matcher(decoded(name).toLowerCase(Locale.ROOT)).replaceAll("");
    return OF_SIGNING.matcher(letters).matches();
  }

  private static String decoded(String name) {
    String decoded = name;
    for (int i = 0; i < MOST_ENCODED && decoded.contains("%"); i++) {
      decoded = percentDecoded(decoded);
    }
    return decoded;
  }

  /** The text without percent-encoding; as it is where it has none that can be read. */
  public static String percentDecoded(String text) {
    if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
      return text;
    }
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
