package org.turkbridge.legacy;

/**
 * An HTTP answer.
 *
 * @param status HTTP status
 * @param contentType the header
 * @param body the bytes of the answer
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
public record WireResponse(int status, String contentType, byte[] body) {
  /** The old service's own type was never recorded; no client looks at it. */
  public static final String XML = "text/xml;charset=UTF-8";

  /** An XML answer. */
  public static WireResponse xml(int status, byte[] body) {
    return new WireResponse(status, XML, body);
  }
}
