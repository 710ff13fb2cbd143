package org.turkbridge.legacy;

/**
 * How an answer is wrapped: as the call was.
 *
 * @param transport REST or SOAP
 * @param version the API version of the caller
 * @param namespace of a SOAP answer's payload: the caller's own, even where the version is not
 *     known
 */
public record Envelope(Transport transport, ApiVersion version, String namespace) {
  static Envelope rest(ApiVersion version) {
    return new Envelope(Transport.REST, version, version.namespace());
  }

  static Envelope soap(ApiVersion version) {
    return new Envelope(Transport.SOAP, version, version.namespace());
  }
}
