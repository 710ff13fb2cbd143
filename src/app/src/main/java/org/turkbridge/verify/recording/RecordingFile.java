package org.turkbridge.verify.recording;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.turkbridge.http.Api;

/** The text of a recording: the request and the answer as HTTP has them, a line between them. */
final class RecordingFile {
  static final String SEPARATOR = "### answer";

  private static final String FIRST_LINE = "# turkbridge recording 1: ";
  private static final Pattern REQUEST_LINE = Pattern.compile("([A-Z]+) (\\S+) HTTP/1\\.[01]");
  private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] (\\d{3})( .*)?");

  private final List<String> lines;
  private int at;

  private RecordingFile(List<String> lines) {
    this.lines = lines;
  }

  static byte[] write(Recording recording) {
    RecordedRequest request = recording.request();
    StringBuilder text = new StringBuilder();
    text.append(FIRST_LINE).append(recording.api().label()).append('\n');
    text.append(request.method()).append(' ').append(request.target()).append(" HTTP/1.1\n");
    message(request.headers(), request.body(), text);
    text.append(SEPARATOR).append('\n');
    answer(recording.answer(), text);
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The same recording, its request to the letter, with another answer. */
  static byte[] withAnswer(byte[] file, RecordedAnswer answer) throws RecordingException {
    String old = text(file);
    int separator = old.indexOf("\n" + SEPARATOR + "\n");
    if (separator < 0) {
      throw noAnswer(1);
    }
    StringBuilder text = new StringBuilder(old.substring(0, separator));
    text.append('\n').append(SEPARATOR).append('\n');
    answer(answer, text);
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * @throws RecordingException if it is none, naming the line
   */
  static Recording read(byte[] file) throws RecordingException {
    return new RecordingFile(List.of(text(file).split("\n", -1))).recording();
  }

  private static void answer(RecordedAnswer answer, StringBuilder text) {
    text.append("HTTP/1.1 ").append(answer.status()).append('\n');
    message(answer.headers(), answer.body(), text);
  }

  private static void message(List<Header> headers, byte[] body, StringBuilder text) {
    headers.forEach(
        header -> text.append(header.name()).append(": ").append(header.value()).append('\n'));
    if (body.length == 0) {
      text.append('\n');
      return;
    }
    BodyForm.Written written = BodyForm.write(body);
    if (written.form() != BodyForm.PLAIN) {
      String form = written.form().name().toLowerCase(java.util.Locale.ROOT);
      text.append(BodyForm.HEADER).append(": ").append(form).append('\n');
    }
    text.append('\n').append(written.text()).append('\n');
  }

  /** Bodies hold no carriage return, so those that are there are of a system's line ends. */
  private static String text(byte[] file) throws RecordingException {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(file))
          .toString()
          .replace("\r\n", "\n");
    } catch (CharacterCodingException e) {
      throw new RecordingException(1, "the file is not in UTF-8; restore it");
    }
  }

  private Recording recording() throws RecordingException {
    String first = next();
    Api api =
        (first.startsWith(FIRST_LINE)
                ? Api.of(first.substring(FIRST_LINE.length()))
                : Optional.<Api>empty())
            .orElseThrow(
                () ->
                    wrong(
                        "expected \"" + FIRST_LINE + "legacy\" or \"" + FIRST_LINE + "current\""));
    Matcher line = REQUEST_LINE.matcher(next());
    if (!line.matches()) {
      throw wrong("expected a request line such as \"POST / HTTP/1.1\"");
    }
    if (!line.group(2).startsWith("/")) {
      throw wrong("expected a target that begins with \"/\", such as \"POST / HTTP/1.1\"");
    }
    Message request = message(lines.subList(at, lines.size()).indexOf(SEPARATOR) + at);
    if (!next().equals(SEPARATOR)) {
      throw noAnswer(at);
    }
    Matcher status = STATUS_LINE.matcher(next());
    if (!status.matches()) {
      throw wrong("expected a status line such as \"HTTP/1.1 200\"");
    }
    Message answer = message(lines.size());
    return new Recording(
        api,
        new RecordedRequest(line.group(1), line.group(2), request.headers(), request.body()),
        new RecordedAnswer(Integer.parseInt(status.group(1)), answer.headers(), answer.body()));
  }

  @SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
  private record Message(List<Header> headers, byte[] body) {}

  /** Headers and body, up to that line. */
  private Message message(int end) throws RecordingException {
    if (end < at) {
      throw noAnswer(lines.size());
    }
    List<Header> headers = new ArrayList<>();
    BodyForm form = BodyForm.PLAIN;
    for (String line = next(); !line.isEmpty(); line = next()) {
      int colon = line.indexOf(':');
      if (colon <= 0 || at > end) {
        throw wrong("expected a header such as \"Content-Type: text/xml\", or an empty line");
      }
      Header header = new Header(line.substring(0, colon), line.substring(colon + 1).strip());
      if (header.is(BodyForm.HEADER)) {
        form = form(header.value());
      } else {
        headers.add(header);
      }
    }
    int begin = at;
    at = Math.max(at, end);
    boolean lastOfFile = end == lines.size();
    // A file that ends in a line end has an empty line behind it.
    int bodyEnd = lastOfFile && end > begin && lines.get(end - 1).isEmpty() ? end - 1 : end;
    String text = String.join("\n", lines.subList(Math.min(begin, bodyEnd), bodyEnd));
    return new Message(headers, form.read(text, begin + 1));
  }

  private BodyForm form(String name) throws RecordingException {
    return switch (name) {
      case "folded" -> BodyForm.FOLDED;
      case "escaped" -> BodyForm.ESCAPED;
      default -> throw wrong(BodyForm.HEADER + " is folded or escaped, not \"" + name + "\"");
    };
  }

  private String next() throws RecordingException {
    if (at >= lines.size()) {
      throw new RecordingException(lines.size(), "the file ends too early; restore it");
    }
    return lines.get(at++);
  }

  /** About the line that was read last. */
  private RecordingException wrong(String message) {
    return new RecordingException(at, message);
  }

  private static RecordingException noAnswer(int line) {
    return new RecordingException(line, "no line \"" + SEPARATOR + "\" before the answer");
  }
}
