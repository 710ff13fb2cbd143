package org.turkbridge.legacy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.turkbridge.memory.ByteSegments;
import org.turkbridge.message.Error;
import org.turkbridge.message.Errors;
import org.turkbridge.message.KeyValuePair;
import org.turkbridge.message.OperationRequest;
import org.turkbridge.xml.XmlEscaper;

/**
 * Wraps answers: REST without namespace or white space, SOAP in the namespace of the caller's
 * version. Old clients compare the bytes.
 */
public final class EnvelopeWriter {
  private static final String REST_START = "<?xml version=\"1.0\"?>\n";
  private static final String SOAP_START =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<soapenv:Envelope"
          + " xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\"><soapenv:Body>";
  private static final String SOAP_END = "</soapenv:Body></soapenv:Envelope>";
  private static final Pattern ELEMENT_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,99}");
  private static final int FRAME_SIZE = 2048;
  private static final int OK = 200;
  private static final int SOAP_FAULT = 500;
  private static final int UNAVAILABLE = 503;

  private final Fragments fragments = new Fragments();

  /** Writes items as this writer's answers carry them. */
  public ItemElement itemElement() {
    return new ItemElement(fragments);
  }

  /** The answer of an operation that ran: one result for each Request. */
  public WireResponse results(
      Envelope envelope, String operation, String requestId, List<Result> results) {
    return response(envelope, operation, operationRequest(requestId, null), results);
  }

  /** The answer of a call that failed as a whole. */
  public WireResponse failure(
      Envelope envelope, String operation, String requestId, LegacyException error) {
    return switch (error.place()) {
      case CALL, RESULT ->
          response(envelope, operation, operationRequest(requestId, errors(error)), List.of());
      case OUTAGE ->
          envelope.transport() == Transport.SOAP
              ? fault(
                  UNAVAILABLE,
                  "aws:Server." + error.code(),
                  " xmlns:aws=\"http://webservices.amazon.com/AWSFault/2005-15-09\"",
                  error)
              : outage(operation, requestId, error);
      case MALFORMED -> fault(SOAP_FAULT, "soapenv:Client", "", error);
      case SOAP_VERSION -> fault(SOAP_FAULT, "soapenv:VersionMismatch", "", error);
    };
  }

  /** An error of the server below the API, such as a path that does not exist. */
  public WireResponse httpError(
      int status, Envelope envelope, String requestId, LegacyException error) {
    WireResponse response =
        envelope.transport() == Transport.SOAP
            ? fault(status, status < SOAP_FAULT ? "soapenv:Client" : "soapenv:Server", "", error)
            : failure(envelope, "", requestId, error);
    return WireResponse.xml(status, response.segments());
  }

  /** The errors of one result. */
  public static Errors errors(LegacyException error) {
    Error entry = new Error();
    entry.setCode(error.code());
    entry.setMessage(error.text());
    for (LegacyException.Data each : error.data()) {
      KeyValuePair pair = new KeyValuePair();
      pair.setKey(each.key());
      pair.setValue(each.value());
      entry.getData().add(pair);
    }
    Errors errors = new Errors();
    errors.getError().add(entry);
    return errors;
  }

  private static OperationRequest operationRequest(String requestId, @Nullable Errors errors) {
    OperationRequest operationRequest = new OperationRequest();
    operationRequest.setRequestId(requestId);
    operationRequest.setErrors(errors);
    return operationRequest;
  }

  private WireResponse response(
      Envelope envelope,
      String operation,
      OperationRequest operationRequest,
      List<Result> results) {
    int items =
        results.stream()
            .flatMap(result -> result.items().stream())
            .mapToInt(item -> item.length)
            .sum();
    Document document = new Document(FRAME_SIZE + items);
    boolean soap = envelope.transport() == Transport.SOAP;
    String root = rootName(operation);
    document.raw(soap ? SOAP_START : REST_START);
    // Fragments carry no namespace, so a default one on the root takes them all in.
    document.raw("<" + root);
    document.raw(
        soap ? " xmlns=\"" + XmlEscaper.ATTRIBUTE.escape(envelope.namespace()) + "\">" : ">");
    document.fragment(operationRequest);
    results.forEach(document::result);
    document.raw("</" + root + ">");
    document.raw(soap ? SOAP_END : "");
    return WireResponse.xml(OK, document.segments());
  }

  /** Throttled REST callers look for Errors directly under the root. */
  private WireResponse outage(String operation, String requestId, LegacyException error) {
    Document document = new Document(FRAME_SIZE);
    String root = rootName(operation);
    document.raw(REST_START + "<" + root + ">");
    document.fragment(errors(error));
    document.raw("<RequestID>" + requestId + "</RequestID></" + root + ">");
    return WireResponse.xml(UNAVAILABLE, document.segments());
  }

  private WireResponse fault(
      int status, String faultCode, String declaration, LegacyException error) {
    Document document = new Document(FRAME_SIZE);
    document.raw(SOAP_START + "<soapenv:Fault><faultcode" + declaration + ">" + faultCode);
    document.raw(
        "</faultcode><faultstring>" + XmlEscaper.ATTRIBUTE.escape(error.text()) + "</faultstring>");
    document.raw("</soapenv:Fault>" + SOAP_END);
    return WireResponse.xml(status, document.segments());
  }

  /** An operation that cannot name an element has the root that the retired service used. */
  private static String rootName(String operation) {
    return ELEMENT_NAME.matcher(operation).matches() ? operation + "Response" : "Response";
  }

  private final class Document {
    private final ByteSegments out;

    Document(int likelySize) {
      out = new ByteSegments(likelySize);
    }

    void raw(String xml) {
      out.add(xml.getBytes(StandardCharsets.UTF_8));
    }

    void result(Result result) {
      String end = "</" + result.message().getName().getLocalPart() + ">";
      ByteArrayOutputStream message = new ByteArrayOutputStream();
      fragments.write(result.message(), message);
      out.write(message.toByteArray(), 0, message.size() - end.length());
      result.items().forEach(out::add);
      raw(end);
    }

    void fragment(Object message) {
      fragments.write(message, out);
    }

    List<byte[]> segments() {
      return out.segments();
    }
  }
}
