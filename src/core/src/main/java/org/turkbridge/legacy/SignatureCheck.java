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
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
  private static final String SIGNATURE = Signatures.SIGNATURE;
  private static final String SIGNATURE_VERSION = "SignatureVersion";
  private static final Set<String> VERSIONS = Set.of("", "0", "1");

  /** Keys of the data in recorded errors. */
  private static final String STRING_TO_SIGN = "StringToSign";

  private static final String SYSTEM_TIME = "SystemTime";

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
    CommonParameters common = call.common();
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
    requireKnownVersion(call, secret);
    boolean signed =
        stringsToSign(call)
            .map(text -> Signatures.sign(secret, text).getBytes(StandardCharsets.UTF_8))
            .anyMatch(expected -> MessageDigest.isEqual(expected, sent));
    if (!signed) {
      throw badSignature(stringToSign(call, isVersionOne(call), secret));
    }
    requireRecent(required(common, TIMESTAMP).trim());
    return requester.get();
  }

  private static void requireAll(CommonParameters common) {
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

  private static String required(CommonParameters common, String name) {
    String value = asCall(common, name);
    return value == null ? "" : value;
  }

  private static @Nullable String asCall(CommonParameters common, String name) {
    try {
      return common.text(name);
    } catch (LegacyException e) {
      throw e.at(LegacyException.Place.CALL);
    }
  }

  private static String signatureVersion(LegacyCall call) {
    return required(call.common(), SIGNATURE_VERSION).trim();
  }

  private static boolean isVersionOne(LegacyCall call) {
    return signatureVersion(call).equals("1");
  }

  private static void requireKnownVersion(LegacyCall call, String secret) {
    String version = signatureVersion(call);
    if (!VERSIONS.contains(version)) {
      StringToSign zero = stringToSign(call, false, secret);
      throw new LegacyException(
          LegacyErrorCode.NOT_AUTHORIZED.code(),
          "SignatureVersion "
              + Shortened.text(version.replace(secret, StringToSign.NOT_SHOWN))
              + " is not one of this API; use none, 0 or 1. With none, HMAC-SHA1 signs: "
              + zero.text()
              + zero.note(),
          LegacyException.Place.CALL,
          List.of(new LegacyException.Data(STRING_TO_SIGN, zero.text())));
    }
  }

  private static StringToSign stringToSign(LegacyCall call, boolean all, String secret) {
    return StringToSign.of(call, required(call.common(), TIMESTAMP), all, secret);
  }

  /** In the words, and with the data, of recorded answers of the old service. */
  private LegacyException badSignature(StringToSign wanted) {
    return badClaims(
        "The specified claims are invalid.   Based on your request, your signature should be"
            + " generated using the following string: "
            + wanted.text()
            + "."
            + wanted.note()
            + "  Check that it is signed with the secret access key of this AWSAccessKeyId."
            + "  Check to make sure your system clock and timezone is not incorrect.  Our current"
            + " system time: "
            + systemTime()
            + ". ",
        new LegacyException.Data(STRING_TO_SIGN, wanted.text()));
  }

  private LegacyException badClaims(String message, LegacyException.Data... first) {
    List<LegacyException.Data> data = new ArrayList<>(List.of(first));
    data.add(new LegacyException.Data(SYSTEM_TIME, systemTime()));
    return new LegacyException(
        LegacyErrorCode.BAD_CLAIMS.code(), message, LegacyException.Place.CALL, data);
  }

  private String systemTime() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static Stream<String> stringsToSign(LegacyCall call) {
    return isVersionOne(call)
        ? Stream.of(Signatures.versionOne(call.common().all()))
        : versionZero(call);
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
    Duration behind = Duration.between(signed, now);
    if (behind.abs().compareTo(clockSkew) > 0) {
      throw badClaims(
          "The Timestamp "
              + Shortened.text(timestamp)
              + " is "
              + behind.abs().toSeconds()
              + (behind.isNegative() ? " seconds ahead of" : " seconds behind")
              + " the time of this server, "
              + systemTime()
              + "; at most "
              + clockSkew.toSeconds()
              + " seconds are taken. Check the clock of your system, and that the time is UTC or"
              + " names its zone");
    }
  }

  private Instant instantOf(String timestamp) {
    try {
      TemporalAccessor time =
          DateTimeFormatter.ISO_DATE_TIME.parseBest(
              timestamp, OffsetDateTime::from, LocalDateTime::from);
      return time instanceof LocalDateTime local
          ? local.toInstant(ZoneOffset.UTC)
          : OffsetDateTime.from(time).toInstant();
    } catch (DateTimeParseException e) {
      throw badClaims(
          "The Timestamp \""
              + Shortened.text(timestamp)
              + "\" is not a time such as that of this server, "
              + systemTime());
    }
  }
}
