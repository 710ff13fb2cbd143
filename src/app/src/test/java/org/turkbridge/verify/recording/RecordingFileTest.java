package org.turkbridge.verify.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.turkbridge.http.Api;

class RecordingFileTest {
  private static final String XML =
      "<?xml version=\"1.0\"?>\n<R><Name>Größe ελ 😀</Name><Empty></Empty><Long>"
          + "x".repeat(80)
          + "</Long><Nil/></R>";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "\n\n",
        "plain",
        "ends in a line end\n",
        "two\r\nlines\r\n",
        "### answer",
        "a\n### answer\nb",
        "ends in a backslash\\",
        "a backslash\\\n  before a line end",
        "\uFEFF<marked/>",
        "\u0000\u001B[31m",
        "<?xml version='1.0'?>\n<R><Name>Größe ελ 😀</Name><Long>x</Long><Longer>"
            + "of more than a line of eighty characters</Longer></R>",
      })
  void everyByteOfBothBodiesComesBack(String body) throws RecordingException {
    comesBack(body.getBytes(StandardCharsets.UTF_8));
    comesBack(body.getBytes(StandardCharsets.UTF_16));
  }

  @Property
  void anyBytesComeBack(@ForAll byte[] body) throws RecordingException {
    comesBack(body);
  }

  @Property
  void anyTextOfWhatMattersToTheFormComesBack(
      @ForAll
          @StringLength(max = 300)
          @Chars({'\\', '\n', '\r', ' ', '<', '>', '/', '"', '{', '}', ',', '&', '=', '#', 'x'})
          @CharRange(from = 'a', to = 'c')
          String body)
      throws RecordingException {
    comesBack(body.getBytes(StandardCharsets.UTF_8));
    comesBack(("{" + body + "x".repeat(100)).getBytes(StandardCharsets.UTF_8));
    comesBack(("<" + body + "x".repeat(100)).getBytes(StandardCharsets.UTF_8));
  }

  private static void comesBack(byte[] body) throws RecordingException {
    Recording read = RecordingFile.read(RecordingFile.write(recording(body)));
    assertThat(read.request().body()).isEqualTo(body);
    assertThat(read.answer().body()).isEqualTo(body);
    assertThat(read.request().method()).isEqualTo("POST");
    assertThat(read.request().target()).isEqualTo("/?Operation=X");
    assertThat(read.request().headers()).containsExactly(new Header("Content-Type", "text/xml"));
    assertThat(read.answer().status()).isEqualTo(503);
  }

  @Test
  void longXmlIsALinePerElement() {
    assertThat(text(XML).lines())
        .containsSequence(
            "Turkbridge-Body: folded",
            "",
            "<?xml version=\"1.0\"?>",
            "<R>\\",
            "  <Name>Größe ελ 😀</Name>\\",
            "  <Empty></Empty>\\");
  }

  @Test
  void longJsonIsALinePerMember() {
    assertThat(text("{\"a\": [1, 2], \"b\":\"" + "x,{".repeat(40) + "\"}"))
        .contains("{\\\n  \"a\": [\\\n    1, \\\n    2\\\n  ], \\\n  \"b\":\"x,{x,{");
  }

  @Test
  void recordingChangedToTheLineEndsOfWindowsIsTheSame() throws RecordingException {
    String windows = text(XML).replace("\n", "\r\n");
    assertThat(RecordingFile.read(windows.getBytes(StandardCharsets.UTF_8)).answer().body())
        .isEqualTo(XML.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void updateKeepsTheRequestToTheLetter() throws RecordingException {
    String byHand = text("old").replace("Content-Type: text/xml\n", "content-type:  text/xml\n");
    RecordedAnswer answer =
        new RecordedAnswer(200, List.of(), "new".getBytes(StandardCharsets.UTF_8));
    byte[] updated = RecordingFile.withAnswer(byHand.getBytes(StandardCharsets.UTF_8), answer);
    assertThat(new String(updated, StandardCharsets.UTF_8))
        .isEqualTo(
            byHand.substring(0, byHand.indexOf("### answer"))
                + "### answer\nHTTP/1.1 200\n\nnew\n");
  }

  @ParameterizedTest
  @CsvSource({
    "1, '# turkbridge recording 1: legacy', '# something', turkbridge recording 1",
    "2, 'POST /?Operation=X HTTP/1.1', 'POST', request line",
    "2, 'POST /?', 'POST @127.0.0.1:18057/?', '\"/\"'",
    "2, 'POST /?', 'POST .evil.example/?', '\"/\"'",
    "2, 'POST /?', 'POST http://evil.example/?', '\"/\"'",
    "3, 'Content-Type: text/xml', 'Content-Type', header",
    "4, '\n\nbody', '\nTurkbridge-Body: zipped\n\nbody', zipped",
    "6, '\n\nbody', '\nTurkbridge-Body: escaped\n\n\\q', backslash",
    "6, '\n\nbody', '\nTurkbridge-Body: escaped\n\n\\xG0', hexadecimal",
    "7, 'HTTP/1.1 503', 'HTTP/1.1 ok', status line",
    "10, '### answer', '###', '### answer'",
  })
  void brokenRecordingIsNamedByItsLine(int line, String right, String wrong, String message) {
    String broken =
        text("body")
            .replaceFirst(
                java.util.regex.Pattern.quote(right),
                java.util.regex.Matcher.quoteReplacement(wrong));
    RecordingException thrown =
        catchThrowableOfType(
            RecordingException.class,
            () -> RecordingFile.read(broken.getBytes(StandardCharsets.UTF_8)));
    assertThat(thrown).hasMessageContaining(message);
    assertThat(thrown.line()).as(broken).isEqualTo(line);
  }

  private static String text(String body) {
    return new String(
        RecordingFile.write(recording(body.getBytes(StandardCharsets.UTF_8))),
        StandardCharsets.UTF_8);
  }

  private static Recording recording(byte[] body) {
    return new Recording(
        Api.LEGACY,
        new RecordedRequest(
            "POST", "/?Operation=X", List.of(new Header("Content-Type", "text/xml")), body),
        new RecordedAnswer(503, List.of(), body));
  }
}
