package org.turkbridge.verify.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.turkbridge.verify.json.ExactJson;

class HarEntryTest {
  private static final String URL = "http://mturk.example/?Operation=GetX";
  private static final String ANSWER = "<GetXResponse>Größe</GetXResponse>";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "'content': {}",
        "'content': {'size': 36}",
        "'content': {'size': 0}",
        "'content': {'size': 36, 'text': ''}",
        "'content': {'size': -1, 'text': ''}",
        "'content': {'text': ''}",
      })
  void answerWhoseBodyIsNotInTheHarIsUnusable(String content) throws JsonProcessingException {
    assertUnusable(entry("GET", URL, "", response("", content)), "the HAR has no body");
  }

  @Test
  void answerWithoutABodyIsOne() throws Exception {
    String empty = response("", "'content': {'size': 0, 'text': ''}");
    assertThat(recording(entry("GET", URL, "", empty)).answer().body()).isEmpty();
    String none = response("", "'content': {'size': 36}");
    assertThat(recording(entry("HEAD", URL, "", none)).answer().body()).isEmpty();
  }

  @Test
  void compressedBodyIsUnpacked() throws Exception {
    ByteArrayOutputStream gzip = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(gzip)) {
      out.write(ANSWER.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(answer("gzip", gzip.toByteArray())).isEqualTo(ANSWER);
    assertThat(answer("GZip ", gzip.toByteArray())).isEqualTo(ANSWER);
    assertThat(answer("deflate", deflated(false))).isEqualTo(ANSWER);
    assertThat(answer("deflate", deflated(true))).isEqualTo(ANSWER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate", "br", "zstd", "identity", ""})
  void bodyThatIsUnpackedAlreadyStays(String coding) throws Exception {
    assertThat(answer(coding, ANSWER.getBytes(StandardCharsets.UTF_8))).isEqualTo(ANSWER);
    byte[] utf16 = ANSWER.getBytes(StandardCharsets.UTF_16);
    assertThat(recording(packed(coding, utf16)).answer().body()).isEqualTo(utf16);
  }

  @Test
  void bodyThatCannotBeUnpackedIsUnusable() throws JsonProcessingException {
    byte[] packed = {0x1F, (byte) 0x8B, 8, 0};
    assertUnusable(packed("br", packed), "still compressed (br)");
    assertUnusable(packed("gzip, br", packed), "still compressed (gzip, br)");
    assertUnusable(packed("gzip", packed), "cut off");
    assertUnusable(packed("deflate", packed), "cut off");
  }

  @Test
  void emptyTextOfAFormIsReplacedByItsParameters() throws Exception {
    String post =
        ", 'postData': {'text': '', 'params': [{'name': 'Operation', 'value': 'GetX'},"
            + " {'name': 'b', 'value': 'c d'}]}";
    Recording call = recording(entry("POST", "http://mturk.example/", post, ok()));
    assertThat(text(call.request().body())).isEqualTo("Operation=GetX&b=c+d");
  }

  @Test
  void requestWhoseBodyIsNotInTheHarIsUnusable() throws JsonProcessingException {
    String post =
        ", 'bodySize': 5, 'headers': [{'name': 'x-amz-target',"
            + " 'value': 'MTurkRequesterServiceV20170117.GetX'}]";
    assertUnusable(entry("POST", "http://mturk.example/", post, ok()), "body of the request");
  }

  @Test
  void addressWithCharactersThatShouldBeEncodedIsRead() throws Exception {
    Recording call = recording(entry("GET", URL + "&a={b|c}&d=e f&g=ß^#h", "", ok()));
    assertThat(call.request().target()).isEqualTo("/?Operation=GetX&a={b|c}&d=e+f&g=%C3%9F^");
    assertThat(call.operation()).isEqualTo("GetX");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'OPTIONS', 'url': 'http://mturk.example/?Operation=GetX'",
        "'GET', 'url': 'http://mturk.example/?a=secret'",
        "'GET', 'url': 'http://user:secret@mturk.example/x?Operation=GetX'",
        "'GET', 'url': 'http://mturk.example/x#secret'",
        "'GET', 'url': 'data:text/plain,secret'",
        "'GET', 'url': 'wss://mturk.example/?Operation=secret'",
      })
  void entryThatIsNoCallOfEitherApiIsForeign(String methodAndUrl) throws JsonProcessingException {
    HarEntryException thrown =
        thrown("{'request': {'method': " + methodAndUrl + "}, 'response': {" + ok() + "}}");
    assertThat(thrown.isForeign()).isTrue();
    assertThat(thrown.text()).contains("is no call of either API").doesNotContain("secret", "null");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "'x'",
        "{}",
        "{'request': {}}",
        "{'request': {'method': 'GET', 'url': 5}}",
        "{'request': {'method': 'GET', 'url': 'http:///?Operation=GetX'}}",
        "{'request': {'method': 'GET', 'url': 'Operation=GetX'}}",
        "{'request': {'method': 'GET', 'url': 'http://mturk.example/?Operation=GetX'}}",
      })
  void entryThatMayBeACallIsUnusable(String entry) throws JsonProcessingException {
    assertUnusable(entry, "take it out");
  }

  private static void assertUnusable(String entry, String reason) throws JsonProcessingException {
    HarEntryException thrown = thrown(entry);
    assertThat(thrown.isForeign()).isFalse();
    assertThat(thrown.text()).contains(reason).doesNotContain("null");
  }

  private static HarEntryException thrown(String entry) throws JsonProcessingException {
    Object json = ExactJson.read(json(entry));
    return catchThrowableOfType(HarEntryException.class, () -> new HarEntry(json).recording());
  }

  private static Recording recording(String entry) throws Exception {
    return new HarEntry(ExactJson.read(json(entry))).recording();
  }

  private static byte[] json(String entry) {
    return entry.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }

  private static String answer(String coding, byte[] body) throws Exception {
    return text(recording(packed(coding, body)).answer().body());
  }

  private static String packed(String coding, byte[] body) {
    String text = Base64.getEncoder().encodeToString(body);
    return entry(
        "GET",
        URL,
        "",
        response(
            "'headers': [{'name': 'content-encoding', 'value': '" + coding + "'}]",
            "'content': {'encoding': 'base64', 'text': '" + text + "'}"));
  }

  private static byte[] deflated(boolean bare) throws IOException {
    ByteArrayOutputStream deflated = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, bare);
    try (OutputStream out = new DeflaterOutputStream(deflated, deflater)) {
      out.write(ANSWER.getBytes(StandardCharsets.UTF_8));
    } finally {
      deflater.end();
    }
    return deflated.toByteArray();
  }

  private static String ok() {
    return response("", "'content': {'text': '<a/>'}");
  }

  private static String response(String headers, String content) {
    return "'status': 200"
        + (headers.isEmpty() ? "" : ", " + headers)
        + (content.isEmpty() ? "" : ", " + content);
  }

  private static String entry(String method, String url, String more, String response) {
    return "{'request': {'method': '%s', 'url': '%s'%s}, 'response': {%s}}"
        .formatted(method, url, more, response);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
