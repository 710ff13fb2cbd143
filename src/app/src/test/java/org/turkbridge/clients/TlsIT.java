package org.turkbridge.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** https, for old programs whose https address cannot be changed. */
@ExtendWith(Bridges.class)
final class TlsIT {
  private static HttpClient trusting(TlsBridge bridge) {
    return HttpClient.newBuilder().sslContext(bridge.certificate().trust()).build();
  }

  @Test
  void bothAddressesAreHttps(TlsBridge bridge) {
    assertThat(bridge.jar().legacy()).hasScheme("https");
    assertThat(bridge.jar().current()).hasScheme("https");
  }

  @Test
  void oldCallsWorkByGetAndByPost(TlsBridge bridge) {
    HttpClient client = trusting(bridge);
    RestCall call = new RestCall(Keys.TESTER).with("PageSize", "100");
    assertThat(call.get(client, bridge.jar().legacy()).ids())
        .isEqualTo(ArchivedRequest.ids(bridge.requests(), ArchivedRequest.BY_TIME));
    assertThat(call.post(client, bridge.jar().legacy()).ids())
        .isEqualTo(ArchivedRequest.ids(bridge.requests(), ArchivedRequest.BY_TIME));
  }

  @Test
  void itIsTheCertificateOfTheKeystore(TlsBridge bridge) {
    HttpClient distrusting = HttpClient.newHttpClient();
    assertThatThrownBy(() -> new RestCall(Keys.TESTER).get(distrusting, bridge.jar().legacy()))
        .hasRootCauseInstanceOf(Exception.class)
        .hasCauseInstanceOf(SSLHandshakeException.class);
  }

  @Test
  void wsdlGivesTheHttpsAddress(TlsBridge bridge) {
    Answer wsdl =
        new RestCall(Keys.TESTER).with("wsdl", "").get(trusting(bridge), bridge.jar().legacy());
    assertThat(wsdl.body())
        .contains("location=\"" + bridge.jar().legacy() + "?Service=AWSMechanicalTurkRequester\"");
  }

  @Test
  void eachPortNamesTheHttpsAddressOfTheOther(TlsBridge bridge)
      throws IOException, InterruptedException {
    HttpRequest misdirected =
        HttpRequest.newBuilder(bridge.jar().legacy())
            .header("X-Amz-Target", "MTurkRequesterServiceV20170117.GetAccountBalance")
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    HttpResponse<String> refused =
        trusting(bridge).send(misdirected, HttpResponse.BodyHandlers.ofString());
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(bridge.jar().current()).hasScheme("https");
    assertThat(refused.body()).contains(bridge.jar().current().toString());
    assertThat(new RestCall(Keys.TESTER).get(trusting(bridge), bridge.jar().current()).body())
        .contains("AWS.InvalidRequest", bridge.jar().legacy().toString());
  }

  @Test
  void passwordIsNotPrinted(TlsBridge bridge) {
    assertThat(bridge.jar().err()).isNotEmpty().doesNotContain(Certificate.PASSWORD);
  }

  @Test
  void wrongPasswordStopsTheStart(@TempDir Path folder) {
    Certificate certificate = Certificate.create(folder);
    Finished run =
        new Jar(folder)
            .environment("TURKBRIDGE_TLS_KEYSTORE_PASSWORD", "not-the-one")
            .run(
                "serve",
                "--legacy-port=0",
                "--current-port=0",
                "--tls-keystore=" + certificate.keystore());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains(certificate.keystore().toString(), "TURKBRIDGE_TLS_KEYSTORE_PASSWORD")
        .doesNotContain("not-the-one");
  }
}
