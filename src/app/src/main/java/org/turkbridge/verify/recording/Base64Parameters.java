package org.turkbridge.verify.recording;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.turkbridge.requester.SecretNames;

/** Takes away what is in Base64 and holds, unpacked, parameters that are secrets. */
final class Base64Parameters {
  private static final int SHORTEST = 24;

  /** Also percent-encoded, or with the backslash that JSON may write before a slash. */
  private static final Pattern WRITTEN =
      Pattern.compile("[A-Za-z0-9+/_%\\\\-]{" + SHORTEST + ",}+={0,2}");

  private static final Pattern OTHER = Pattern.compile("[^A-Za-z0-9+/]+");

  /** A look that nearly all is spared the rest by. */
  private static final Pattern NAME =
      Pattern.compile("signature|security|credential|secret|session", Pattern.CASE_INSENSITIVE);

  private final UnaryOperator<String> removal;

  /**
   * @param removal takes the parameters out of a text
   */
  Base64Parameters(UnaryOperator<String> removal) {
    this.removal = removal;
  }

  String removed(String text) {
    Matcher written = WRITTEN.matcher(text);
    StringBuilder removed = new StringBuilder();
    while (written.find()) {
      if (holdsSecret(written.group())) {
        written.appendReplacement(removed, Redaction.REMOVED);
      }
    }
    return removed.isEmpty() ? text : written.appendTail(removed).toString();
  }

  private boolean holdsSecret(String written) {
    String usual = SecretNames.percentDecoded(written.replace("+", "%2B"));
    return OTHER
        .splitAsStream(usual.replace("\\/", "/").replace('-', '+').replace('_', '/'))
        .filter(run -> run.length() >= SHORTEST)
        .anyMatch(this::isSecret);
  }

  /** It may begin with up to three characters of something else. */
  private boolean isSecret(String run) {
    for (int start = 0; start < 4; start++) {
      int whole = (run.length() - start) % 4 == 1 ? run.length() - 1 : run.length();
      String decoded =
          new String(
              Base64.getDecoder().decode(run.substring(start, whole)), StandardCharsets.ISO_8859_1);
      if (NAME.matcher(decoded).find() && !removal.apply(decoded).equals(decoded)) {
        return true;
      }
    }
    return false;
  }
}
