package org.turkbridge.local;

import org.jspecify.annotations.Nullable;
import org.turkbridge.local.store.StoreException;

/** A call that is answered with an error. The message is for the caller. */
final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final FailureType type;
  private final @Nullable String turkErrorCode;
  private final @Nullable String parameter;

  Failure(FailureType type, String message) {
    this(type, null, null, message);
  }

  private Failure(
      FailureType type,
      @Nullable String turkErrorCode,
      @Nullable String parameter,
      String message) {
    // An answer like any other: the stack says nothing.
    super(message, null, false, false);
    this.type = type;
    this.turkErrorCode = turkErrorCode;
    this.parameter = parameter;
  }

  /**
   * A RequestError: the call does not fit the state of things.
   *
   * @param code the TurkErrorCode without its {@code AWS.MechanicalTurk.}
   */
  static Failure requestError(String code, String message) {
    return new Failure(FailureType.REQUEST_ERROR, "AWS.MechanicalTurk." + code, null, message);
  }

  /**
   * A ParameterValidationError for a document that is not one of its kind.
   *
   * @param parameter the member that holds it
   * @param details what is wrong, and where
   */
  static Failure xmlParseError(String parameter, String details) {
    return ofParameter(
        parameter,
        "AWS.MechanicalTurk.XMLParseError",
        "There was an error parsing the XML question or answer data in your request. Please make"
            + " sure the data is well-formed and validates against the appropriate schema. Details: "
            + details);
  }

  /**
   * A ParameterValidationError for a document with XHTML in it that is not allowed there.
   *
   * @param parameter the member that holds the document
   * @param details what is wrong, and where
   */
  static Failure xhtmlParseError(String parameter, String details) {
    return ofParameter(
        parameter,
        "AWS.MechanicalTurk.XHTMLParseError",
        "There was an error parsing the XHTML data in your request. Please make sure the data is"
            + " well-formed and validates against the appropriate schema. Details: "
            + details);
  }

  /**
   * A ParameterValidationError for a value that the operation does not take.
   *
   * @param parameter the member that has it
   */
  static Failure invalidValue(String parameter, String message) {
    return ofParameter(parameter, "AWS.MechanicalTurk.InvalidParameterValue", message);
  }

  /**
   * A ParameterValidationError for a number outside its range.
   *
   * @param parameter the member that has it
   */
  static Failure outOfRange(String parameter, String message) {
    return ofParameter(parameter, "AWS.ParameterOutOfRange", message);
  }

  private static Failure ofParameter(String parameter, String turkErrorCode, String message) {
    return new Failure(FailureType.PARAMETER_VALIDATION, turkErrorCode, parameter, message);
  }

  /** A ServiceFault: what went wrong inside is for the log, not for the caller. */
  static Failure serviceFault(String requestId) {
    return new Failure(
        FailureType.SERVICE_FAULT,
        "AWS.ServiceUnavailable",
        null,
        "The embedded service failed to answer: its log says why at request id "
            + requestId
            + ". Try again.");
  }

  /** A ServiceFault that the operator can mend, and the caller may know. */
  static Failure serviceFault(StoreException reason) {
    return new Failure(
        FailureType.SERVICE_FAULT,
        "AWS.ServiceUnavailable",
        null,
        reason.getMessage() + (reason.isUndone() ? " Nothing was changed." : ""));
  }

  FailureType type() {
    return type;
  }

  /** Null for what is not in the API's own model. */
  @Nullable String turkErrorCode() {
    return turkErrorCode;
  }

  /** The member of the request that is wrong; null where it is not one. */
  @Nullable String parameter() {
    return parameter;
  }

  /** The most telling of its codes. */
  String code() {
    return turkErrorCode == null ? type.wireName() : turkErrorCode;
  }
}
