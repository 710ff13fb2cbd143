package org.turkbridge.legacy;

import com.ctc.wstx.api.WstxInputProperties;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLInputFactory2;
import org.turkbridge.xml.XmlFactories;
import org.turkbridge.xml.XmlProblem;

/**
 * SOAP 1.1, document/literal. The operation is the first element of the Body: the SOAPAction is the
 * same for all. Its namespace is the version of the API.
 */
final class SoapReader {
  private static final String SOAP_11 = "http://schemas.xmlsoap.org/soap/envelope/";
  private static final String SOAP_12 = "http://www.w3.org/2003/05/soap-envelope";
  private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
  private static final int DEEPEST = 64;
  private static final int LONGEST_COMPLAINT = 300;

  private final XMLStreamReader xml;
  private Envelope envelope = Envelope.soap(ApiVersion.LATEST);
  private String operation = "";
  private String version = "";
  private final List<Parameter> common = new ArrayList<>();

  private SoapReader(XMLStreamReader xml) {
    this.xml = xml;
  }

  static LegacyCall read(WireRequest request) {
    try {
      XMLStreamReader xml = open(request);
      SoapReader reader = new SoapReader(xml);
      try {
        return reader.call();
      } catch (LegacyException e) {
        throw new EnvelopeException(reader.envelope, reader.readSoFar(), e);
      } catch (XMLStreamException e) {
        throw new EnvelopeException(reader.envelope, reader.readSoFar(), notXml(e));
      } finally {
        xml.close();
      }
    } catch (XMLStreamException e) {
      throw new EnvelopeException(
          Envelope.soap(ApiVersion.LATEST), EnvelopeException.ReadSoFar.NOTHING, notXml(e));
    }
  }

  private EnvelopeException.ReadSoFar readSoFar() {
    String accessKeyId =
        new CommonParameters(common).first(SignatureCheck.ACCESS_KEY_ID).orElse("");
    return new EnvelopeException.ReadSoFar(operation, version, accessKeyId);
  }

