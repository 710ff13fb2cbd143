package org.turkbridge.shim;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.turkbridge.legacy.LegacyErrorCode;
import org.turkbridge.legacy.LegacyException.Place;

/**
 * Errors of the current API and of AWS's JSON 1.1 protocol that have one legacy face, unless the
 * answer brings a TurkErrorCode. What is in no family is a {@link #FAILURE}. The names are those of
 * the API's model, of AWS's common errors, and of the lists by which AWS's SDKs retry.
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
      Set.of(),
      "InternalError",
      "InternalFailure",
      "InternalServer",
      "InternalServerError",
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

  /** The request as such, below what its operation asks. */
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
      "ParameterValidationError",
      "Serialization",
      "SerializationError",
      "Validation",
      "ValidationError");

  private static final String SUFFIX = "Exception";

  private final LegacyErrorCode code;
  private final Place place;

  @SuppressWarnings("ImmutableEnumChecker")
  private final Set<Integer> statuses;

  @SuppressWarnings("ImmutableEnumChecker")
  private final Set<String> types;

  /**
   * @param statuses of HTTP that stand for the family where the answer names no type
   * @param types without the {@code Exception} that services write after some of them
   */
  UpstreamErrorFamily(LegacyErrorCode code, Place place, Set<Integer> statuses, String... types) {
    this.code = code;
    this.place = place;
    this.statuses = statuses;
    this.types = Set.of(types);
  }

  /** The family of an answer; {@link #FAILURE} for one that is not listed. */
  static UpstreamErrorFamily of(ServiceError error) {
    Optional<UpstreamErrorFamily> family =
        error.type().isPresent()
            ? first(member -> member.has(error.type().get()))
            : first(member -> member.statuses.contains(error.status()));
    return family.orElse(FAILURE);
  }

  private static Optional<UpstreamErrorFamily> first(Predicate<UpstreamErrorFamily> wanted) {
    return Arrays.stream(values()).filter(wanted).findFirst();
  }

  private boolean has(String type) {
    return types.contains(
        type.endsWith(SUFFIX) ? type.substring(0, type.length() - SUFFIX.length()) : type);
  }

  LegacyErrorCode code() {
    return code;
  }

  Place place() {
    return place;
  }
}
