package org.turkbridge.notification;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Destinations that may be notified: a URL, or the ARN of an SNS topic, in which {@code *} stands
 * for any characters of the part it is in. It is held against what a destination means, part by
 * part, never against its text. Immutable.
 */
public final class DestinationPattern {
  private static final Pattern URL =
      Pattern.compile(
          "(?i)(https?)://(\\[[0-9a-f:.]+]|[^/:?#@\\[\\]\\s]+)(?::(\\d{1,5}|\\*))?(/[^?#\\s]*)?");
  private static final String ARN = "arn:";
  private static final int ARN_PARTS = 6;

  private final String text;
  private final boolean isArn;

  /** Of a URL scheme, host, port and path; of an ARN what colons separate. */
  private final List<Pattern> parts;

  private DestinationPattern(String text, boolean isArn, List<Pattern> parts) {
    this.text = text;
    this.isArn = isArn;
    this.parts = List.copyOf(parts);
  }

  /**
   * The pattern that is written so.
   *
   * @throws IllegalArgumentException if it is neither like a URL nor like an ARN
   */
  public static DestinationPattern of(String text) {
    if (text.startsWith(ARN)) {
      List<String> parts = List.of(text.split(":", -1));
      if (parts.size() == ARN_PARTS) {
        return new DestinationPattern(
            text, true, parts.stream().map(DestinationPattern::glob).toList());
      }
    }
    Matcher url = URL.matcher(text);
    if (!url.matches()) {
      throw new IllegalArgumentException(
          "\""
              + text
              + "\" is no pattern of destinations such as https://hooks.example.org/mturk/*,"
              + " https://sqs.us-east-1.amazonaws.com/123456789012/* or"
              + " arn:aws:sns:us-east-1:123456789012:*");
    }
    String scheme = url.group(1).toLowerCase(Locale.ROOT);
    @Nullable String port = url.group(3);
    @Nullable String path = url.group(4);
    return new DestinationPattern(
        text,
        false,
        List.of(
            glob(scheme),
            glob(url.group(2).toLowerCase(Locale.ROOT)),
            glob(port == null ? Integer.toString(port(scheme, -1)) : port),
            glob(path == null ? "/*" : path)));
  }

  private static Pattern glob(String text) {
    return Pattern.compile(
        Pattern.compile("\\*")
            .splitAsStream(text + "\0")
            .map(part -> part.replace("\0", ""))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*")),
        Pattern.DOTALL);
  }

  /** Whether a URL, which {@link #url} gave, is one of those meant. */
  boolean matches(URI url) {
    String scheme = url.getScheme().toLowerCase(Locale.ROOT);
    String path = url.getRawPath();
    return !isArn
        && matches(
            List.of(
                scheme,
                url.getHost().toLowerCase(Locale.ROOT),
                Integer.toString(port(scheme, url.getPort())),
                path.isEmpty() ? "/" : path));
  }

  /** Whether the ARN of a topic is one of those meant. */
  boolean matchesArn(String arn) {
    return isArn && matches(List.of(arn.split(":", -1)));
  }

  private boolean matches(List<String> values) {
    if (values.size() != parts.size()) {
      return false;
    }
    for (int i = 0; i < parts.size(); i++) {
      if (!parts.get(i).matcher(values.get(i)).matches()) {
        return false;
      }
    }
    return true;
  }

  private static int port(String scheme, int given) {
    return given >= 0 ? given : scheme.equals("https") ? 443 : 80;
  }

  /**
   * The URL that a destination is; empty if it is none of http or https, or may be read in more
   * than one way.
   */
  static Optional<URI> url(String destination) {
    URI url;
    try {
      url = new URI(destination);
    } catch (java.net.URISyntaxException e) {
      return Optional.empty();
    }
    boolean isPlain =
        // Otherwise it is sent in another form than it is held against patterns.
        ASCII.matcher(destination).matches()
            && url.getHost() != null
            && url.getScheme() != null
            && url.getScheme().matches("(?i)https?")
            && url.getRawUserInfo() == null
            && url.getRawFragment() == null
            && url.getPort() != 0
            && url.getPort() <= 65_535
            && !AMBIGUOUS_PATH.matcher(url.getRawPath()).find();
    return isPlain ? Optional.of(url) : Optional.empty();
  }

  private static final Pattern ASCII = Pattern.compile("\\p{ASCII}*");

  /**
   * What servers may resolve to another path, or to another request: a segment of dots, and a
   * slash, semicolon, percent sign or control character that is escaped.
   */
  private static final Pattern AMBIGUOUS_PATH =
      Pattern.compile("(?i)(^|/)(\\.|%2e){1,2}(/|;|$)|%2f|%5c|%3b|%25|%00|%0d|%0a");

  @Override
  public String toString() {
    return text;
  }
}
