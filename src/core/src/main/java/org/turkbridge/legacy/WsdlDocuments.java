package org.turkbridge.legacy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.turkbridge.xml.XmlEscaper;

/**
 * The WSDL and the message schema of every version, made from the one schema without a namespace.
 *
 * <p>Names and paths are those of the original documents, and so is the form: what reads them
 * without a notion of namespaces looks for a {@code binding} and an {@code operation} without a
 * prefix. They hold every operation of the version, answered here or not, since a SOAP toolkit
 * sends no call of an operation that its WSDL does not have.
 */
public final class WsdlDocuments {
  /** Where the API itself is. */
  public static final Set<String> API_PATHS = Set.of("", "/", "/onca/xml", "/onca/soap");

  private static final Pattern PATH =
      Pattern.compile(
          "/AWSMechanicalTurk/(?:(\\d{4}-\\d{2}-\\d{2})/)?AWSMechanicalTurkRequester\\.(wsdl|xsd)");

  /** In the query of whoever asks for the WSDL at the address of the API. */
  private static final String QUESTION = "wsdl";

  /** Stands behind the address. */
  private static final String SERVICE = "?Service=AWSMechanicalTurkRequester";

  /** Made once: anybody may ask for them, and take long to read them. */
  private final Map<ApiVersion, List<byte[]>> wsdls = new ConcurrentHashMap<>();

  private final Map<ApiVersion, List<byte[]>> xsds = new ConcurrentHashMap<>();

  /**
   * The document that a GET asks for, if it asks for one.
   *
   * @param path of the request
   * @param query raw, or empty; {@code wsdl} at the service's own path asks for the WSDL, of the
   *     version in {@code Version} if there is one
   * @param address where the service is, as the asker sees it, such as {@code http://host:8014/}
   */
  public Optional<WireResponse> answer(String path, String query, String address) {
    Matcher document = PATH.matcher(path);
    if (document.matches()) {
      String date = document.group(1);
      Optional<ApiVersion> version =
          date == null ? Optional.of(ApiVersion.LATEST) : ApiVersion.ofDate(date);
      return version.map(
          known ->
              document.group(2).equals("wsdl")
                  ? sharedWsdl(known, address)
                  : response(xsds.computeIfAbsent(known, made -> List.of(bytes(xsd(made))))));
    }
    return API_PATHS.contains(path) && asksForWsdl(query)
        ? named(query).map(known -> sharedWsdl(known, address))
        : Optional.empty();
  }

  /** Looks at each call of REST: faster than by an expression. */
  private static boolean asksForWsdl(String query) {
    int end;
    for (int start = 0; start <= query.length(); start = end + 1) {
      end = query.indexOf('&', start);
      end = end < 0 ? query.length() : end;
      int equals = query.indexOf('=', start);
      int length = (equals < 0 || equals > end ? end : equals) - start;
      if (length == QUESTION.length() && query.regionMatches(true, start, QUESTION, 0, length)) {
        return true;
      }
    }
    return false;
  }

  /** Empty if it names a version that does not exist, which the API itself says best. */
  private static Optional<ApiVersion> named(String query) {
    try {
      return new CommonParameters(FormDecoder.decode(query, StandardCharsets.UTF_8))
          .first("Version")
          .map(ApiVersion::ofDate)
          .orElse(Optional.of(ApiVersion.LATEST));
    } catch (LegacyException undecodable) {
      return Optional.empty();
    }
  }

  private WireResponse sharedWsdl(ApiVersion version, String address) {
    List<byte[]> around = wsdls.computeIfAbsent(version, this::aroundAddress);
    return response(
        List.of(around.get(0), bytes(XmlEscaper.ATTRIBUTE.escape(address)), around.get(1)));
  }

  private List<byte[]> aroundAddress(ApiVersion version) {
    String wsdl = wsdl(version, "");
    int address = wsdl.lastIndexOf(SERVICE);
    return List.of(bytes(wsdl.substring(0, address)), bytes(wsdl.substring(address)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static WireResponse response(List<byte[]> segments) {
    return new WireResponse(200, WireResponse.XML, segments);
  }

  /** The message schema in the namespace of the version. */
  public String xsd(ApiVersion version) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + MessageSchema.of(version).xml();
  }

  /** The WSDL of the version, for a service at that address. */
  public String wsdl(ApiVersion version, String address) {
    MessageSchema messages = MessageSchema.of(version);
    List<String> operations = messages.operations();
    String schema = messages.xml();
    StringBuilder wsdl = new StringBuilder(schema.length() * 2);
    wsdl.append(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="http://schemas.xmlsoap.org/wsdl/"
            xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/"
            xmlns:xs="http://www.w3.org/2001/XMLSchema"
            xmlns:tns="%1$s"
            targetNamespace="%1$s">
        <types>
        """
            .formatted(version.namespace()));
    wsdl.append(schema).append("</types>\n");
    operations.forEach(
        name ->
            wsdl.append(
                """
                <message name="%1$sRequestMsg"><part name="body" element="tns:%1$s"/></message>
                <message name="%1$sResponseMsg"><part name="body" element="tns:%1$sResponse"/></message>
                """
                    .formatted(name)));
    wsdl.append("<portType name=\"AWSMechanicalTurkRequesterPortType\">\n");
    operations.forEach(
        name ->
            wsdl.append(
                """
                <operation name="%1$s">
                  <input message="tns:%1$sRequestMsg"/>
                  <output message="tns:%1$sResponseMsg"/>
                </operation>
                """
                    .formatted(name)));
    wsdl.append(
        """
        </portType>
        <binding name="AWSMechanicalTurkRequesterBinding" type="tns:AWSMechanicalTurkRequesterPortType">
        <soap:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>
        """);
    operations.forEach(
        name ->
            wsdl.append(
                """
                <operation name="%s">
                  <soap:operation soapAction="http://soap.amazon.com"/>
                  <input><soap:body use="literal"/></input>
                  <output><soap:body use="literal"/></output>
                </operation>
                """
                    .formatted(name)));
    wsdl.append(
        """
        </binding>
        <service name="AWSMechanicalTurkRequester">
          <port name="AWSMechanicalTurkRequesterPort" binding="tns:AWSMechanicalTurkRequesterBinding">
            <soap:address location="%s%s"/>
          </port>
        </service>
        </definitions>
        """
            .formatted(XmlEscaper.ATTRIBUTE.escape(address), SERVICE));
    return wsdl.toString();
  }
}
