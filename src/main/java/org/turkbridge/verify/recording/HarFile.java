package org.turkbridge.verify.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.turkbridge.legacy.WsdlDocuments;
import org.turkbridge.verify.json.JsonFaults;
import org.turkbridge.verify.json.JsonTree;

/** Reads calls out of a HAR file (HTTP Archive 1.2), as browsers and proxies write it. */
final class HarFile {
  private static final String CURRENT_TARGET = "MTurkRequesterServiceV20170117.";

  private final Path file;
  private final List<StoredRecording> calls;
  private final List<String> skipped;

  private HarFile(Path file, List<StoredRecording> calls, List<String> skipped) {
    this.file = file;
    this.calls = calls;
    this.skipped = skipped;
  }

  static void read(Path file, byte[] content, List<StoredRecording> calls, List<String> skipped) {
    try {
      Object har = JsonTree.read(withoutMark(content));
      Optional<Object> entries =
          JsonTree.member(har, "log").flatMap(log -> JsonTree.member(log, "entries"));
      if (entries.filter(List.class::isInstance).isEmpty()) {
        calls.add(StoredRecording.broken(file, 1, "no HAR file: it has no log.entries"));
        return;
      }
      new HarFile(file, calls, skipped).entries((List<?>) entries.get());
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      calls.add(StoredRecording.broken(file, line, "not JSON: " + JsonFaults.text(e)));
    }
  }

  private static byte[] withoutMark(byte[] content) {
    boolean marked = content.length >= 3 && content[0] == (byte) 0xEF && content[1] == (byte) 0xBB;
    return marked ? java.util.Arrays.copyOfRange(content, 3, content.length) : content;
  }

  private void entries(List<?> entries) {
    int number = 0;
    for (Object entry : entries) {
      String place = "entry " + ++number;
      try {
        calls.add(StoredRecording.of(file, place, Redaction.of(call(entry))));
      } catch (NoCallException e) {
        skipped.add(file + ", " + place + ": " + e.getMessage());
      }
    }
  }

  private static Recording call(Object entry) throws NoCallException {
    Object request = JsonTree.member(entry, "request").orElse(JsonTree.NULL);
    URI url = url(JsonTree.text(request, "url").orElse(""));
    String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
    String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    List<Header> headers = headers(request);
    Object post = JsonTree.member(request, "postData").orElse(JsonTree.NULL);
    RecordedRequest sent =
        new RecordedRequest(
            JsonTree.text(request, "method").orElse("").toUpperCase(Locale.ROOT),
            path + query,
            headers,
            body(post, contentType(headers)));
    Api api =
        api(sent)
            .orElseThrow(
                () -> new NoCallException(withoutQuery(url) + " is no call of either API"));
    Object response = JsonTree.member(entry, "response").orElse(JsonTree.NULL);
    int status =
        JsonTree.member(response, "status")
            .filter(java.math.BigDecimal.class::isInstance)
            .map(number -> ((java.math.BigDecimal) number).intValue())
            .orElse(0);
    if (status < 200 || status > 599) {
      throw new NoCallException(withoutQuery(url) + " has no answer");
    }
    List<Header> answerHeaders = headers(response);
    Object content = JsonTree.member(response, "content").orElse(JsonTree.NULL);
    return new Recording(
        api,
        sent,
        new RecordedAnswer(status, answerHeaders, body(content, contentType(answerHeaders))));
  }

  /** What the address says beyond the path may be a signature. */
  private static String withoutQuery(URI url) {
    return url.getScheme() + "://" + url.getHost() + url.getRawPath();
  }

  private static URI url(String url) throws NoCallException {
    try {
      URI uri = URI.create(url);
      if (uri.getRawPath() != null) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // Said below, without the address.
    }
    throw new NoCallException("its address cannot be read");
  }

  private static Optional<Api> api(RecordedRequest request) {
    if (request.header(Recording.TARGET).filter(to -> to.startsWith(CURRENT_TARGET)).isPresent()) {
      return Optional.of(Api.CURRENT);
    }
    boolean ofLegacy =
        WsdlDocuments.API_PATHS.contains(request.wire().path())
            && !Recording.legacyOperation(request).isEmpty();
    return ofLegacy ? Optional.of(Api.LEGACY) : Optional.empty();
  }

  private static List<Header> headers(Object message) {
    return JsonTree.items(message, "headers").stream()
        .map(
            header ->
                new Header(
                    JsonTree.text(header, "name").orElse(""),
                    JsonTree.text(header, "value").orElse("")))
        .filter(header -> !header.name().isEmpty())
        .toList();
  }

  private static String contentType(List<Header> headers) {
    return headers.stream()
        .filter(header -> header.is("Content-Type"))
        .map(Header::value)
        .findFirst()
        .orElse("");
  }

  private static byte[] body(Object content, String contentType) throws NoCallException {
    Optional<String> text = JsonTree.text(content, "text");
    if (text.isEmpty()) {
      return form(content).getBytes(StandardCharsets.UTF_8);
    }
    if (JsonTree.text(content, "encoding").filter("base64"::equals).isPresent()) {
      try {
        return Base64.getMimeDecoder().decode(text.get());
      } catch (IllegalArgumentException e) {
        throw new NoCallException("its body is said to be Base64 and is not");
      }
    }
    // The text was decoded by who wrote the file, as the header says.
    return text.get().getBytes(BodyText.named(contentType).orElse(StandardCharsets.UTF_8));
  }

  private static String form(Object content) {
    return JsonTree.items(content, "params").stream()
        .map(
            each ->
                encoded(JsonTree.text(each, "name").orElse(""))
                    + "="
                    + encoded(JsonTree.text(each, "value").orElse("")))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** An entry that is left out, with the reason. */
  private static final class NoCallException extends Exception {
    private static final long serialVersionUID = 1L;

    NoCallException(String message) {
      super(message);
    }
  }
}
