package org.turkbridge.legacy;

/** A message that is not a call, with the envelope its error goes back in. */
public final class EnvelopeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Envelope envelope;
  private final String operation;
  private final LegacyException error;

  EnvelopeException(Envelope envelope, String operation, LegacyException error) {
    super(error);
    this.envelope = envelope;
    this.operation = operation;
    this.error = error;
  }

  /** How to answer. */
  public Envelope envelope() {
    return envelope;
  }

  /** The operation, or empty if the message did not say. */
  public String operation() {
    return operation;
  }

  /** What to answer. */
  public LegacyException error() {
    return error;
  }
}
