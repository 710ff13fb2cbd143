package org.turkbridge.verify.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
  private static final String SECRET = "c2VjcmV0U2lnbmF0dXJl";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Operation=X&Signature=SECRET&a=b",
        "Signature=SECRET",
        "%53ignature=SECRET",
        "+Signature=SECRET",
        "SecurityToken=SECRET",
        "X-Amz-Signature=SECRET&X-Amz-Security-Token=SECRET",
        "AWSSecretAccessKey=SECRET",
      })
  void parametersOfQueryAndForm(String parameters) {
    String sent = parameters.replace("SECRET", SECRET);
    Recording safe = redacted("/?" + sent, "application/x-www-form-urlencoded", sent, "UTF-8");
    assertThat(safe.request().target()).contains("REMOVED").doesNotContain(SECRET);
    assertThat(body(safe, "UTF-8")).contains("REMOVED").doesNotContain(SECRET);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "IBM037", "ISO-8859-1"})
  void elementsOfSoapInAnyEncoding(String charset) {
    for (String element :
        List.of(
            "<Signature>SECRET</Signature>",
            "<q:Signature xmlns:q='x' a='b'>\n SECRET\n</q:Signature>",
            "<Signature><![CDATA[SECRET]]></Signature>",
            "<Signature>SECRET",
            "<ds:Signature><ds:SignatureValue>SECRET</ds:SignatureValue></ds:Signature>")) {
      String sent = "<Envelope>" + element.replace("SECRET", SECRET) + "<Größe/></Envelope>";
      Recording safe = redacted("/", "text/xml; charset=" + charset, sent, charset);
      assertThat(body(safe, charset)).as(element).contains("REMOVED").doesNotContain(SECRET);
    }
  }

  @Test
  void headersThatMatterStayAndTheirSecretsGo() {
    Recording safe =
        Redaction.of(
            new Recording(
                Api.CURRENT,
                new RecordedRequest(
                    "POST",
                    "/",
                    List.of(
                        new Header("Host", "here"),
                        new Header("Authorization", "AWS4-HMAC-SHA256 Signature=0123456789abcdef"),
                        new Header("X-Amz-Security-Token", SECRET),
                        new Header("Cookie", "session=1"),
                        new Header("X-Amz-Target", "A.B")),
                    new byte[0]),
                new RecordedAnswer(
                    403,
                    List.of(new Header("Set-Cookie", "a=b")),
                    ("{\"m\":\"not " + SECRET + " 0123456789abcdef\"}")
                        .getBytes(StandardCharsets.UTF_8))));
    assertThat(safe.request().headers())
        .containsExactly(new Header("Authorization", "REMOVED"), new Header("X-Amz-Target", "A.B"));
    assertThat(safe.answer().headers()).isEmpty();
    assertThat(new String(safe.answer().body(), StandardCharsets.UTF_8))
        .isEqualTo("{\"m\":\"not REMOVED REMOVED\"}");
  }

  @Test
  void whatWasNotSignedIsLeftAsItIs() {
    String body =
        "<Envelope><Signature></Signature><Signature/><SignatureVersion>1</SignatureVersion></Envelope>";
    Recording safe =
        redacted("/?Operation=X&Signature=&SignatureVersion=1", "text/xml", body, "UTF-8");
    assertThat(safe.request().target()).isEqualTo("/?Operation=X&Signature=&SignatureVersion=1");
    assertThat(body(safe, "UTF-8")).isEqualTo(body);
  }

  private static Recording redacted(String target, String type, String body, String charset) {
    return Redaction.of(
        new Recording(
            Api.LEGACY,
            new RecordedRequest(
                "POST",
                target,
                List.of(new Header("Content-Type", type)),
                body.getBytes(Charset.forName(charset))),
            new RecordedAnswer(200, List.of(), new byte[0])));
  }

  private static String body(Recording recording, String charset) {
    return new String(recording.request().body(), Charset.forName(charset));
  }
}
