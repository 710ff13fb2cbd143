package org.turkbridge.http;

/** What may happen to a call instead of its answer. The call does nothing then. */
public enum Fault {
  /**
   * Legacy: HTTP 503 and the code {@code ServiceUnavailable}, which old clients retry. Current:
   * HTTP 400 and {@code ThrottlingException}.
   */
  THROTTLED,
  /**
   * HTTP 500. Legacy: the code {@code AWS.InternalError}, in SOAP a Fault. Current: {@code
   * ServiceFault}.
   */
  SERVER_ERROR,
  /** The call is taken and never answered; its connection stays open. */
  TIMED_OUT,
  /** The connection is closed without a byte of an answer. */
  DROPPED
}
