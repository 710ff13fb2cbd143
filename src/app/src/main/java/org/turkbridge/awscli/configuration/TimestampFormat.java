package org.turkbridge.awscli.configuration;

import org.turkbridge.awscli.CommandException;

/** How times are shown: the setting {@code cli_timestamp_format}. */
public enum TimestampFormat {
  /** As {@code 2014-08-15T00:01:00+00:00}, in the local time zone. */
  ISO8601,
  /** As the service sent it: seconds since 1970. */
  WIRE;

  /**
   * That of a configuration; ISO 8601 if it does not say.
   *
   * @throws CommandException if it says something else
   */
  public static TimestampFormat of(Configuration configuration) {
    String value = configuration.property("cli_timestamp_format").orElse("iso8601");
    return switch (value) {
      case "iso8601" -> ISO8601;
      case "wire" -> WIRE;
      default ->
          throw CommandException.configuration(
              "Unknown cli_timestamp_format value: %s, valid values are \"wire\" or \"iso8601\""
                  .formatted(value));
    };
  }
}
