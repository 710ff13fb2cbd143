package org.turkbridge.awscli.configuration;

import java.math.BigInteger;
import org.turkbridge.awscli.CommandException;
import org.turkbridge.python.PythonInt;
import software.amazon.awssdk.core.retry.RetryMode;

/**
 * How often a call is tried, and how: the variables {@code AWS_MAX_ATTEMPTS} and {@code
 * AWS_RETRY_MODE}, the settings {@code max_attempts} and {@code retry_mode}.
 *
 * @param attempts the first one included
 */
public record Retries(RetryMode mode, int attempts) {
  private static final String ATTEMPTS = "3";
  private static final BigInteger MOST = BigInteger.valueOf(Integer.MAX_VALUE);

  /**
   * Those of a configuration.
   *
   * @throws CommandException if it names no mode, or no number above 0
   */
  public static Retries of(Configuration configuration) {
    String attempts =
        configuration
            .variableEvenIfEmpty("AWS_MAX_ATTEMPTS")
            .or(() -> configuration.property("max_attempts"))
            .orElse(ATTEMPTS);
    BigInteger number =
        PythonInt.parse(attempts)
            .orElseThrow(() -> CommandException.other(PythonInt.error(attempts)));
    if (number.signum() < 1) {
      throw CommandException.other(
          "Value provided to \"max_attempts\": %s must be an integer greater than or equal to one."
              .formatted(number));
    }
    return new Retries(mode(configuration), number.min(MOST).intValue());
  }

  private static RetryMode mode(Configuration configuration) {
    String mode =
        configuration
            .variableEvenIfEmpty("AWS_RETRY_MODE")
            .or(() -> configuration.property("retry_mode"))
            .orElse("standard");
    return switch (mode) {
      case "standard" -> RetryMode.STANDARD;
      case "adaptive" -> RetryMode.ADAPTIVE_V2;
      default ->
          throw CommandException.other(
              "Invalid value provided to \"mode\": \"%s\" must be one of: \"standard\" or"
                      .formatted(mode)
                  + " \"adaptive\"");
    };
  }
}
