package org.turkbridge.archive.xml;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.turkbridge.archive.CharacterGuard;
import org.turkbridge.archive.InvalidCharacters;
import org.turkbridge.archive.RecordFormat;
import org.turkbridge.archive.RecordWriter;
import org.turkbridge.translate.Normalisation;
import org.turkbridge.translate.QualificationRequestTranslation;
import org.turkbridge.translate.Translated;
import org.turkbridge.translate.UntranslatableException;
import org.turkbridge.xml.XmlCharacters;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

/**
 * The legacy model as XML, in the bytes of the old service. A response has the request id {@code
 * 00000000-0000-0000-0000-000000000000} and no counts, which are not known when it begins; both
 * schemas, the old one and ours, let them be absent.
 */
public final class LegacyXmlFormat implements RecordFormat {
  private static final String RESPONSE =
      "><OperationRequest><RequestId>00000000-0000-0000-0000-000000000000</RequestId>"
          + "</OperationRequest><GetQualificationRequestsResult><Request><IsValid>True</IsValid>"
          + "</Request>";
  private static final String RESPONSE_END =
      "</GetQualificationRequestsResult></GetQualificationRequestsResponse>";

  private final String head;
  private final String end;
  private final CharacterGuard guard;

  private LegacyXmlFormat(String head, String end, InvalidCharacters invalidCharacters) {
    this.head = head;
    this.end = end;
    this.guard =
        new CharacterGuard(
            "XML 1.0",
            XmlCharacters::firstInvalid,
            XmlCharacters::replaceInvalid,
            invalidCharacters);
  }

  /** The records alone, in a {@code <QualificationRequests>}. */
  public static LegacyXmlFormat bare(InvalidCharacters invalidCharacters) {
    return new LegacyXmlFormat(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><QualificationRequests>",
        "</QualificationRequests>",
        invalidCharacters);
  }

  /** The answer to a REST call, which is in no namespace. */
  public static LegacyXmlFormat rest(InvalidCharacters invalidCharacters) {
    return new LegacyXmlFormat(
        "<?xml version=\"1.0\"?>\n<GetQualificationRequestsResponse" + RESPONSE,
        RESPONSE_END,
        invalidCharacters);
  }

  /**
   * The answer to a SOAP call.
   *
   * @param namespace of the version of the API, such as {@code
   *     http://requester.mturk.amazonaws.com/doc/2014-08-15}
   */
  public static LegacyXmlFormat soap(String namespace, InvalidCharacters invalidCharacters) {
    return new LegacyXmlFormat(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<soapenv:Envelope"
            + " xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\"><soapenv:Body>"
            + "<GetQualificationRequestsResponse xmlns=\""
            + namespace
            + "\""
            + RESPONSE,
        RESPONSE_END + "</soapenv:Body></soapenv:Envelope>",
        invalidCharacters);
  }

  @Override
  public String extension() {
    return "xml";
  }

  @Override
  public void begin(OutputStream out) throws IOException {
    out.write(head.getBytes(StandardCharsets.UTF_8));
  }

  /** Nothing stands between records. */
  @Override
  public void separate(OutputStream out) {}

  @Override
  public void end(OutputStream out, boolean empty) throws IOException {
    out.write(end.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public RecordWriter writer(OutputStream out) throws IOException {
    return new Records(new LegacyXmlWriter(out), guard);
  }

  private record Records(LegacyXmlWriter xml, CharacterGuard guard) implements RecordWriter {
    @Override
    public Set<Normalisation> write(QualificationRequest request) throws IOException {
      Translated<org.turkbridge.message.QualificationRequest> legacy = legacy(request);
      xml.write(legacy.value());
      return legacy.normalisations();
    }

    /** Hardly any has a character for the guard, and looking for it takes time. */
    private Translated<org.turkbridge.message.QualificationRequest> legacy(
        QualificationRequest request) {
      try {
        return Translated.unchanged(QualificationRequestTranslation.toLegacy(request));
      } catch (UntranslatableException e) {
        Translated<QualificationRequest> writable = guard.pass(request);
        return new Translated<>(
            QualificationRequestTranslation.toLegacy(writable.value()), writable.normalisations());
      }
    }

    @Override
    public void flush() throws IOException {
      xml.flush();
    }
  }
}
