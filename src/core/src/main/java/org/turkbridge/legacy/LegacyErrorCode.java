package org.turkbridge.legacy;

/** The error codes that this side makes itself; those of the current API pass as they are. */
public enum LegacyErrorCode {
  /** An access key that is not known, or a way of signing that is none of this API. */
  NOT_AUTHORIZED("AWS.NotAuthorized"),
  /** Wrong signature; or the signed time is too far from now, or is none. */
  BAD_CLAIMS("AWS.BadClaimsSupplied"),
  /** A required parameter is absent. */
  MISSING_PARAMETERS("AWS.MissingParameters"),
  /** A number outside its range. */
  PARAMETER_OUT_OF_RANGE("AWS.ParameterOutOfRange"),
  /** A value that cannot be read, or is not one of those allowed. */
  INVALID_PARAMETER_VALUE("AWS.MechanicalTurk.InvalidParameterValue"),
  /** An operation that does not exist or is not answered here. No original code is on record. */
  INVALID_OPERATION("AWS.InvalidOperationParameter"),
  /** The request is not one of this API: wrong path, method, size or encoding. */
  INVALID_REQUEST("AWS.InvalidRequest"),
  /** The service behind the bridge failed, did not answer or could not be reached. */
  SERVICE_UNAVAILABLE("AWS.ServiceUnavailable"),
  /** Throttled: the one code that old clients retry. */
  THROTTLED("ServiceUnavailable"),
  /** A fault of the bridge itself. */
  INTERNAL_ERROR("AWS.InternalError");

  private final String code;

  LegacyErrorCode(String code) {
    this.code = code;
  }

  /** The code on the wire. */
  public String code() {
    return code;
  }
}