  private static XMLStreamReader open(WireRequest request) throws XMLStreamException {
    XMLInputFactory factory = XmlFactories.streams();
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, DEEPEST);
    // Else broken text is found when it is used, as an unchecked exception.
    factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
    ByteArrayInputStream body = new ByteArrayInputStream(request.body());
    String declared = SoapEncoding.ofHeader(request);
    return declared == null
        ? factory.createXMLStreamReader(body)
        : factory.createXMLStreamReader(body, declared);
  }

  private LegacyCall call() throws XMLStreamException {
    if (!nextElement("The message")) {
      throw LegacyException.malformed("The body has no element; post a SOAP 1.1 Envelope");
    }
    requireEnvelope();
    while (true) {
      if (!nextElement("The Envelope")) {
        throw LegacyException.malformed("The Envelope has no Body");
      }
      if (isSoap("Body")) {
        break;
      }
      skipElement();
    }
    if (!nextElement("The Body")) {
      throw LegacyException.malformed(
          "The Body is empty; it must hold one operation, such as GetQualificationRequests");
    }
    LegacyCall call = operation();
    if (nextElement("The Body")) {
      throw LegacyException.malformed(
          "The Body holds two operations, "
              + Shortened.text(operation)
              + " and "
              + Shortened.text(xml.getLocalName())
              + "; send one a call");
    }
    while (xml.hasNext()) {
      refuseDoctype(xml.next());
    }
    return call;
  }

  private void requireEnvelope() {
    if (SOAP_12.equals(xml.getNamespaceURI())) {
      throw new LegacyException(
          LegacyErrorCode.INVALID_REQUEST.code(),
          "This is SOAP 1.2; the API speaks SOAP 1.1, namespace " + SOAP_11,
          LegacyException.Place.SOAP_VERSION);
    }
    if (!isSoap("Envelope")) {
      throw LegacyException.malformed(
          "The body is XML but not SOAP: expected an Envelope in the namespace "
              + SOAP_11
              + ", found "
              + Shortened.text(xml.getName().toString()));
    }
  }

  private boolean isSoap(String localName) {
    return xml.isStartElement()
        && xml.getLocalName().equals(localName)
        && SOAP_11.equals(xml.getNamespaceURI());
  }

  private LegacyCall operation() throws XMLStreamException {
    operation = xml.getLocalName();
    String namespace = xml.getNamespaceURI() == null ? "" : xml.getNamespaceURI();
    if (!ApiVersion.isApiNamespace(namespace)) {
      throw LegacyException.malformed(
          "The operation "
              + Shortened.text(operation)
              + " is in the namespace \""
              + Shortened.text(namespace)
              + "\"; expected that of a version, such as "
              + ApiVersion.LATEST.namespace());
    }
    version = namespace.substring(namespace.lastIndexOf('/') + 1);
    Optional<ApiVersion> known = ApiVersion.ofNamespace(namespace);
    envelope =
        known
            .map(Envelope::soap)
            .orElse(new Envelope(Transport.SOAP, ApiVersion.LATEST, namespace));

    List<Parameters> requests = new ArrayList<>();
    PartCount count = new PartCount();
    while (nextElement("The operation")) {
      if (xml.getLocalName().equals("Request")) {
        requests.add(new Parameters(request(count)));
      } else {
        common.add(commonParameter());
      }
    }
    if (known.isEmpty()) {
      throw ApiVersion.unknown(version);
    }
    if (requests.size() > LegacyCall.MOST_REQUESTS) {
      throw LegacyException.ofCall(
          LegacyErrorCode.PARAMETER_OUT_OF_RANGE,
          "The call has "
              + requests.size()
              + " Requests; send at most "
              + LegacyCall.MOST_REQUESTS);
    }
    return new LegacyCall(envelope, operation, new CommonParameters(common), requests);
  }

  private InputTree request(PartCount count) throws XMLStreamException {
    Map<String, List<InputTree>> parts = new LinkedHashMap<>();
    Map<String, InputTree.Fault> faults = new LinkedHashMap<>();
    while (nextElement("The Request")) {
      String name = xml.getLocalName();
      PartReading reading = new PartReading(name, count);
      parts.computeIfAbsent(name, n -> new ArrayList<>(1)).add(reading.part(1));
      if (reading.isTooDeep) {
        faults.put(name, PartDraft.tooDeep(name));
      }
    }
    return new InputTree("", parts, faults);
  }

  /** The reading of an element of a Request, with all in it. */
  private final class PartReading {
    private final String name;
    private final PartCount count;
    private boolean isTooDeep;

    PartReading(String name, PartCount count) {
      this.name = name;
      this.count = count;
    }

    /**
     * The element that the reader stands on; nothing for one that is nil.
     *
     * @param depth how many names its name is made of
     */
    InputTree part(int depth) throws XMLStreamException {
      if (depth > 1) {
        count.add(name);
      }
      boolean absent = isNil();
      StringBuilder text = new StringBuilder();
      Map<String, List<InputTree>> parts = new LinkedHashMap<>();
      for (int event = step(); event != XMLStreamReader.END_ELEMENT; event = step()) {
        switch (event) {
          case XMLStreamReader.START_ELEMENT -> {
            if (depth < InputTree.DEEPEST) {
              String part = xml.getLocalName();
              parts.computeIfAbsent(part, n -> new ArrayList<>(1)).add(part(depth + 1));
            } else {
              isTooDeep = true;
              skipElement();
            }
          }
          case XMLStreamReader.CHARACTERS, XMLStreamReader.CDATA -> text.append(xml.getText());
          default -> {}
        }
      }
      if (absent) {
        return InputTree.EMPTY;
      }
      return parts.isEmpty()
          ? InputTree.ofText(text.toString())
          : new InputTree(text.toString(), parts, Map.of());
    }
  }

  private boolean isNil() {
    String nil = xml.getAttributeValue(XSI, "nil");
    return nil != null && nil.toLowerCase(Locale.ROOT).matches("true|1");
  }

  /** With what stands deeper: a Request by another name must not pass for an empty parameter. */
  private Parameter commonParameter() throws XMLStreamException {
    String name = xml.getLocalName();
    boolean absent = isNil();
    StringBuilder text = new StringBuilder();
    int depth = 0;
    while (depth >= 0) {
      switch (step()) {
        case XMLStreamReader.START_ELEMENT -> depth++;
        case XMLStreamReader.END_ELEMENT -> depth--;
        case XMLStreamReader.CHARACTERS, XMLStreamReader.CDATA -> text.append(xml.getText());
        default -> {}
      }
    }
    return new Parameter(name, absent ? "" : text.toString());
  }

  private void skipElement() throws XMLStreamException {
    int depth = 0;
    while (depth >= 0) {
      int event = step();
      depth += event == XMLStreamReader.START_ELEMENT ? 1 : 0;
      depth -= event == XMLStreamReader.END_ELEMENT ? 1 : 0;
    }
  }

  /** Goes to the next child; false at the end of the element that holds them. */
  private boolean nextElement(String parent) throws XMLStreamException {
    while (xml.hasNext()) {
      int event = step();
      if (event == XMLStreamReader.START_ELEMENT) {
        return true;
      }
      if (event == XMLStreamReader.END_ELEMENT || event == XMLStreamReader.END_DOCUMENT) {
        return false;
      }
      if (event == XMLStreamReader.CHARACTERS && !xml.isWhiteSpace()) {
        throw LegacyException.malformed(parent + " has text where an element is expected");
      }
    }
    return false;
  }

  private int step() throws XMLStreamException {
    int event = xml.next();
    refuseDoctype(event);
    return event;
  }

  private static void refuseDoctype(int event) {
    if (event == XMLStreamReader.DTD) {
      throw LegacyException.malformed("The message has a DOCTYPE, which SOAP forbids; remove it");
    }
  }

  private static LegacyException notXml(XMLStreamException e) {
    XmlProblem problem = XmlProblem.of(e);
    return LegacyException.malformed(
        "The body is not well-formed XML, line "
            + Math.max(1, problem.line())
            + ": "
            + Shortened.text(problem.message(), LONGEST_COMPLAINT));
  }
}
