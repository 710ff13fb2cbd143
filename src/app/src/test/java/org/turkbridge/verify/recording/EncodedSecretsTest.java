package org.turkbridge.verify.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.UnaryOperator;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.turkbridge.http.Api;
import org.turkbridge.requester.Requester;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

/** Secrets of a call that are repeated in it percent-encoded, in Base64, or both. */
class EncodedSecretsTest {
  private static final String KEY = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
  private static final String BEFORE = "see ";
  private static final String BEHIND = " and more";

  private static String swept(String secret, String text) {
    Redaction redaction =
        new Redaction(
            List.of(new Requester("a", AwsBasicCredentials.create("AKIDEXAMPLE", secret))));
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    RecordedAnswer safe =
        redaction.redacted(
            Api.CURRENT,
            new RecordedRequest("POST", "/", List.of(), new byte[0]),
            new RecordedAnswer(200, List.of(), body));
    return new String(safe.body(), StandardCharsets.UTF_8);
  }

  /** With some of the characters that need not be percent-encoded, and all that must be. */
  private static String percentEncoded(String text, Random random) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if (c == ' ' && random.nextBoolean()) {
        encoded.append('+');
      } else if (!Character.isLetterOrDigit(c) || c > 127 || random.nextInt(3) == 0) {
        String escape = "%%%02X".formatted((int) c);
        encoded.append(random.nextBoolean() ? escape : escape.toLowerCase(Locale.ROOT));
      } else {
        encoded.append(c);
      }
    }
    return encoded.toString();
  }

  @Property(tries = 200)
  void percentEncodedHoweverOften(@ForAll long seed) {
    Random random = new Random(seed);
    String secret = random.nextBoolean() ? KEY : "a pass phrase, with Gr\u00f6\u00dfe & 100%";
    String written = secret;
    for (int times = 1 + random.nextInt(3); times > 0; times--) {
      written = percentEncoded(written, random);
    }

    assertThat(swept(secret, BEFORE + written + BEHIND)).isEqualTo(BEFORE + "REMOVED" + BEHIND);
  }

  @Property(tries = 200)
  void inBase64AtAnyPlaceOfALongerText(@ForAll long seed) {
    Random random = new Random(seed);
    List<UnaryOperator<byte[]>> encodings =
        List.of(
            Base64.getEncoder()::encode,
            Base64.getUrlEncoder()::encode,
            Base64.getUrlEncoder().withoutPadding()::encode,
            Base64.getMimeEncoder()::encode);
    String inner =
        random.nextBoolean() ? KEY : java.net.URLEncoder.encode(KEY, StandardCharsets.UTF_8);
    byte[] plain =
        ("x".repeat(random.nextInt(80)) + inner + "y".repeat(random.nextInt(5)))
            .getBytes(StandardCharsets.UTF_8);
    String base64 =
        new String(
            encodings.get(random.nextInt(encodings.size())).apply(plain),
            StandardCharsets.ISO_8859_1);
    String written =
        switch (random.nextInt(3)) {
          case 0 -> percentEncoded(base64, random);
          case 1 -> base64.replace("/", "\\/").replace("\r\n", "\\r\\n");
          default -> base64;
        };

    String swept = swept(KEY, BEFORE + written + BEHIND);

    assertThat(swept).startsWith(BEFORE).contains("REMOVED").endsWith(BEHIND);
    assertThat(swept.length()).isLessThan((BEFORE + written + BEHIND).length() - KEY.length());
    for (int i = 0; i + 8 <= inner.length(); i++) {
      assertThat(decoded(swept)).doesNotContain(inner.substring(i, i + 8));
    }
  }

  /** What comes of every run of Base64 in it. */
  private static String decoded(String text) {
    StringBuilder decoded = new StringBuilder();
    String plain =
        text.replaceAll("\\\\r\\\\n|\r\n", "")
            .replace("\\/", "/")
            .replace('-', '+')
            .replace('_', '/');
    for (String run : plain.split("REMOVED|[^A-Za-z0-9+/]+", -1)) {
      for (int start = 0; start < Math.min(4, run.length()); start++) {
        String rest = run.substring(start);
        byte[] bytes = Base64.getDecoder().decode(rest.substring(0, rest.length() / 4 * 4));
        decoded.append(new String(bytes, StandardCharsets.ISO_8859_1)).append('\n');
      }
    }
    return decoded.toString();
  }

  @Example
  void whatOnlyLooksEncodedStaysToTheLetter() {
    String text =
        "100%, %zz \\q & &amp; &#x; &unknown; \\u12 +\n %41 "
            + Base64.getEncoder().encodeToString(new byte[90]);
    assertThat(swept(KEY, text)).isEqualTo(text);
  }

  @Example
  void secretsOfTheCallItselfGoToo() {
    String signature = "c2lnbmF0dXJlK29mL3RoaXM9PT0=";
    String target =
        "/?Operation=X&Description=REPEATED&Signature=" + percentEncoded(signature, new Random(1));
    String repeated =
        Base64.getUrlEncoder().encodeToString(("xx" + signature).getBytes(StandardCharsets.UTF_8));
    RecordedRequest safe =
        new Redaction(List.of())
            .redacted(
                new Recording(
                    Api.LEGACY,
                    new RecordedRequest(
                        "GET", target.replace("REPEATED", repeated), List.of(), new byte[0]),
                    new RecordedAnswer(200, List.of(), new byte[0])))
            .request();
    assertThat(safe.target())
        .matches("/\\?Operation=X&Description=\\w{0,4}REMOVED=*&Signature=REMOVED");
  }

  @Example
  void signedAddressesInBase64GoWhole() {
    String address = "https://h.example/?X-Amz-Signature=0123456789abcdef0123456789abcdef&a=b";
    String plain = "https://h.example/?token=SURVEY2014A&Title=Signature+and+more+to+see";
    for (Base64.Encoder base64 : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
      String signed = base64.encodeToString(("?" + address).getBytes(StandardCharsets.UTF_8));
      String other = base64.encodeToString(plain.getBytes(StandardCharsets.UTF_8));
      String json = "{\"a\":\"SIGNED\",\"b\":\"data:x;base64,SIGNED\",\"c\":\"OTHER\"}";
      String form = "Operation=X&Description=%22SIGNED%22&Test=OTHER";

      for (String body : List.of(json, form, form.replace("SIGNED", signed.replace("=", "%3D")))) {
        byte[] sent =
            body.replace("SIGNED", signed).replace("OTHER", other).getBytes(StandardCharsets.UTF_8);
        byte[] safe =
            new Redaction(List.of())
                .redacted(
                    new Recording(
                        Api.CURRENT,
                        new RecordedRequest("POST", "/", List.of(), sent),
                        new RecordedAnswer(200, List.of(), new byte[0])))
                .request()
                .body();
        assertThat(new String(safe, StandardCharsets.UTF_8))
            .contains("REMOVED", other)
            .doesNotContain(signed.substring(20, 50));
      }
    }
  }
}
