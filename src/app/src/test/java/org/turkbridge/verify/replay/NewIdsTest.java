package org.turkbridge.verify.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.turkbridge.http.Api;
import org.turkbridge.verify.recording.Header;
import org.turkbridge.verify.recording.RecordedAnswer;
import org.turkbridge.verify.recording.RecordedRequest;
import org.turkbridge.verify.recording.Recording;

/** Old ids become new ones where they are whole values, and nowhere else. */
class NewIdsTest {
  private final NewIds ids = NewIds.inOrder(new IgnoredValues(List.of("HITId", "WorkerId")));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CreateHIT|{\"HIT\":{\"HITTypeId\":\"OLD\"}}|{\"HIT\":{\"HITTypeId\":\"NEW\"}}|NEW",
        "CreateHIT|{\"HIT\":{\"HITTypeId\":\"OLD\"}}|{}|OLD",
        "CreateHIT|{\"Title\":\"OLD\"}|{\"Title\":\"NEW\"}|OLD",
        "CreateHIT|{\"RequestId\":\"OLD\"}|{\"RequestId\":\"NEW\"}|OLD",
        "GetHIT|{\"HIT\":{\"HITTypeId\":\"OLD\"}}|{\"HIT\":{\"HITTypeId\":\"NEW\"}}|OLD",
        "GetHIT|{\"HIT\":{\"HITId\":\"OLD\"}}|{\"HIT\":{\"HITId\":\"NEW\"}}|NEW",
        "ListHITs|[{\"HITId\":\"OLD\"},{\"HITId\":\"B\"}]|[{\"HITId\":\"B\"},{\"HITId\":\"OLD\"}]|OLD",
        "ListHITs|[{\"HITId\":\"OLD\"},{\"HITId\":\"B\"}]|[{\"HITId\":\"NEW\"}]|OLD",
      })
  void idsOfWhatIsMadeOrIgnoredAreLearned(
      String operation, String recorded, String now, String sent) {
    ids.learn(current(operation, recorded), answer(now));
    assertThat(body(ids.toBeSent(Api.CURRENT, request("{\"A\":\"OLD\"}"))))
        .isEqualTo("{\"A\":\"" + sent + "\"}");
  }

  @Test
  void theFirstNewIdStays() {
    learn();
    ids.learn(current("CreateHIT", "{\"HITId\":\"OLD\"}"), answer("{\"HITId\":\"OTHER\"}"));
    assertThat(body(ids.toBeSent(Api.CURRENT, request("[\"OLD\"]")))).isEqualTo("[\"NEW\"]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"A\":\"OLD\",\"B\":[\"x\\\\\",\"OLD\"]}|{\"A\":\"NEW\",\"B\":[\"x\\\\\",\"NEW\"]}",
        "{\"OLD\" : \"OLD1\",\"a\\\"OLD\":\"say \\\"OLD\\\"\"}|{\"OLD\" :"
            + " \"OLD1\",\"a\\\"OLD\":\"say \\\"OLD\\\"\"}",
      })
  void jsonHasThemInWholeTexts(String json, String sent) {
    learn();
    assertThat(body(ids.toBeSent(Api.CURRENT, request(json)))).isEqualTo(sent);
  }

  @ParameterizedTest
  @CsvSource({
    "/?HITId=OLD&Title=OLD1&X.1.Id=OLD, /?HITId=NEW&Title=OLD1&X.1.Id=NEW",
    "/OLD?OLD=1&T=a%20OLD, /OLD?OLD=1&T=a%20OLD",
  })
  void queryHasThemInWholeParameters(String target, String sent) {
    learn();
    RecordedRequest request = new RecordedRequest("GET", target, List.of(), new byte[0]);
    assertThat(ids.toBeSent(Api.LEGACY, request).target()).isEqualTo(sent);
  }

  @ParameterizedTest
  @CsvSource({
    "HITId=OLD&Title=OLD1, HITId=NEW&Title=OLD1",
    "<s:Body><s:HITId>OLD</s:HITId><a> OLD</a></s:Body>, <s:Body><s:HITId>NEW</s:HITId><a>"
        + " OLD</a></s:Body>",
    "<HITId><![CDATA[OLD]]></HITId>, <HITId><![CDATA[NEW]]></HITId>",
    "<OLD a='OLD'>OLD x</OLD><b>OLD<c/></b>, <OLD a='OLD'>OLD x</OLD><b>OLD<c/></b>",
  })
  void formAndSoapMessageHaveThem(String body, String sent) {
    learn();
    assertThat(body(ids.toBeSent(Api.LEGACY, request(body)))).isEqualTo(sent);
  }

  @Test
  void soapMessageInUtf16HasThem() {
    learn();
    byte[] body = "\uFEFF<HITId>OLD</HITId>".getBytes(StandardCharsets.UTF_16LE);
    RecordedRequest request = new RecordedRequest("POST", "/", List.of(), body);
    assertThat(ids.toBeSent(Api.LEGACY, request).body())
        .asString(StandardCharsets.UTF_16LE)
        .isEqualTo("\uFEFF<HITId>NEW</HITId>");
  }

  @Test
  void recordedAnswersHaveThemAlsoInTheWordsOfMessages() {
    learn();
    Recording error =
        current("GetHIT", "{\"Message\":\"Hit OLD (OLD1) is gone.\",\"T\":\"a OLD\"}");
    assertThat(text(ids.expected(error)))
        .isEqualTo("{\"Message\":\"Hit NEW (OLD1) is gone.\",\"T\":\"a OLD\"}");
    Recording legacy =
        new Recording(
            Api.LEGACY, request(""), answer("<M><Message>No OLD.</Message><I>OLD</I></M>"));
    assertThat(text(ids.expected(legacy))).isEqualTo("<M><Message>No NEW.</Message><I>NEW</I></M>");
  }

  @Test
  void newAnswersAreKeptWithTheOldOnes() {
    learn();
    assertThat(text(ids.asRecorded(Api.CURRENT, answer("{\"HITId\":\"NEW\"}"))))
        .isEqualTo("{\"HITId\":\"OLD\"}");
  }

  @Test
  void longTextsAreRead() {
    learn();
    String escapes = "\"" + "\\\"".repeat(100_000) + "\"";
    assertThat(body(ids.toBeSent(Api.CURRENT, request("[" + escapes + ",\"OLD\"]"))))
        .isEqualTo("[" + escapes + ",\"NEW\"]");
    String xml = "<a>" + "&lt;".repeat(100_000) + "</a>";
    assertThat(body(ids.toBeSent(Api.LEGACY, request(xml + "<b>OLD</b>"))))
        .isEqualTo(xml + "<b>NEW</b>");
  }

  private void learn() {
    ids.learn(current("CreateHIT", "{\"HITId\":\"OLD\"}"), answer("{\"HITId\":\"NEW\"}"));
  }

  private static Recording current(String operation, String answer) {
    return new Recording(
        Api.CURRENT,
        new RecordedRequest(
            "POST", "/", List.of(new Header("X-Amz-Target", "S." + operation)), new byte[0]),
        answer(answer));
  }

  private static RecordedRequest request(String body) {
    return new RecordedRequest("POST", "/", List.of(), body.getBytes(StandardCharsets.UTF_8));
  }

  private static RecordedAnswer answer(String body) {
    return new RecordedAnswer(200, List.of(), body.getBytes(StandardCharsets.UTF_8));
  }

  private static String body(RecordedRequest request) {
    return new String(request.body(), StandardCharsets.UTF_8);
  }

  private static String text(RecordedAnswer answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }
}
