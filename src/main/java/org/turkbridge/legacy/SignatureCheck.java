package org.turkbridge.legacy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.turkbridge.requester.Requester;
import org.turkbridge.requester.Requesters;

/**
 * Who signed a legacy call. The time is verified as the text that was sent: clients sign fractions
 * in their own notation.
 */
public final class SignatureCheck implements Authentication {
  static final String ACCESS_KEY_ID = "AWSAccessKeyId";
  private static final String TIMESTAMP = "Timestamp";
  private static final String SIGNATURE = "Signature";
  private static final String SIGNATURE_VERSION = "SignatureVersion";

  /** The text that recorded answers of the old service carry. */
  private static final String NOT_AUTHORIZED =
      "The identity contained in the request is not authorized to use this AWSAccessKeyId";

  private static final Pattern SHORT_FRACTION =
      Pattern.compile("([^.]{1,30}\\.\\d{1,2})([^\\d.].{0,9})?");

  private final Requesters requesters;
  private final InstantSource clock;
  private final Duration clockSkew;

  /**
   * @param clockSkew how far the signed time may be from now, before or after
   */
  public SignatureCheck(Requesters requesters, InstantSource clock, Duration clockSkew) {
    this.requesters = requesters;
    this.clock = clock;
    this.clockSkew = clockSkew;
  }

  @Override
  public Requester authenticate(LegacyCall call) {
    Parameters common = call.common();
    requireAll(common);
    String accessKeyId = required(common, ACCESS_KEY_ID).trim();
    Optional<Requester> requester = requesters.byAccessKeyId(accessKeyId);
    if (requester.isEmpty()) {
      throw LegacyException.ofCall(
          LegacyErrorCode.NOT_AUTHORIZED,
          NOT_AUTHORIZED + ": it is not among the configured access keys");
    }
    String secret = requester.get().credentials().secretAccessKey();
    // A plus sign that was not percent-encoded arrives as a space.
    byte[] sent =
        required(common, SIGNATURE).trim().replace(' ', '+').getBytes(StandardCharsets.UTF_8);
    boolean signed =
        stringsToSign(call)
            .map(text -> Signatures.sign(secret, text).getBytes(StandardCharsets.UTF_8))
            .anyMatch(expected -> MessageDigest.isEqual(expected, sent));
    if (!signed) {
      throw LegacyException.ofCall(
          LegacyErrorCode.NOT_AUTHORIZED,
          NOT_AUTHORIZED
              + ": the signature does not match; check the secret access key, and that the Timestamp"
              + " that is sent is the text that was signed");
    }
    requireRecent(required(common, TIMESTAMP).trim());
    return requester.get();
  }

  private static void requireAll(Parameters common) {
    List<String> missing =
        Stream.of(ACCESS_KEY_ID, TIMESTAMP, SIGNATURE)
            .filter(name -> common.first(name).filter(value -> !value.isBlank()).isEmpty())
            .toList();
    if (!missing.isEmpty()) {
      throw LegacyException.ofCall(
          LegacyErrorCode.MISSING_PARAMETERS,
          "The request must contain the parameter"
              + (missing.size() > 1 ? "s " : " ")
              + String.join(", ", missing));
    }
  }

  private static String required(Parameters common, String name) {
    String value = asCall(common, name);
    return value == null ? "" : value;
  }

  private static @Nullable String asCall(Parameters common, String name) {
    try {
      return common.text(name);
    } catch (LegacyException e) {
      throw e.at(LegacyException.Place.CALL);
    }
  }

  private static Stream<String> stringsToSign(LegacyCall call) {
    String version = required(call.common(), SIGNATURE_VERSION).trim();
    return switch (version) {
      case "", "0" -> versionZero(call);
      case "1" -> Stream.of(Signatures.versionOne(call.common().all()));
      default ->
          throw LegacyException.ofCall(
              LegacyErrorCode.NOT_AUTHORIZED,
              "SignatureVersion "
                  + Shortened.text(version)
                  + " is not one of this API; use none, 0 or 1");
    };
  }

  /** Also with three digits of fraction: .NET signs {@code .770Z} and sends {@code .77Z}. */
  private static Stream<String> versionZero(LegacyCall call) {
    String timestamp = required(call.common(), TIMESTAMP);
    Matcher shortFraction = SHORT_FRACTION.matcher(timestamp);
    Stream<String> padded = Stream.empty();
    if (shortFraction.matches()) {
      int digits = shortFraction.group(1).length() - shortFraction.group(1).lastIndexOf('.') - 1;
      String zone = shortFraction.group(2) == null ? "" : shortFraction.group(2);
      padded = Stream.of(shortFraction.group(1) + "0".repeat(3 - digits) + zone);
    }
    return Stream.concat(Stream.of(timestamp, timestamp.trim()).distinct(), padded)
        .map(time -> Signatures.versionZero(call.operation(), time));
  }

  private void requireRecent(String timestamp) {
    Instant now = clock.instant();
    Instant signed = instantOf(timestamp);
    if (Duration.between(signed, now).abs().compareTo(clockSkew) > 0) {
      throw LegacyException.ofCall(
          LegacyErrorCode.BAD_CLAIMS,
          "The Timestamp "
              + Shortened.text(timestamp)
              + " is more than "
              + clockSkew.toSeconds()
              + " seconds from the time of this server, "
              + now
              + "; check the clock");
    }
  }

  private static Instant instantOf(String timestamp) {
    try {
      TemporalAccessor time =
          DateTimeFormatter.ISO_DATE_TIME.parseBest(
              timestamp, OffsetDateTime::from, LocalDateTime::from);
      return time instanceof LocalDateTime local
          ? local.toInstant(ZoneOffset.UTC)
          : OffsetDateTime.from(time).toInstant();
    } catch (DateTimeParseException e) {
      throw LegacyException.ofCall(
          LegacyErrorCode.BAD_CLAIMS,
          "The Timestamp \""
              + Shortened.text(timestamp)
              + "\" is not a time such as 2014-08-15T12:34:56Z");
    }
  }
}
