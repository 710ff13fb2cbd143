package org.turkbridge.verify.recording;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.turkbridge.legacy.WireRequest;

/**
 * The request of a call.
 *
 * @param method in upper case
 * @param target path and query as sent; never holds white space
 * @param headers those that matter
 * @param body empty if there is none
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
public record RecordedRequest(String method, String target, List<Header> headers, byte[] body) {
  private static final Pattern NOT_VISIBLE = Pattern.compile("[^!-~]+");

  public RecordedRequest {
    headers = List.copyOf(headers);
  }

  /** A target as a request line can hold it: white space and what is not ASCII percent-encoded. */
  public static String visible(String target) {
    return NOT_VISIBLE
        .matcher(target)
        .replaceAll(found -> URLEncoder.encode(found.group(), StandardCharsets.UTF_8));
  }

  /** The first header of that name, in any case. */
  public Optional<String> header(String name) {
    return headers.stream().filter(header -> header.is(name)).map(Header::value).findFirst();
  }

  /** Whether the body was not written, as nothing could tell what in it is secret. */
  public boolean isBodyRemoved() {
    return Arrays.equals(body, Redaction.removedBody());
  }

  /** The same with another target and body. */
  public RecordedRequest with(String otherTarget, byte[] otherBody) {
    return new RecordedRequest(method, otherTarget, headers, otherBody);
  }

  /** As the envelopes of the legacy API are read. */
  public WireRequest wire() {
    int mark = target.indexOf('?');
    @Nullable String query = mark < 0 ? null : target.substring(mark + 1);
    String path = mark < 0 ? target : target.substring(0, mark);
    return new WireRequest(method, path, query, header("Content-Type").orElse(null), body);
  }
}
