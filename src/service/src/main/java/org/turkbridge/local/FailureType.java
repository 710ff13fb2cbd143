package org.turkbridge.local;

/**
 * The exceptions of the current API's wire: the two that its model names, the one that it does not
 * name but answers (recorded), and those that every AWS service with a JSON protocol may answer.
 */
enum FailureType {
  /** The call is wrong for the state of things; carries a TurkErrorCode. */
  REQUEST_ERROR("RequestError", 400),
  /**
   * A value that is well-formed but not taken; carries a TurkErrorCode and names the member. What
   * breaks a constraint of the model never gets that far: it is a {@link #VALIDATION}.
   */
  PARAMETER_VALIDATION("ParameterValidationError", 400),
  /** Not the caller's fault; carries a TurkErrorCode. */
  SERVICE_FAULT("ServiceFault", 500),
  /** There is no memory left for the page that was asked for. */
  UNAVAILABLE("ServiceUnavailable", 503),
  VALIDATION("ValidationException", 400),
  SERIALIZATION("SerializationException", 400),
  UNKNOWN_OPERATION("UnknownOperationException", 400),
  NOT_FOUND("UnknownOperationException", 404),
  METHOD_NOT_ALLOWED("UnknownOperationException", 405),
  MISSING_AUTHENTICATION_TOKEN("MissingAuthenticationTokenException", 400),
  INCOMPLETE_SIGNATURE("IncompleteSignatureException", 400),
  UNRECOGNIZED_CLIENT("UnrecognizedClientException", 400),
  INVALID_SIGNATURE("InvalidSignatureException", 400);

  private final String wireName;
  private final int status;

  FailureType(String wireName, int status) {
    this.wireName = wireName;
    this.status = status;
  }

  /** As {@code __type} says it. */
  String wireName() {
    return wireName;
  }

  /** The HTTP status. */
  int status() {
    return status;
  }
}
