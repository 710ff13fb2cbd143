package org.turkbridge.awscli.command;

import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.turkbridge.awscli.CommandException;
import org.turkbridge.awscli.configuration.Configuration;
import org.turkbridge.awscli.configuration.Endpoint;
import org.turkbridge.awscli.configuration.Retries;
import org.turkbridge.awscli.configuration.TimestampFormat;
import org.turkbridge.awscli.service.ServiceSettings;
import org.turkbridge.python.PythonInt;

/** How the service is called, by options, environment variables and the profile. */
final class CallSettings {
  private static final String DEFAULT_TIMEOUT = "60";

  private final GlobalOptions options;
  private final Duration connectTimeout;
  private final Duration readTimeout;

  private CallSettings(GlobalOptions options, Duration connectTimeout, Duration readTimeout) {
    this.options = options;
    this.connectTimeout = connectTimeout;
    this.readTimeout = readTimeout;
  }

  /**
   * Those of options alone.
   *
   * @throws CommandException if one is not valid
   */
  static CallSettings of(GlobalOptions options) {
    Endpoint.requireScheme(options.endpointUrl(), options.sandbox());
    Duration readTimeout = timeout(options.readTimeout());
    return new CallSettings(options, timeout(options.connectTimeout()), readTimeout);
  }

  /**
   * All of them.
   *
   * @param region that calls are signed for
   * @throws CommandException if one is not valid
   */
  ServiceSettings with(
      Configuration configuration, String region, TimestampFormat format, String userAgent) {
    Retries retries = Retries.of(configuration);
    return new ServiceSettings(
        Endpoint.of(options.endpointUrl(), options.sandbox(), region, configuration),
        retries,
        connectTimeout,
        readTimeout,
        options.verifySsl(),
        Optional.ofNullable(options.caBundle())
            .or(() -> configuration.variable("AWS_CA_BUNDLE"))
            .or(() -> configuration.property("ca_bundle"))
            .map(Path::of)
            .orElse(null),
        configuration.variable("HTTP_PROXY", "http_proxy").isPresent(),
        format,
        userAgent);
  }

  /** Zero is no timeout, for the AWS CLI as for the JDK. */
  private static Duration timeout(@Nullable String seconds) {
    String text = seconds == null ? DEFAULT_TIMEOUT : seconds;
    BigInteger number =
        PythonInt.parse(text).orElseThrow(() -> CommandException.other(PythonInt.error(text)));
    long most = Integer.MAX_VALUE / 1000;
    if (number.signum() < 0) {
      throw CommandException.other("A timeout must be 0 or more seconds, not " + number);
    }
    return Duration.ofSeconds(number.min(BigInteger.valueOf(most)).longValue());
  }
}
