package org.turkbridge.archive.xml;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.turkbridge.archive.CharacterGuard;
import org.turkbridge.archive.InvalidCharacters;
import org.turkbridge.archive.RecordFormat;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.RecordWriter;
import org.turkbridge.translate.Normalisation;
import org.turkbridge.translate.Translated;
import org.turkbridge.xml.XmlCharacters;
import software.amazon.awssdk.core.SdkPojo;

/**
 * The legacy model as XML, in the bytes of the old service. A response has the request id {@code
 * 00000000-0000-0000-0000-000000000000} and no counts, which are not known when it begins; both
 * schemas, the old one and ours, let them be absent.
 */
public final class LegacyXmlFormat implements RecordFormat {
  private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
  private static final String OPERATION_REQUEST =
      "<OperationRequest><RequestId>00000000-0000-0000-0000-000000000000</RequestId>"
          + "</OperationRequest>";
  private static final String REQUEST = "<Request><IsValid>True</IsValid></Request>";

  private final Shape shape;
  private final CharacterGuard guard;

  /** What stands around the records. */
  private interface Shape {
    String head(LegacyRecord record);

    String end(LegacyRecord record);
  }

  /** The records alone. */
  private record Bare() implements Shape {
    @Override
    public String head(LegacyRecord record) {
      return DECLARATION + "<" + record.kind().plural() + ">";
    }

    @Override
    public String end(LegacyRecord record) {
      return "</" + record.kind().plural() + ">";
    }
  }

  /**
   * An answer.
   *
   * @param before what stands before it
   * @param attribute its namespace
   * @param after what stands after it
   */
  private record Answer(String before, String attribute, String after) implements Shape {
    @Override
    public String head(LegacyRecord record) {
      return before
          + "<"
          + record.operation()
          + "Response"
          + attribute
          + ">"
          + OPERATION_REQUEST
          + (record.isResult() ? "" : "<" + record.result() + ">" + REQUEST);
    }

    @Override
    public String end(LegacyRecord record) {
      return (record.isResult() ? "" : "</" + record.result() + ">")
          + "</"
          + record.operation()
          + "Response>"
          + after;
    }
  }

  private LegacyXmlFormat(Shape shape, InvalidCharacters invalidCharacters) {
    this.shape = shape;
    this.guard =
        new CharacterGuard(
            "XML 1.0",
            XmlCharacters::firstInvalid,
            XmlCharacters::replaceInvalid,
            invalidCharacters);
  }

  /** The records alone, in a list such as {@code <QualificationRequests>}. */
  public static LegacyXmlFormat bare(InvalidCharacters invalidCharacters) {
    return new LegacyXmlFormat(new Bare(), invalidCharacters);
  }

  /** The answer to a REST call, which is in no namespace. */
  public static LegacyXmlFormat rest(InvalidCharacters invalidCharacters) {
    return new LegacyXmlFormat(new Answer("<?xml version=\"1.0\"?>\n", "", ""), invalidCharacters);
  }

  /**
   * The answer to a SOAP call.
   *
   * @param namespace of the version of the API, such as {@code
   *     http://requester.mturk.amazonaws.com/doc/2014-08-15}
   */
  public static LegacyXmlFormat soap(String namespace, InvalidCharacters invalidCharacters) {
    return new LegacyXmlFormat(
        new Answer(
            DECLARATION
                + "\n<soapenv:Envelope"
                + " xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\"><soapenv:Body>",
            " xmlns=\"" + namespace + "\"",
            "</soapenv:Body></soapenv:Envelope>"),
        invalidCharacters);
  }

  @Override
  public String extension() {
    return "xml";
  }

  @Override
  public void begin(RecordKind kind, OutputStream out) throws IOException {
    out.write(shape.head(LegacyRecord.of(kind)).getBytes(StandardCharsets.UTF_8));
  }

  /** Nothing stands between records. */
  @Override
  public void separate(OutputStream out) {}

  @Override
  public void end(RecordKind kind, OutputStream out, boolean empty) throws IOException {
    out.write(shape.end(LegacyRecord.of(kind)).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public RecordWriter writer(OutputStream out) throws IOException {
    return new Records(new LegacyXmlWriter(out), guard);
  }

  private record Records(LegacyXmlWriter xml, CharacterGuard guard) implements RecordWriter {
    @Override
    public Set<Normalisation> write(RecordKind kind, SdkPojo value) throws IOException {
      Translated<SdkPojo> writable = guard.pass(kind, value);
      xml.write(kind, writable.value());
      return writable.normalisations();
    }

    @Override
    public void flush() throws IOException {
      xml.flush();
    }
  }
}
