package org.turkbridge.local;

/** A worker's request that is not taken. The message names the cause and the remedy. */
public final class WorkerRequestException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;

  WorkerRequestException(Failure failure) {
    super(failure.getMessage(), failure);
    this.code = failure.code();
  }

  /**
   * The error code of the API, such as {@code
   * AWS.MechanicalTurk.QualificationTypeDoesNotAllowRetake}.
   */
  public String code() {
    return code;
  }
}
