package org.turkbridge.verify.recording;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.turkbridge.requester.SecretNames;

/** The secrets of one call, which are taken out wherever they are repeated. */
final class FoundSecrets {
  /** Shorter texts would be found in what is no secret, such as the name of an operation. */
  private static final int SHORTEST_FOUND = 20;

  private static final int SHORTEST = 8;

  private static final Pattern ESCAPE = Pattern.compile("%[0-9A-F]{2}");

  /** So that of two the one that holds the other goes first. */
  private static final Comparator<String> LONGEST_FIRST =
      Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder());

  private final Set<String> found = new HashSet<>();

  /** A value that was found under the name of a secret. */
  void add(@Nullable String secret) {
    add(secret, SHORTEST_FOUND);
  }

  /** A secret for certain. */
  void addKnown(@Nullable String secret) {
    add(secret, SHORTEST);
  }

  private void add(@Nullable String secret, int shortest) {
    if (secret != null && secret.strip().length() >= shortest) {
      found.add(secret.strip());
    }
  }

  /** The text without them, however they are escaped. */
  String swept(String text) {
    List<String> written =
        found.stream()
            .flatMap(secret -> writings(secret).stream())
            .distinct()
            .sorted(LONGEST_FIRST)
            .toList();
    String swept = text;
    for (String secret : written) {
      swept = swept.replace(secret, Redaction.REMOVED);
    }
    return swept;
  }

  /** As forms, addresses, XML and JSON write it. */
  private static Set<String> writings(String secret) {
    Set<String> writings = new LinkedHashSet<>();
    writings.add(secret);
    for (String unescaped : List.of(secret, SecretNames.percentDecoded(secret))) {
      String encoded = encoded(unescaped);
      String twice = encoded(encoded);
      for (String each : List.of(encoded, encoded.replace("%2F", "/"), twice)) {
        writings.add(each);
        writings.add(lowerCase(each));
      }
      writings.add(
          unescaped
              .replace("&", "&amp;")
              .replace("<", "&lt;")
              .replace(">", "&gt;")
              .replace("\"", "&quot;"));
      writings.add(unescaped.replace("\\", "\\\\").replace("\"", "\\\"").replace("/", "\\/"));
      writings.add(unescaped.replace("\\", "\\\\").replace("\"", "\\\""));
      for (String escaped : List.of("+&<>'\"", "+&<>'\"/=")) {
        writings.add(byNumber(unescaped, escaped, "\\u%04x"));
        writings.add(byNumber(unescaped, escaped, "\\u%04X"));
      }
    }
    writings.removeIf(each -> each.length() < SHORTEST);
    return writings;
  }

  /** As some writers of JSON do with what HTML could take for markup. */
  private static String byNumber(String text, String escaped, String form) {
    StringBuilder written = new StringBuilder(text.length());
    text.chars()
        .forEach(
            c ->
                written.append(escaped.indexOf(c) < 0 ? Character.toString(c) : form.formatted(c)));
    return written.toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String lowerCase(String encoded) {
    return ESCAPE
        .matcher(encoded)
        .replaceAll(escape -> escape.group().toLowerCase(java.util.Locale.ROOT));
  }
}
