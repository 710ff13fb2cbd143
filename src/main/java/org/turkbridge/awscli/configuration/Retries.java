package org.turkbridge.awscli.configuration;

import java.math.BigInteger;
import java.util.Locale;
import org.turkbridge.awscli.CommandException;
import org.turkbridge.awscli.python.PythonInt;
import software.amazon.awssdk.core.retry.RetryMode;

/**
 * How often a call is tried, and how: the variables {@code AWS_MAX_ATTEMPTS} and {@code
 * AWS_RETRY_MODE}, the settings {@code max_attempts} and {@code retry_mode}.
 *
 * @param attempts the first one included
 */
public record Retries(RetryMode mode, int attempts) {
  private static final String ATTEMPTS = "3";

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
    if (number.signum() < 1 || number.bitLength() >= Integer.SIZE) {
      throw CommandException.other(
          "Invalid value provided to \"max_attempts\": \"%s\" must be an integer greater than or"
                  .formatted(number)
              + " equal to 1.");
    }
    return new Retries(mode(configuration), number.intValue());
  }

  private static RetryMode mode(Configuration configuration) {
    String mode =
        configuration
            .variable("AWS_RETRY_MODE")
            .or(() -> configuration.property("retry_mode"))
            .orElse("standard");
    return switch (mode.toLowerCase(Locale.ROOT)) {
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
