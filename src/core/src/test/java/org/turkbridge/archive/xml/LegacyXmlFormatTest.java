package org.turkbridge.archive.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.turkbridge.archive.Requests.request;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.turkbridge.archive.InvalidCharacters;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.RecordWriter;
import org.turkbridge.archive.Requests;
import org.turkbridge.archive.Timestamps;
import org.turkbridge.archive.Written;
import org.turkbridge.archive.json.JsonLinesFormat;
import org.turkbridge.translate.Normalisation;
import org.turkbridge.translate.UntranslatableException;
import org.xml.sax.SAXException;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

class LegacyXmlFormatTest {
  private static final String NAMESPACE = "http://requester.mturk.amazonaws.com/doc/2014-08-15";
  private static final Instant TIME = Instant.parse("2014-08-15T00:01:00.5Z");
  private static final LegacyXmlFormat BARE = LegacyXmlFormat.bare(InvalidCharacters.REJECT);
  private static final LegacyXmlFormat REST = LegacyXmlFormat.rest(InvalidCharacters.REJECT);
  private static final LegacyXmlFormat SOAP =
      LegacyXmlFormat.soap(NAMESPACE, InvalidCharacters.REJECT);
  private static final String RECORD =
      "<QualificationRequest><QualificationRequestId>A</QualificationRequestId>"
          + "<QualificationTypeId>Q</QualificationTypeId><SubjectId>W</SubjectId>"
          + "<Test>&lt;T/&gt;</Test><SubmitTime>2014-08-15T00:01:00.5Z</SubmitTime>"
          + "</QualificationRequest>";
  private static final String RESULT =
      "><OperationRequest><RequestId>00000000-0000-0000-0000-000000000000</RequestId>"
          + "</OperationRequest><GetQualificationRequestsResult><Request><IsValid>True</IsValid>"
          + "</Request>"
          + RECORD
          + RECORD
          + "</GetQualificationRequestsResult></GetQualificationRequestsResponse>";

  private static String twoRuns(LegacyXmlFormat format) {
    List<QualificationRequest> run = List.of(request("A", "<T/>", null, TIME));
    return Written.inRuns(format, List.of(run, run)).text();
  }

  @Example
  void writesEveryShape() {
    assertThat(BARE.extension()).isEqualTo("xml");
    assertThat(twoRuns(BARE))
        .isEqualTo(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><QualificationRequests>"
                + RECORD
                + RECORD
                + "</QualificationRequests>");
    assertThat(twoRuns(REST))
        .isEqualTo("<?xml version=\"1.0\"?>\n<GetQualificationRequestsResponse" + RESULT);
    assertThat(twoRuns(SOAP))
        .isEqualTo(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<soapenv:Envelope"
                + " xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\"><soapenv:Body>"
                + "<GetQualificationRequestsResponse xmlns=\""
                + NAMESPACE
                + "\""
                + RESULT
                + "</soapenv:Body></soapenv:Envelope>");
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void isValid(@ForAll("requests") List<QualificationRequest> requests)
      throws SAXException, IOException {
    // The old API had no answer without a SubjectId; its schema requires one.
    List<QualificationRequest> ofWorkers =
        requests.stream().filter(request -> request.workerId() != null).toList();
    Schema schema =
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
            .newSchema(LegacyXmlFormat.class.getResource("/schemas/QualificationRequests.xsd"));
    String soap = Written.in(SOAP, ofWorkers).text();
    String response = "GetQualificationRequestsResponse>";
    for (String document :
        List.of(
            Written.in(REST, ofWorkers).text(),
            Written.in(BARE, ofWorkers).text(),
            // The schema is in no namespace.
            soap.substring(0, soap.indexOf(response) + response.length())
                .substring(soap.indexOf("<GetQ"))
                .replace(" xmlns=\"" + NAMESPACE + "\"", ""))) {
      schema.newValidator().validate(new StreamSource(new StringReader(document)));
    }
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void roundTripLeavesEveryByteOfJsonLines(
      @ForAll("requests") List<QualificationRequest> requests) {
    JsonLinesFormat lines = new JsonLinesFormat(Timestamps.ISO8601);
    String before = Written.in(lines, requests).text();
    for (LegacyXmlFormat format : List.of(BARE, REST, SOAP)) {
      Found found = Found.in(Written.in(format, requests).bytes());
      assertThat(found.refusals()).isEmpty();
      assertThat(found.records())
          .allSatisfy(
              r ->
                  assertThat(r.normalisations())
                      .isEqualTo(
                          isOfNobody(r.value(QualificationRequest.class))
                              ? Set.of(Normalisation.NO_WORKER)
                              : Set.of()));
      List<QualificationRequest> read =
          found.records().stream().map(record -> record.value(QualificationRequest.class)).toList();
      assertThat(Written.in(lines, read).text()).isEqualTo(before);
    }
  }

  private static boolean isOfNobody(QualificationRequest request) {
    return request.workerId() == null || request.workerId().isEmpty();
  }

  @Example
  void refusesCharactersThatXmlCannotHoldAndWritesNothingOfTheRecord() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RecordWriter writer = REST.writer(out);

    assertThatThrownBy(
            () ->
                writer.write(
                    RecordKind.QUALIFICATION_REQUEST, request("A", "ab\u0001", null, TIME)))
        .isInstanceOf(UntranslatableException.class)
        .hasMessage(
            "Test: character U+0001 at position 2 cannot be written in XML 1.0; remove it, or have"
                + " it replaced with --invalid-chars replace");
    writer.flush();
    assertThat(out.size()).isZero();
  }

  @Example
  void replacesThemAndTells() {
    LegacyXmlFormat format = LegacyXmlFormat.bare(InvalidCharacters.REPLACE);
    Written replaced =
        Written.in(format, List.of(request("A", "a\u0001\uD800", "\uFFFF\uD83D\uDE00", TIME)));

    assertThat(replaced.text())
        .contains("<Test>a\uFFFD\uFFFD</Test><Answer>\uFFFD\uD83D\uDE00</Answer>");
    assertThat(replaced.normalisations()).containsExactly(Normalisation.REPLACED_CHARACTER);
    assertThat(Written.in(format, List.of(request("A", "a", null, TIME))).normalisations())
        .isEmpty();
  }

  /** Writers hand texts on in pieces, whose ends shall cut no surrogate pair. */
  @Example
  void keepsSurrogatePairsWhereverTheyStand() {
    for (String before : List.of("", "x", "\r", " ", "&")) {
      String text = before + "\uD83D\uDE00".repeat(10_000);

      Found found = Found.in(Written.in(BARE, List.of(request("A", text, text, TIME))).bytes());

      assertThat(found.records())
          .singleElement()
          .satisfies(
              record -> {
                assertThat(record.value(QualificationRequest.class).test()).isEqualTo(text);
                assertThat(record.value(QualificationRequest.class).answer()).isEqualTo(text);
              });
    }
  }

  @Provide
  Arbitrary<List<QualificationRequest>> requests() {
    return Requests.lists(XmlTexts.any(), XmlTexts.times());
  }
}
