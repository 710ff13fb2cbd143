package org.turkbridge.legacy;

/** A call that fails, with the error its caller is sent. */
public final class LegacyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Where the answer carries the error, which decides what old clients make of it. */
  public enum Place {
    /** {@code OperationRequest/Errors}: before the operation ran; there is no result. */
    CALL,
    /** {@code Request/Errors} of the one result that failed. */
    RESULT,
    /** The whole call, as an outage: HTTP 503, which old clients retry. */
    OUTAGE,
    /** A SOAP Fault with the local code {@code Client}: the message could not be read. */
    MALFORMED,
    /** A SOAP Fault with the local code {@code VersionMismatch}. */
    SOAP_VERSION
  }

  private final String code;
  private final Place place;

  public LegacyException(String code, String message, Place place) {
    super(message);
    this.code = code;
    this.place = place;
  }

  /** The call failed before its operation ran. */
  public static LegacyException ofCall(LegacyErrorCode code, String message) {
    return new LegacyException(code.code(), message, Place.CALL);
  }

  /** One Request of the call failed. */
  public static LegacyException ofResult(LegacyErrorCode code, String message) {
    return new LegacyException(code.code(), message, Place.RESULT);
  }

  /** The message cannot be read as one of this API. */
  static LegacyException malformed(String message) {
    return new LegacyException(LegacyErrorCode.INVALID_REQUEST.code(), message, Place.MALFORMED);
  }

  /** The same error, to be answered elsewhere. */
  LegacyException at(Place elsewhere) {
    return new LegacyException(code, text(), elsewhere);
  }

  public String code() {
    return code;
  }

  public Place place() {
    return place;
  }

  /** The message, which every exception of this kind has. */
  public String text() {
    String message = getMessage();
    return message == null ? code : message;
  }
}
