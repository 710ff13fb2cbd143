package org.turkbridge.awscli.configuration;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.turkbridge.awscli.CommandException;

/**
 * Where the service is.
 *
 * @param uri http or https
 * @param region that calls are signed for
 */
public record Endpoint(URI uri, String region) {
  /** The only region that Mechanical Turk has. */
  public static final String REGION = "us-east-1";

  /** What can be a label of a host's name. */
  private static final Pattern REGION_NAME =
      Pattern.compile("(?!-)(?![0-9]+$)[a-zA-Z0-9-]{1,63}(?<!-)");

  /** What Python's urlsplit leaves out at the beginning, and where else it stands. */
  private static final Pattern LEADING = Pattern.compile("^[\\x00-\\x20]+");

  private static final Pattern LINE_BREAKS = Pattern.compile("[\\t\\r\\n]");

  private static final Pattern SCHEME = Pattern.compile("(?s)[a-zA-Z][a-zA-Z0-9+.-]*:(.*)");
  private static final Pattern AUTHORITY = Pattern.compile("//([^/?#]*)");

  private static final Pattern HTTP =
      Pattern.compile(
          "(?<scheme>http|https)(?<address>://[^/?#]+)(?<path>[^?#]*)", CASE_INSENSITIVE);

  private static final Pattern HOST =
      Pattern.compile("(?:(?!-)[a-zA-Z0-9-]{1,63}(?<!-)(?:\\.|$))+|\\[.*]");

  private static final String LEGAL_IN_PATH = "-._~!$&'()*+,;=:@/%";
  private static final int LARGEST_PORT = 65_535;
  private static final String SERVICE = "mturk";
  private static final String URL = "endpoint_url";

  /**
   * The region to sign for: {@code --region}, {@code AWS_REGION}, {@code AWS_DEFAULT_REGION}, the
   * profile's, or the only one.
   *
   * @param region {@code --region}; null or empty if not given
   * @throws CommandException if it cannot be one
   */
  public static String region(@Nullable String region, Configuration configuration) {
    String signed =
        region == null || region.isEmpty()
            ? configuration
                .variable("AWS_REGION", "AWS_DEFAULT_REGION")
                .or(() -> configuration.property("region"))
                .orElse(REGION)
            : region;
    if (!REGION_NAME.matcher(signed).matches()) {
      throw CommandException.other(
          "Provided region_name '%s' doesn't match a supported format.".formatted(signed));
    }
    return signed;
  }

  /**
   * The first of: {@code --sandbox}, {@code --endpoint-url}, {@code AWS_ENDPOINT_URL_MTURK}, {@code
   * AWS_ENDPOINT_URL}, the service's and the profile's {@code endpoint_url}, and production.
   * Variables and settings as in "Service-specific endpoints" of the AWS SDKs and Tools Reference
   * Guide.
   *
   * @param url {@code --endpoint-url}; null if not given
   * @param region that calls are signed for
   * @throws CommandException if the URL cannot be one
   */
  public static Endpoint of(
      @Nullable String url, boolean sandbox, String region, Configuration configuration) {
    if (sandbox) {
      return new Endpoint(aws("mturk-requester-sandbox", region), region);
    }
    return new Endpoint(
        Optional.ofNullable(url)
            .or(() -> configured(configuration))
            .map(Endpoint::parse)
            .orElseGet(() -> aws("mturk-requester", region)),
        region);
  }

  /**
   * Refuses options that the AWS CLI refuses before it reads anything else; what has a scheme, as
   * {@code localhost:8017} has, is refused later.
   *
   * @param url {@code --endpoint-url}; null if not given
   * @throws CommandException if the URL has no scheme, or there are two endpoints
   */
  public static void requireScheme(@Nullable String url, boolean sandbox) {
    if (url == null) {
      return;
    }
    String split = LINE_BREAKS.matcher(LEADING.matcher(url).replaceFirst("")).replaceAll("");
    Matcher scheme = SCHEME.matcher(split);
    Matcher authority = AUTHORITY.matcher(scheme.matches() ? scheme.group(1) : split);
    if (authority.lookingAt()
        && authority.group(1).contains("[") != authority.group(1).contains("]")) {
      throw CommandException.other("Invalid IPv6 URL");
    }
    if (!scheme.matches()) {
      throw CommandException.usage(
          "Bad value for --endpoint-url \"%s\": scheme is missing.  Must be of the form"
                  .formatted(url)
              + " http://<hostname>/ or https://<hostname>/");
    }
    if (sandbox) {
      throw CommandException.usage(
          "Cannot specify --sandbox along with --endpoint-url: each names the endpoint");
    }
  }

  /** Whether it is Mechanical Turk itself, which was to close. */
  public boolean isAws() {
    return uri.getHost().endsWith(".amazonaws.com");
  }

  /** As messages name it: the address of the calls. */
  public String url() {
    String path = uri.getRawPath();
    return path == null || path.isEmpty() ? uri + "/" : uri.toString();
  }

  private static Optional<String> configured(Configuration configuration) {
    boolean isIgnored =
        configuration
            .variable("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS")
            .or(() -> configuration.property("ignore_configured_endpoint_urls"))
            .filter(value -> value.toLowerCase(Locale.ROOT).equals("true"))
            .isPresent();
    return isIgnored
        ? Optional.empty()
        : configuration
            .variable("AWS_ENDPOINT_URL_MTURK", "AWS_ENDPOINT_URL")
            .or(() -> configuration.serviceProperty(SERVICE, URL))
            .or(() -> configuration.property(URL));
  }

  /**
   * What the AWS CLI 2.9.19 would take for production, such as a port that is none, is refused; an
   * address of IP version 6 is taken, as newer ones do.
   */
  private static URI parse(String url) {
    Matcher http = HTTP.matcher(LEADING.matcher(url).replaceFirst(""));
    try {
      if (http.matches() && !LINE_BREAKS.matcher(url).find()) {
        URI uri =
            new URI(
                http.group("scheme").toLowerCase(Locale.ROOT)
                    + http.group("address")
                    + legal(http.group("path")));
        if (uri.getRawUserInfo() != null) {
          // Whatever shows the URL would show the password.
          throw CommandException.usage(
              "The endpoint URL must have no user name and password; calls are signed instead");
        }
        if (uri.getHost() != null
            && HOST.matcher(uri.getHost()).matches()
            && uri.getPort() <= LARGEST_PORT) {
          return uri;
        }
      }
    } catch (URISyntaxException e) {
      // As if it had no host.
    }
    throw CommandException.other("Invalid endpoint: " + url);
  }

  /** A path as it is sent: with escapes for what cannot be in one. */
  private static String legal(String path) {
    StringBuilder legal = new StringBuilder();
    for (byte each : path.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (each & 0xff);
      boolean isWord = c < 0x80 && Character.isLetterOrDigit(c);
      legal.append(isWord || LEGAL_IN_PATH.indexOf(c) >= 0 ? c : "%%%02X".formatted((int) c));
    }
    return legal.toString();
  }

  private static URI aws(String host, String region) {
    return URI.create("https://" + host + "." + region + ".amazonaws.com");
  }
}
