package org.turkbridge.verify.recording;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.turkbridge.requester.SecretNames;

/** Takes secrets out of the parts of a multipart form. */
final class MultipartSecrets {
  private static final Pattern BOUNDARY = Pattern.compile("\\A--([^\\s]{1,70})[ \t]*\r?\n");
  private static final Pattern END_OF_HEADERS = Pattern.compile("\r?\n\r?\n");
  private static final Pattern NAME =
      Pattern.compile("(?i)[;\\s]name\\s*=\\s*(?:\"([^\"]*)\"|([^\\s;\"]+))");
  private static final Pattern DOCUMENT =
      Pattern.compile("(?i)[;\\s]filename\\*?\\s*=|content-type:(?!\\s*text/plain)");

  private final FoundSecrets secrets;

  MultipartSecrets(FoundSecrets secrets) {
    this.secrets = secrets;
  }

  /** Empty if it is none. */
  Optional<String> removed(String body) {
    Matcher boundary = BOUNDARY.matcher(body);
    if (!boundary.find()) {
      return Optional.empty();
    }
    Matcher line =
        Pattern.compile(
                "(?:\r?\n)?--" + Pattern.quote(boundary.group(1)) + "(--)?[ \t]*(\r?\n|\\z)")
            .matcher(body);
    StringBuilder removed = new StringBuilder(body.length());
    boolean more = line.find();
    while (more && line.group(1) == null) {
      int start = line.end();
      removed.append(line.group());
      more = line.find();
      Optional<String> part = part(body.substring(start, more ? line.start() : body.length()));
      if (!more || part.isEmpty()) {
        return Optional.empty();
      }
      removed.append(part.get());
    }
    return Optional.of(
        removed.append(line.group()).append(body, line.end(), body.length()).toString());
  }

  /** Empty if it has no name. */
  private Optional<String> part(String part) {
    Matcher end = END_OF_HEADERS.matcher(part);
    if (!end.find()) {
      return Optional.empty();
    }
    String headers = part.substring(0, end.start());
    Matcher name = NAME.matcher(headers);
    if (!name.find()) {
      return Optional.empty();
    }
    String value = part.substring(end.end());
    boolean isSecret =
        SecretNames.isSecret(name.group(1) == null ? name.group(2) : name.group(1))
            || isDocument(headers);
    if (!isSecret || value.isBlank()) {
      return Optional.of(part);
    }
    secrets.add(value);
    return Optional.of(part.substring(0, end.end()) + Redaction.REMOVED);
  }

  /** Of which nobody knows what is in it. */
  private static boolean isDocument(String headers) {
    return DOCUMENT.matcher(headers).find();
  }
}
