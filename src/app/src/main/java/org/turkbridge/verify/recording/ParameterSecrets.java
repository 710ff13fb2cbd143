package org.turkbridge.verify.recording;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.turkbridge.requester.SecretNames;

/** Takes secrets out of parameters: of queries and forms, and those that stand in other text. */
final class ParameterSecrets {
  private static final int LONGEST_NAME = 200;

  /** As the reader of forms understands it. */
  private static final Pattern PARAMETER =
      Pattern.compile("(?<=^|[?&;])([^=&?;]*)=([^&;]*(?:;(?![^=&;]*=)[^&;]*)*)");

  private static final Pattern NO_NAME = Pattern.compile("[<>\"'{}]");

  /** What begins or ends a parameter, and what stands between its name and its value. */
  private static final Pattern MARK =
      Pattern.compile(
          "(?<end>[&;?+\\s<>\"'\\\\]|%(?:25)*(?:26|3[BbFfCcEe]|20|0[AaDd9]|2[27]))"
              + "|(?<equals>=|%(?:25)*3[Dd])");

  private final FoundSecrets secrets;

  ParameterSecrets(FoundSecrets secrets) {
    this.secrets = secrets;
  }

  /** The query or form without their values. */
  String removedFromForm(String text) {
    return removedFromText(
        PARAMETER
            .matcher(text)
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(
                        isSecret(found)
                            ? found.group(1) + "=" + replaced(found.group(2))
                            : found.group())));
  }

  private static boolean isSecret(MatchResult parameter) {
    String name = parameter.group(1);
    return name.length() <= LONGEST_NAME
        && !NO_NAME.matcher(name).find()
        && SecretNames.isSecret(name);
  }

  /** A header without them. */
  String removedFromHeader(String text) {
    return removed(text, SecretNames::isSecret);
  }

  /**
   * A text of whoever calls, without the signatures and keys of addresses in it, even where they
   * are percent-encoded or in Base64. What else looks like a parameter is the text's own.
   */
  String removedFromText(String text) {
    return new Base64Parameters(this::removedOfSigning).removed(removedOfSigning(text));
  }

  private String removedOfSigning(String text) {
    return removed(text, SecretNames::isOfSigning);
  }

  private String removed(String text, Predicate<String> names) {
    StringBuilder removed = new StringBuilder(text.length());
    Matcher mark = MARK.matcher(text);
    int copied = 0;
    int name = 0;
    boolean more = mark.find();
    while (more) {
      boolean named =
          mark.group("equals") != null && isNamed(text.substring(name, mark.start()), names);
      name = mark.end();
      if (named) {
        int depth = depth(mark.group());
        do {
          more = mark.find();
        } while (more && (mark.group("end") == null || depth(mark.group()) > depth));
        int end = more ? mark.start() : text.length();
        removed.append(text, copied, name).append(replaced(text.substring(name, end)));
        copied = end;
      } else {
        more = mark.find();
      }
    }
    return removed.append(text, copied, text.length()).toString();
  }

  private static boolean isNamed(String text, Predicate<String> names) {
    String name = text.substring(Math.max(text.lastIndexOf('+'), text.lastIndexOf('/')) + 1);
    return name.length() <= LONGEST_NAME && names.test(name);
  }

  /**
   * How often it is percent-encoded: what is so more often than the equals sign is of the value.
   */
  private static int depth(String mark) {
    return mark.startsWith("%") ? (mark.length() - 1) / 2 : 0;
  }

  private String replaced(String value) {
    String decoded = SecretNames.percentDecoded(value);
    if (decoded.isBlank()) {
      return value;
    }
    secrets.add(value);
    secrets.add(decoded);
    return Redaction.REMOVED;
  }

  /** Takes away what is in Base64 and holds, unpacked, parameters that are secrets. */
  private static final class Base64Parameters {
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
                Base64.getDecoder().decode(run.substring(start, whole)),
                StandardCharsets.ISO_8859_1);
        if (NAME.matcher(decoded).find() && !removal.apply(decoded).equals(decoded)) {
          return true;
        }
      }
      return false;
    }
  }
}
