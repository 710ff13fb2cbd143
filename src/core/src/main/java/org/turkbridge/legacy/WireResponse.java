package org.turkbridge.legacy;

import java.util.List;
import org.turkbridge.memory.ByteSegments;

/**
 * An HTTP answer.
 *
 * @param status HTTP status
 * @param contentType the header
 * @param segments the bytes of the answer, one after the other
 */
public record WireResponse(int status, String contentType, List<byte[]> segments) {
  /** The old service's own type was never recorded; no client looks at it. */
  public static final String XML = "text/xml;charset=UTF-8";

  /** One of a single piece. */
  public WireResponse(int status, String contentType, byte[] body) {
    this(status, contentType, List.of(body));
  }

  /** An XML answer. */
  public static WireResponse xml(int status, List<byte[]> segments) {
    return new WireResponse(status, XML, segments);
  }

  /** All bytes of the answer in one array. */
  public byte[] body() {
    return ByteSegments.joined(segments);
  }
}
