package org.turkbridge.legacy;

import java.util.List;

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

  /**
   * What an error says besides its message, for programs.
   *
   * @param key such as {@code StringToSign}
   */
  public record Data(String key, String value) {}

  private final String code;
  private final Place place;
  private final transient List<Data> data;

  public LegacyException(String code, String message, Place place) {
    this(code, message, place, List.of());
  }

  /** An error with data, in the order that they are written; a SOAP Fault has none. */
  public LegacyException(String code, String message, Place place, List<Data> data) {
    super(message);
    this.code = code;
    this.place = place;
    this.data = List.copyOf(data);
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
  public LegacyException at(Place elsewhere) {
    return new LegacyException(code, text(), elsewhere, data);
  }

  /** The same error in other words. */
  public LegacyException saying(String message) {
    return new LegacyException(code, message, place, data);
  }

  public String code() {
    return code;
  }

  public Place place() {
    return place;
  }

  public List<Data> data() {
    return data;
  }

  /** The message without its data, which may hold what the caller's parameters say. */
  public String textWithoutData() {
    String text = text();
    for (Data each : data) {
      text = text.replace(each.value(), "(" + each.key() + ")");
    }
    return text;
  }

  /** The message, which every exception of this kind has. */
  public String text() {
    String message = getMessage();
    return message == null ? code : message;
  }
}
