package org.turkbridge.awscli.configuration;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
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

  private static final int LARGEST_PORT = 65_535;
  private static final String SERVICE = "mturk";
  private static final String URL = "endpoint_url";

  /**
   * The first of: {@code --sandbox}, {@code --endpoint-url}, {@code AWS_ENDPOINT_URL_MTURK}, {@code
   * AWS_ENDPOINT_URL}, the service's and the profile's {@code endpoint_url}, and production.
   * Variables and settings as in "Service-specific endpoints" of the AWS SDKs and Tools Reference
   * Guide.
   *
   * @param url {@code --endpoint-url}; null if not given
   * @param region {@code --region}; null if not given
   * @throws CommandException if the URL or the region cannot be one
   */
  public static Endpoint of(
      @Nullable String url, boolean sandbox, @Nullable String region, Configuration configuration) {
    if (url != null) {
      requireScheme(url);
    }
    if (url != null && sandbox) {
      throw CommandException.usage(
          "Cannot specify --sandbox along with --endpoint-url: each names the endpoint");
    }
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
    if (sandbox) {
      return new Endpoint(aws("mturk-requester-sandbox", signed), signed);
    }
    return new Endpoint(
        Optional.ofNullable(url)
            .or(() -> configured(configuration))
            .map(Endpoint::parse)
            .orElseGet(() -> aws("mturk-requester", signed)),
        signed);
  }

  /**
   * Refuses a URL without a scheme.
   *
   * @throws CommandException if it has none
   */
  private static void requireScheme(String url) {
    if (!url.matches("(?s)[a-zA-Z][a-zA-Z0-9+.-]*:.*") || url.matches("[^:/]+:\\d+(/.*)?")) {
      throw CommandException.usage(
          "Bad value for --endpoint-url \"%s\": scheme is missing.  Must be of the form"
                  .formatted(url)
              + " http://<hostname>/ or https://<hostname>/");
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

  private static URI parse(String url) {
    try {
      URI uri = new URI(url);
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      if (uri.getHost() != null
          && uri.getPort() <= LARGEST_PORT
          && (scheme.equals("http") || scheme.equals("https"))) {
        if (uri.getRawUserInfo() != null) {
          // Whatever shows the URL would show the password.
          throw CommandException.usage(
              "The endpoint URL must have no user name and password; calls are signed instead");
        }
        return uri;
      }
    } catch (URISyntaxException e) {
      // As if it had no host.
    }
    throw CommandException.other("Invalid endpoint: " + url);
  }

  private static URI aws(String host, String region) {
    return URI.create("https://" + host + "." + region + ".amazonaws.com");
  }
}
