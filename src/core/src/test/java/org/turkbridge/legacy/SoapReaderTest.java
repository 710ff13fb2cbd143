package org.turkbridge.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SoapReaderTest {
  private static final String NAMESPACE = ApiVersion.LATEST.namespace();

  private static LegacyCall read(String body) {
    return EnvelopeReader.read(Requests.soap(body));
  }

  private static LegacyCall readCall(String children) {
    return read(envelope("<GetHIT xmlns='" + NAMESPACE + "'>" + children + "</GetHIT>"));
  }

  private static String envelope(String body) {
    return "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body>"
        + body
        + "</s:Body></s:Envelope>";
  }

  @ParameterizedTest
  @ValueSource(strings = {"s", "soapenv", "SOAP-ENV", "soap-env", "_", "\u00E9"})
  void anyEnvelopePrefix(String prefix) {
    LegacyCall call =
        read(
            """
            <%1$s:Envelope xmlns:%1$s='http://schemas.xmlsoap.org/soap/envelope/'><%1$s:Body>\
            <GetHIT xmlns='%2$s'><Request><HITId>1</HITId></Request></GetHIT>\
            </%1$s:Body></%1$s:Envelope>"""
                .formatted(prefix, NAMESPACE));
    assertThat(call.operation()).isEqualTo("GetHIT");
    assertThat(call.requests().get(0).text("HITId")).isEqualTo("1");
  }

  @Test
  void noPrefixAtAll() {
    LegacyCall call =
        read(
            "<Envelope xmlns='http://schemas.xmlsoap.org/soap/envelope/'><Body><GetHIT xmlns='"
                + NAMESPACE
                + "'/></Body></Envelope>");
    assertThat(call.operation()).isEqualTo("GetHIT");
  }

  static List<ApiVersion> versions() {
    return ApiVersion.ALL;
  }

  @ParameterizedTest
  @MethodSource("versions")
  void namespaceIsTheVersion(ApiVersion version) {
    assertThat(read(envelope("<GetHIT xmlns='" + version.namespace() + "'/>")).envelope())
        .isEqualTo(new Envelope(Transport.SOAP, version, version.namespace()));
  }

  @Test
  void childrenInNoNamespaceAndAnyOrder() {
    LegacyCall call =
        read(
            envelope(
                "<x:GetHIT xmlns:x='"
                    + NAMESPACE
                    + "'><Request><B>2</B><A>1</A></Request><Signature>s</Signature>"
                    + "<x:Timestamp>t</x:Timestamp><AWSAccessKeyId>k</AWSAccessKeyId></x:GetHIT>"));
    assertThat(call.accessKeyId()).contains("k");
    assertThat(call.common().text("Signature")).isEqualTo("s");
    assertThat(call.common().text("Timestamp")).isEqualTo("t");
    assertThat(call.requests()).hasSize(1);
    assertThat(call.requests().get(0).text("A")).isEqualTo("1");
  }

  @Test
  void headerIsSkipped() {
    LegacyCall call =
        read(
            "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Header>"
                + "<Security><Body>x</Body><s:Body>y</s:Body></Security> text </s:Header>"
                + "<s:Body><GetHIT xmlns='"
                + NAMESPACE
                + "'/></s:Body></s:Envelope>");
    assertThat(call.operation()).isEqualTo("GetHIT");
  }

  @Test
  void nilElementsAreAbsent() {
    LegacyCall call =
        readCall(
            "<Request xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'>"
                + "<A xsi:nil='true'/><B xsi:nil='1'>x</B><C xsi:nil='false'>y</C><D/></Request>");
    Parameters request = call.requests().get(0);
    assertThat(request.text("A")).isNull();
    assertThat(request.text("B")).isNull();
    assertThat(request.text("C")).isEqualTo("y");
    assertThat(request.text("D")).isNull();
  }

  @Test
  void textIsWhatXmlSaysItIs() {
    LegacyCall call =
        readCall(
            "<Request><A>caf&#xE9; &lt;&amp;&gt; <!-- c --><![CDATA[<x>]]>&#13;\r\n \uD83D\uDE00"
                + "<?pi?>.</A></Request>");
    assertThat(call.requests().get(0).text("A")).isEqualTo("caf\u00E9 <&> <x>\r\n \uD83D\uDE00.");
  }

  @Test
  void severalRequestsKeepTheirOrder() {
    LegacyCall call = readCall("<Request><A>1</A></Request><Request/> <Request><A>3</A></Request>");
    assertThat(call.requests())
        .extracting(request -> request.text("A"))
        .containsExactly("1", null, "3");
  }

  @Test
  void noRequestAtAll() {
    assertThat(readCall("").requests()).isEmpty();
  }

  @Test
  void hundredRequestsAndNoMore() {
    assertThat(readCall("<Request/>".repeat(100)).requests()).hasSize(100);
    assertThatExceptionOfType(EnvelopeException.class)
        .isThrownBy(() -> readCall("<Request/>".repeat(101)))
        .satisfies(e -> assertThat(e.error().code()).isEqualTo("AWS.ParameterOutOfRange"))
        .satisfies(e -> assertThat(e.read().operation()).isEqualTo("GetHIT"));
  }

  @Test
  void repeatedElementsAreAList() {
    Parameters request =
        readCall(
                "<Request><ResponseGroup>Minimal</ResponseGroup>"
                    + "<ResponseGroup>Request</ResponseGroup></Request>")
            .requests()
            .get(0);
    assertThat(request.list("ResponseGroup")).containsExactly("Minimal", "Request");
  }

  @Test
  void isToldFromRestByContentTypeBodyOrPath() {
    byte[] body = envelope("<GetHIT xmlns='" + NAMESPACE + "'/>").getBytes(StandardCharsets.UTF_8);
    for (String type : List.of("text/xml", "application/xml", "Application/SOAP+XML", "x/y")) {
      assertThat(EnvelopeReader.read(new WireRequest("POST", "/", null, type, body)).operation())
          .isEqualTo("GetHIT");
    }
    assertThat(EnvelopeReader.read(new WireRequest("POST", "/", null, null, body)).operation())
        .isEqualTo("GetHIT");
    WireRequest empty = new WireRequest("POST", "/onca/soap", null, null, new byte[0]);
    assertThat(EnvelopeReader.guess(empty).transport()).isEqualTo(Transport.SOAP);
    WireRequest get = new WireRequest("GET", "/onca/soap", null, "text/xml", new byte[0]);
    assertThat(EnvelopeReader.guess(get).transport()).isEqualTo(Transport.REST);
  }
}
