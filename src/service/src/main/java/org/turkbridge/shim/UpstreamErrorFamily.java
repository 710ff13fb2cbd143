package org.turkbridge.shim;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.turkbridge.legacy.LegacyErrorCode;
import org.turkbridge.legacy.LegacyException.Place;

/**
 * Errors of the current API and of AWS's JSON 1.1 protocol that have one legacy face, unless the
 * answer brings a TurkErrorCode. The type says which; where it is not listed, the status. The names
 * are those of the API's model, of AWS's common errors, and of the lists by which AWS's SDKs retry.
 */
enum UpstreamErrorFamily {
  /** Too many calls: not done, and worth another try. */
  THROTTLING(
      LegacyErrorCode.THROTTLED,
      Place.OUTAGE,
      Set.of(429),
      "BandwidthLimitExceeded",
      "EC2Throttled",
      "LimitExceeded",
      "PriorRequestNotComplete",
      "ProvisionedThroughputExceeded",
      "RequestLimitExceeded",
      "RequestThrottled",
      "SlowDown",
      "Throttled",
      "Throttling",
      "TooManyRequests",
      "TransactionInProgress"),

  /** Not there at the moment: not done, and worth another try. */
  UNAVAILABILITY(LegacyErrorCode.THROTTLED, Place.OUTAGE, Set.of(503), "ServiceUnavailable"),

  /** Something broke on the way; whether the call was done is not known. */
  FAILURE(
      LegacyErrorCode.SERVICE_UNAVAILABLE,
      Place.CALL,
      Set.of(408),
      "InternalError",
      "InternalFailure",
      "InternalServer",
      "InternalService",
      "RequestAborted",
      "RequestTimeout",
      "ServiceFault"),

  /** The key, its rights, or the signature made with it. */
  AUTHORIZATION(
      LegacyErrorCode.NOT_AUTHORIZED,
      Place.CALL,
      Set.of(401, 403, 407),
      "AccessDenied",
      "AuthFailure",
      "ExpiredToken",
      "Forbidden",
      "IncompleteSignature",
      "InvalidAccessKeyId",
      "InvalidClientTokenId",
      "InvalidSignature",
      "InvalidToken",
      "MissingAuthenticationToken",
      "NotAuthorized",
      "OptInRequired",
      "SignatureDoesNotMatch",
      "SubscriptionRequired",
      "Unauthorized",
      "UnauthorizedOperation",
      "UnrecognizedClient"),

  /** The signature is right, its time is not. */
  CLAIMED_TIME(
      LegacyErrorCode.BAD_CLAIMS,
      Place.CALL,
      Set.of(),
      "RequestExpired",
      "RequestInTheFuture",
      "RequestTimeTooSkewed"),

  /** An operation that the service does not have. */
  OPERATION(
      LegacyErrorCode.INVALID_OPERATION,
      Place.CALL,
      Set.of(501),
      "InvalidAction",
      "MissingAction",
      "UnknownOperation",
      "UnsupportedOperation"),

  /** The request as such, below what its operation asks; any other type with HTTP 4xx. */
  REQUEST(
      LegacyErrorCode.INVALID_REQUEST,
      Place.CALL,
      Set.of(413, 414, 431),
      "MalformedHttpRequest",
      "RequestEntityTooLarge",
      "RequestHeaderSectionTooLarge",
      "RequestUriTooLong"),

  /** A parameter that is not there. */
  ABSENT_PARAMETER(
      LegacyErrorCode.MISSING_PARAMETERS,
      Place.RESULT,
      Set.of(),
      "MissingParameter",
      "MissingRequiredParameter"),

  /** What the request names is not there, or not in the state for it; the text says which. */
  REFUSAL(
      LegacyErrorCode.INVALID_PARAMETER_VALUE,
      Place.RESULT,
      Set.of(),
      "Conflict",
      "RequestError",
      "ResourceNotFound"),

  /** A value that is not taken. */
  VALUE(
      LegacyErrorCode.INVALID_PARAMETER_VALUE,
      Place.RESULT,
      Set.of(),
      "BadRequest",
      "InvalidArgument",
      "InvalidInput",
      "InvalidParameter",
      "InvalidParameterCombination",
      "InvalidParameterValue",
      "InvalidQueryParameter",
      "InvalidRequest",
      "MalformedQueryString",
      "ParameterOutOfRange",
      "ParameterValidation",
      "Serialization",
      "Validation");

  private static final List<String> SUFFIXES = List.of("Exception", "Error");

  private final LegacyErrorCode code;
  private final Place place;

  @SuppressWarnings("ImmutableEnumChecker")
  private final Set<Integer> statuses;

  @SuppressWarnings("ImmutableEnumChecker")
  private final Set<String> types;

  /**
   * @param statuses of HTTP that stand for the family where the answer names no listed type
   * @param types without the {@code Exception} or {@code Error} that services write after some of
   *     them, unless they are not clear without it
   */
  UpstreamErrorFamily(LegacyErrorCode code, Place place, Set<Integer> statuses, String... types) {
    this.code = code;
    this.place = place;
    this.statuses = statuses;
    this.types = Set.of(types);
  }

  /**
   * The family of an answer. Of one that is not listed, {@link #REQUEST} where a service of the API
   * refuses the call, else {@link #FAILURE}.
   */
  static UpstreamErrorFamily of(ServiceError error) {
    return error
        .type()
        .flatMap(type -> first(member -> member.has(type)))
        .or(() -> first(member -> member.statuses.contains(error.status())))
        .orElse(error.type().isPresent() && error.isRefused() ? REQUEST : FAILURE);
  }

  private static Optional<UpstreamErrorFamily> first(Predicate<UpstreamErrorFamily> wanted) {
    return Arrays.stream(values()).filter(wanted).findFirst();
  }

  private boolean has(String type) {
    return types.contains(type)
        || SUFFIXES.stream()
            .anyMatch(
                suffix ->
                    type.endsWith(suffix)
                        && has(type.substring(0, type.length() - suffix.length())));
  }

  LegacyErrorCode code() {
    return code;
  }

  Place place() {
    return place;
  }
}
