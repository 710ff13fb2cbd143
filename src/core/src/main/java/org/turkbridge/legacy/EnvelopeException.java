package org.turkbridge.legacy;

/** A message that is not a call, with the envelope its error goes back in. */
public final class EnvelopeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Envelope envelope;
  private final transient ReadSoFar read;
  private final LegacyException error;

  EnvelopeException(Envelope envelope, ReadSoFar read, LegacyException error) {
    super(error);
    this.envelope = envelope;
    this.read = read;
    this.error = error;
  }

  /**
   * What the message said before it could not be read further, as sent.
   *
   * @param operation empty if the message did not say
   * @param version the date of an API version, of one that exists or not, shortened; empty if the
   *     message could not be read so far
   * @param accessKeyId empty if the message did not say
   */
  public record ReadSoFar(String operation, String version, String accessKeyId) {
    static final ReadSoFar NOTHING = new ReadSoFar("", "", "");

    public ReadSoFar {
      version = Shortened.text(version);
    }
  }

  /** How to answer. */
  public Envelope envelope() {
    return envelope;
  }

  /** What to log. */
  public ReadSoFar read() {
    return read;
  }

  /** What to answer. */
  public LegacyException error() {
    return error;
  }
}
