package org.turkbridge.verify.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.turkbridge.http.Api;
import org.turkbridge.requester.Requester;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

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
        "Operation=X;Signature=SECRET;a=b",
        "Operation=X&Signature=SECRET;SECRET",
        "aws_secret_access_key=SECRET",
        "Secret=SECRET",
        "password=SECRET&passwd=SECRET",
        "passphrase=SECRET&pwd=SECRET&api_key=SECRET&private-key=SECRET",
        "token=SECRET",
        "My+Credentials=SECRET",
        "Signature[]=SECRET&Signature%5B%5D=SECRET",
        "Operation=X&Request.1.Signature=SECRET",
        "a=b%26Signature%3DSECRET%3D%26c%3Dd",
        "a=Signature%3dSECRET",
        "a=%3Cb%20c%3D%22http%3A%2F%2Fx%2F%3FX-Amz-Signature%3DSECRET%22%3E",
        "a=b%2526Signature%253DSECRET%2526c",
        "Operation=X;password=one%26SECRET;a=b",
      })
  void parametersOfQueryAndForm(String parameters) {
    String sent = parameters.replace("SECRET", SECRET);
    Recording safe = redacted("/?" + sent, "application/x-www-form-urlencoded", sent, "UTF-8");
    assertThat(safe.request().target()).contains("REMOVED").doesNotContain(SECRET);
    assertThat(body(safe, "UTF-8")).contains("REMOVED").doesNotContain(SECRET);
  }

  @Test
  void parametersThatAreNoSecretsStayToTheLetter() {
    String sent =
        "Operation=X&SignatureVersion=1&Signature=&NextToken=abcdefgh&UniqueRequestToken=abcdefgh"
            + "&Request.1.UniqueRequestToken=abcdefgh&Keywords=my%20token:%20a;b%3Dc"
            + "&Test=%3Cq%20Token%3Da%3E&X-Amz-SignedHeaders=host";
    Recording safe = redacted("/?" + sent, "application/x-www-form-urlencoded", sent, "UTF-8");
    assertThat(safe.request().target()).isEqualTo("/?" + sent);
    assertThat(body(safe, "UTF-8")).isEqualTo(sent);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "IBM037", "ISO-8859-1"})
  void elementsAndAttributesOfSoapInAnyEncoding(String charset) {
    for (String element :
        List.of(
            "<Signature>SECRET</Signature>",
            "<q:Signature xmlns:q='x' a='b'>\n SECRET\n</q:Signature>",
            "<Signature><![CDATA[SECRET]]></Signature>",
            "<Signature><Signature>a</Signature>SECRET</Signature>",
            "<ds:Signature xmlns:ds='d'><ds:SignatureValue>SECRET</ds:SignatureValue></ds:Signature>",
            "<UserPassword Type='x'>SECRET</UserPassword>",
            "<a Signature=\"SECRET\"/>",
            "<a b='>' db.Password = 'SECRET'>text</a>",
            "<Url>http://x/?a=b&amp;Signature=SECRET&amp;c=d</Url>")) {
      String sent = "<Envelope>" + element.replace("SECRET", SECRET) + "<Größe/></Envelope>";
      Recording safe = redacted("/", "text/xml; charset=" + charset, sent, charset);
      assertThat(body(safe, charset))
          .as(element)
          .contains("REMOVED")
          .doesNotContain(SECRET)
          .startsWith("<Envelope>")
          .endsWith("<Größe/></Envelope>");
    }
  }

  @Test
  void membersOfJsonAtAnyDepth() {
    String json =
        """
        {"NextToken": "abcdefgh", "UniqueRequestToken" : "abcdefgh", "Größe": 1,
         "SecretAccessKey": "SECRET", "a": [{"Session\\u0054oken": "x\\"SECRET"}, "Signature"],
         "Credentials": {"AccessKeyId": "SECRET", "Other": ["SECRET", 12]}, "Token": null,
         "Url": "http://x/?a=b&Signature=SECRET", "b": "Token"}
        """;
    Recording safe = redacted("/", "application/json", json.replace("SECRET", SECRET), "UTF-8");
    assertThat(body(safe, "UTF-8"))
        .isEqualTo(
            """
            {"NextToken": "abcdefgh", "UniqueRequestToken" : "abcdefgh", "Größe": 1,
             "SecretAccessKey": "REMOVED", "a": [{"Session\\u0054oken": "REMOVED"}, "Signature"],
             "Credentials": {"AccessKeyId": "REMOVED", "Other": ["REMOVED", "REMOVED"]}, "Token": null,
             "Url": "http://x/?a=b&Signature=REMOVED", "b": "Token"}
            """);
  }

  /** A recording without it would not be answered as it was. */
  @Test
  void textOfWhoCallsStaysToTheLetter() {
    String text = "see http://s.example/start?token=SURVEY2014A please; password=Qualification";
    String form =
        "Operation=CreateQualificationType&Description="
            + URLEncoder.encode(text, StandardCharsets.UTF_8)
            + "&Signature="
            + SECRET;
    Recording legacy = redacted("/?" + form, "application/x-www-form-urlencoded", form, "UTF-8");
    assertThat(body(legacy, "UTF-8")).isEqualTo(form.replace(SECRET, "REMOVED"));
    assertThat(legacy.request().target()).isEqualTo("/?" + form.replace(SECRET, "REMOVED"));

    String json = "{\"Description\":\"" + text + "\",\"QualificationTypeStatus\":\"Active\"}";
    assertThat(body(redacted("/", "application/json", json, "UTF-8"), "UTF-8")).isEqualTo(json);

    String xml = "<Envelope><Description>" + text + "</Description></Envelope>";
    assertThat(body(redacted("/", "text/xml", xml, "UTF-8"), "UTF-8")).isEqualTo(xml);
  }

  @Test
  void shortSecretDoesNotTakeNamesAway() {
    String json = "{\"Password\":\"Qualification\",\"QualificationTypeId\":\"3T\"}";
    assertThat(body(redacted("/", "application/json", json, "UTF-8"), "UTF-8"))
        .isEqualTo("{\"Password\":\"REMOVED\",\"QualificationTypeId\":\"3T\"}");
  }

  @Test
  void secretsThatJsonWritesByNumber() {
    String json =
        "{\"Signature\":\"abcdefghijkl+mnop/qrstuv=\",\"a\":\"abcdefghijkl\\u002Bmnop/qrstuv=\"}";
    assertThat(body(redacted("/", "application/json", json, "UTF-8"), "UTF-8"))
        .isEqualTo("{\"Signature\":\"REMOVED\",\"a\":\"REMOVED\"}");
  }

  @Test
  void partsOfForms() {
    String parts =
        """
        --XX
        Content-Disposition: form-data; name="Operation"

        GetX
        --XX
        Content-Disposition: form-data; name="Signature"
        Content-Type: text/plain

        SECRET
        SECRET
        --XX
        Content-Disposition: form-data; name="f"; filename="a.bin"

        SECRET
        --XX--
        """
            .replace("\n", "\r\n");
    Recording safe =
        redacted("/", "multipart/form-data; boundary=XX", parts.replace("SECRET", SECRET), "UTF-8");
    assertThat(body(safe, "UTF-8"))
        .isEqualTo(parts.replace("SECRET\r\nSECRET", "REMOVED").replace("SECRET", "REMOVED"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<Envelope><Signature>SECRET",
        "<!DOCTYPE a [<!ENTITY s 'SECRET'>]><a><Signature>&s;</Signature></a>",
        "{\"Signature\": \"SECRET\"",
        "[SECRET",
        "--XX\r\nno header\r\n--XX--",
        "--SECRET",
        "Signature: SECRET",
        "a=b \u0001SECRET",
        "SECRET",
      })
  void bodyThatNobodyCanReadIsRemovedWhole(String body) {
    for (String charset : List.of("UTF-8", "UTF-16LE")) {
      Recording safe = redacted("/", "text/plain", body.replace("SECRET", SECRET), charset);
      assertThat(body(safe, "UTF-8")).isEqualTo("REMOVED");
      assertThat(safe.request().isBodyRemoved()).isTrue();
    }
  }

  @Test
  void soapInAnEncodingThatItAloneNamesIsRemovedWhole() {
    String soap =
        """
        <?xml version="1.0" encoding="IBM037"?>\
        <e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body>\
        <GetX xmlns="http://requester.mturk.amazonaws.com/doc/2014-08-15">\
        <Other><Password>SECRET</Password></Other></GetX></e:Body></e:Envelope>"""
            .replace("SECRET", SECRET);
    Recording safe = redacted("/", "text/xml", soap, "IBM037");
    assertThat(safe.request().isBodyRemoved()).isTrue();
  }

  @Test
  void bodyOfACallIsRecordedHoweverItIsWritten() {
    String body = "Operation=GetX&Description=two words, <b>Größe</b>";
    assertThat(body(redacted("/", "application/x-www-form-urlencoded", body, "UTF-8"), "UTF-8"))
        .isEqualTo(body);
  }

  @Test
  void knownKeysGoWhereverTheyStandAndHoweverTheyAreEscaped() {
    String key = "key/with+signs&more=\"EXAMPLE";
    String token = "tokenOfTheSessionEXAMPLE";
    Requester requester =
        new Requester("a", AwsSessionCredentials.create("AKIDEXAMPLE", key, token));
    Recording safe =
        new Redaction(List.of(requester))
            .redacted(
                new Recording(
                    Api.LEGACY,
                    new RecordedRequest(
                        "GET",
                        "/?Operation=X&a=key%2Fwith%2Bsigns%26more%3D%22EXAMPLE&b=key/with%2bsigns%26more%3d%22EXAMPLE&c="
                            + token,
                        List.of(new Header("User-Agent", "curl (" + key + ") Signature=" + SECRET)),
                        new byte[0]),
                    new RecordedAnswer(
                        200,
                        List.of(),
                        ("<a>key/with+signs&amp;more=&quot;EXAMPLE</a>"
                                + "{\"key\\/with+signs&more=\\\"EXAMPLE\"}"
                                + key
                                + token
                                + SECRET)
                            .getBytes(StandardCharsets.UTF_8))));
    assertThat(safe.request().target()).isEqualTo("/?Operation=X&a=REMOVED&b=REMOVED&c=REMOVED");
    assertThat(safe.request().headers())
        .containsExactly(new Header("User-Agent", "curl (REMOVED) Signature=REMOVED"));
    assertThat(new String(safe.answer().body(), StandardCharsets.UTF_8))
        .isEqualTo("<a>REMOVED</a>{\"REMOVED\"}REMOVEDREMOVEDREMOVED");
  }

  @Test
  void headersThatMatterStayAndTheirSecretsGo() {
    Recording safe =
        new Redaction(List.of())
            .redacted(
                new Recording(
                    Api.CURRENT,
                    new RecordedRequest(
                        "POST",
                        "/",
                        List.of(
                            new Header("Host", "here"),
                            new Header(
                                "Authorization", "AWS4-HMAC-SHA256 Signature=0123456789abcdef"),
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
    return new Redaction(List.of())
        .redacted(
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
