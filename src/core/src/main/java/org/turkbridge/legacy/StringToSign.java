package org.turkbridge.legacy;

import java.util.List;
import org.turkbridge.requester.SecretNames;
import org.turkbridge.xml.XmlCharacters;

/**
 * The text that should have been signed, as a caller is shown it: without secrets, and not all of a
 * long one. Whoever signs in another way sees here in which.
 *
 * @param text at most {@link #LONGEST} UTF-16 units, and three dots where there were more
 * @param length of the whole, in UTF-16 units
 */
record StringToSign(String text, int length) {
  /** A Test may have a million characters; the names of all parameters come before that. */
  static final int LONGEST = 4_000;

  static final String NOT_SHOWN = "(not shown)";

  /**
   * What a call signs by the SignatureVersion that it names.
   *
   * @param secretAccessKey goes nowhere, not even where a caller has sent it by mistake
   */
  static StringToSign of(LegacyCall call, String timestamp, boolean all, String secretAccessKey) {
    String whole =
        all
            ? Signatures.versionOne(withoutSecrets(call.common().all()))
            : Signatures.versionZero(call.operation(), timestamp);
    String shown = whole.replace(secretAccessKey, NOT_SHOWN);
    return new StringToSign(Shortened.text(shown, LONGEST), shown.length());
  }

  private static List<Parameter> withoutSecrets(List<Parameter> parameters) {
    return parameters.stream()
        .map(
            parameter ->
                SecretNames.isSecret(parameter.name())
                        && !parameter.name().equals(Signatures.SIGNATURE)
                    ? new Parameter(parameter.name(), NOT_SHOWN)
                    : parameter)
        .toList();
  }

  /** What a reader must know of the text to compare it; empty if it is all there as it is. */
  String note() {
    StringBuilder note = new StringBuilder();
    if (length > LONGEST) {
      note.append(" (the first ")
          .append(LONGEST)
          .append(" of ")
          .append(length)
          .append(" characters)");
    }
    if (XmlCharacters.firstInvalid(text) >= 0) {
      note.append(" (characters that XML cannot hold are shown as U+FFFD)");
    }
    return note.toString();
  }
}
