package org.turkbridge.local;

import org.jspecify.annotations.Nullable;

/** A call that is answered with an error. The message is for the caller. */
final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final FailureType type;
  private final @Nullable String turkErrorCode;

  Failure(FailureType type, String message) {
    this(type, null, message);
  }

  private Failure(FailureType type, @Nullable String turkErrorCode, String message) {
    // An answer like any other: the stack says nothing.
    super(message, null, false, false);
    this.type = type;
    this.turkErrorCode = turkErrorCode;
  }

  /**
   * A RequestError.
   *
   * @param code the TurkErrorCode without its {@code AWS.MechanicalTurk.}
   */
  static Failure requestError(String code, String message) {
    return new Failure(FailureType.REQUEST_ERROR, "AWS.MechanicalTurk." + code, message);
  }

  /** A RequestError for a value that the operation does not take. */
  static Failure invalidValue(String message) {
    return requestError("InvalidParameterValue", message);
  }

  /** A RequestError for a number outside its range. */
  static Failure outOfRange(String message) {
    return new Failure(FailureType.REQUEST_ERROR, "AWS.ParameterOutOfRange", message);
  }

  /** A ServiceFault: what went wrong inside is for the log, not for the caller. */
  static Failure serviceFault(String requestId) {
    return new Failure(
        FailureType.SERVICE_FAULT,
        "AWS.ServiceUnavailable",
        "The embedded service failed to answer: its log says why at request id "
            + requestId
            + ". Try again.");
  }

  FailureType type() {
    return type;
  }

  /** Null for what is not in the API's own model. */
  @Nullable String turkErrorCode() {
    return turkErrorCode;
  }

  /** The most telling of its codes. */
  String code() {
    return turkErrorCode == null ? type.wireName() : turkErrorCode;
  }
}
