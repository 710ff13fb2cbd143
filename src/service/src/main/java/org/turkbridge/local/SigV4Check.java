package org.turkbridge.local;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.turkbridge.requester.Requester;
import org.turkbridge.requester.Requesters;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.regions.Region;

/** Believes a call whose Signature Version 4 is right, for this service and not too old. */
final class SigV4Check extends CallerCheck {
  private static final String SERVICE = "mturk-requester";
  private static final String TERMINATOR = "aws4_request";
  private static final String OF_AWS = "x-amz-";
  private static final String DATE = "X-Amz-Date";
  private static final List<String> ONCE =
      List.of("Authorization", "Host", DATE, "X-Amz-Target", "X-Amz-Security-Token");
  private static final DateTimeFormatter BASIC_DATE_TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final Requesters requesters;
  private final Duration skew;
  private final InstantSource clock;
  private final SignatureVersion4 signer = new SignatureVersion4();

  SigV4Check(Requesters requesters, Duration skew, InstantSource clock) {
    this.requesters = requesters;
    this.skew = skew;
    this.clock = clock;
  }

  @Override
  Caller identify(Optional<Authorization> authorization, SdkHttpFullRequest request, byte[] body) {
    Authorization given =
        authorization.orElseThrow(
            () ->
                new Failure(
                    FailureType.MISSING_AUTHENTICATION_TOKEN,
                    "Request is missing Authentication Token"));
    requireSigned(given, request);
    requireOnce(request);
    String dateText = request.firstMatchingHeader(DATE).orElse("");
    Instant date = parseDate(dateText);
    Requester requester =
        requesters
            .byAccessKeyId(given.accessKeyId())
            .orElseThrow(
                () ->
                    new Failure(
                        FailureType.UNRECOGNIZED_CLIENT,
                        "The security token included in the request is invalid: this service has"
                            + " no access key "
                            + given.accessKeyId()
                            + "."));
    requireScope(given, dateText);
    requireCurrent(dateText, date);
    String expected = signer.signature(request, body, given, date, requester.credentials());
    // No signature is over a parameter that has no name.
    boolean isSignedWhole = !request.rawQueryParameters().containsKey("");
    if (!isSignedWhole
        || !MessageDigest.isEqual(
            expected.getBytes(StandardCharsets.UTF_8),
            given.signature().getBytes(StandardCharsets.UTF_8))) {
      throw invalid(
          "The request signature we calculated does not match the signature you provided. Check your"
              + " AWS Secret Access Key and signing method. Consult the service documentation for"
              + " details.");
    }
    return new Caller(requester.name(), requester.accessKeyId());
  }

  /** What could be added to a signed call, or changed in it, without breaking its signature. */
  private static void requireSigned(Authorization given, SdkHttpFullRequest request) {
    requireSigned(given, "host", "'Host' or ':authority'");
    request.headers().keySet().stream()
        .map(name -> name.toLowerCase(Locale.ROOT))
        .filter(name -> name.startsWith(OF_AWS))
        .sorted()
        .forEach(name -> requireSigned(given, name, "'" + name + "'"));
  }

  private static void requireSigned(Authorization given, String header, String named) {
    if (!given.signedHeaders().contains(header)) {
      throw invalid(named + " must be a 'SignedHeader' in the AWS Authorization.");
    }
  }

  /** Of two the signature may be over the one, and what is done by the other. */
  private static void requireOnce(SdkHttpFullRequest request) {
    for (String name : ONCE) {
      if (request.matchingHeaders(name).size() > 1) {
        throw new Failure(
            FailureType.INCOMPLETE_SIGNATURE,
            "The request has more than one header '" + name + "'.");
      }
    }
  }

  private static Instant parseDate(String text) {
    try {
      return BASIC_DATE_TIME.parse(text, Instant::from);
    } catch (DateTimeException e) {
      throw new Failure(
          FailureType.INCOMPLETE_SIGNATURE,
          "X-Amz-Date must be in ISO-8601 'basic format', such as 20170117T000000Z. Got '"
              + text
              + "'.");
    }
  }

  private static void requireScope(Authorization given, String date) {
    if (!given.service().equals(SERVICE)) {
      throw invalid("Credential should be scoped to correct service: '" + SERVICE + "'.");
    }
    // The SDK keeps every region it was ever asked for: a name that anybody can make up must not
    // get that far.
    if (Region.regions().stream().noneMatch(region -> region.id().equals(given.region()))) {
      throw invalid(
          "Credential should be scoped to a region of AWS, such as us-east-1, not '"
              + given.region()
              + "'.");
    }
    if (!given.terminator().equals(TERMINATOR)) {
      throw invalid(
          "Credential should be scoped with a valid terminator: '"
              + TERMINATOR
              + "', not '"
              + given.terminator()
              + "'.");
    }
    if (!date.startsWith(given.scopeDate())) {
      throw invalid(
          "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '"
              + given.scopeDate()
              + "' != '"
              + date.substring(0, 8)
              + "', from '"
              + date
              + "'.");
    }
  }

  private void requireCurrent(String text, Instant date) {
    Instant now = clock.instant();
    if (date.isBefore(now.minus(skew))) {
      throw invalid(
          String.format(
              "Signature expired: %s is now earlier than %s (%s - %d s)",
              text, print(now.minus(skew)), print(now), skew.toSeconds()));
    }
    if (date.isAfter(now.plus(skew))) {
      throw invalid(
          String.format(
              "Signature not yet current: %s is still later than %s (%s + %d s)",
              text, print(now.plus(skew)), print(now), skew.toSeconds()));
    }
  }

  private static String print(Instant time) {
    return BASIC_DATE_TIME.format(time);
  }

  private static Failure invalid(String message) {
    return new Failure(FailureType.INVALID_SIGNATURE, message);
  }
}
