package org.turkbridge.archive.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.archive.xml.Found.record;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.turkbridge.archive.Place;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

class XmlArchiveReaderShapesTest {
  private static final String NAMESPACE = "http://requester.mturk.amazonaws.com/doc/2014-08-15";

  @Test
  void readsRestResponse() {
    Found found =
        Found.in(
            """
            <?xml version="1.0"?>
            <GetQualificationRequestsResponse><OperationRequest><RequestId>r</RequestId>\
            </OperationRequest><GetQualificationRequestsResult><Request><IsValid>True</IsValid>\
            </Request><NumResults>2</NumResults><TotalNumResults>2</TotalNumResults>\
            <PageNumber>1</PageNumber>%s
            %s</GetQualificationRequestsResult></GetQualificationRequestsResponse>
            """
                .formatted(record("A"), record("B")));

    assertThat(found.order()).containsExactly("1 A", "2 B");
    assertThat(found.records().get(1).place()).isEqualTo(new Place("a.xml", 2, 3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"soap", "SOAP-ENV", "s"})
  void readsSoapEnvelopeWithAnyPrefix(String prefix) {
    String envelope =
        """
        <P:Envelope xmlns:P="http://schemas.xmlsoap.org/soap/envelope/"><P:Header/><P:Body>
        <GetQualificationRequestsResponse xmlns="%s"><GetQualificationRequestsResult>
        %s</GetQualificationRequestsResult></GetQualificationRequestsResponse></P:Body></P:Envelope>
        """
            .formatted(NAMESPACE, record("A"))
            .replace("P:", prefix + ":")
            .replace(":P=", ":" + prefix + "=");

    assertThat(Found.in(envelope).order()).containsExactly("1 A");
  }

  @Test
  void readsPrefixedRecord() {
    String prefixed = record("A", "").replace("<", "<m:").replace("<m:/", "</m:");

    assertThat(
            Found.onlyIn("<m:L xmlns:m=\"" + NAMESPACE + "\">" + prefixed + "</m:L>")
                .value(QualificationRequest.class))
        .extracting(QualificationRequest::workerId)
        .isEqualTo("W");
  }

  @Test
  void readsBareRecord() {
    assertThat(Found.onlyIn(record("A")).value(QualificationRequest.class).qualificationRequestId())
        .isEqualTo("A");
  }

  @ParameterizedTest
  @ValueSource(strings = {"QualificationRequests", "a", "x.y-z"})
  void readsListUnderAnyRoot(String root) {
    Found found =
        Found.in(
            "<" + root + "><deep>" + record("A") + "</deep>" + record("B") + "</" + root + ">");

    assertThat(found.order()).containsExactly("1 A", "2 B");
  }

  @Test
  void readsDocumentsOneAfterAnother() {
    String document = "<?xml version='1.0' encoding='UTF-8'?>\n<L>%s</L>\n \n";
    Found found =
        Found.in(
            document.formatted(record("A"))
                + document.formatted(record("B"))
                + record("C")
                + record("D")
                + document.formatted(""));

    assertThat(found.order()).containsExactly("1 A", "2 B", "3 C", "4 D");
    assertThat(found.records().get(1).place().line()).isEqualTo(5);
  }

  @Test
  void readsElementsInAnyOrderAndSkipsUnknownOnes() {
    QualificationRequest request =
        Found.onlyIn(
                """
                <QualificationRequest>
                  <SubmitTime> 2014-08-15T00:01:00Z </SubmitTime>
                  <Answer>b</Answer><!-- said nothing -->
                  <Unknown a="1"><Test>no</Test>text</Unknown><Unknown/>
                  <SubjectId>
                    W
                  </SubjectId>
                  <QualificationTypeId>\tQ\r\n</QualificationTypeId>
                  <Test>a</Test>
                  <QualificationRequestId>A<!-- -->1</QualificationRequestId>
                </QualificationRequest>
                """)
            .value(QualificationRequest.class);

    assertThat(request.submitTime()).isEqualTo("2014-08-15T00:01:00Z");
    assertThat(request.answer()).isEqualTo("b");
    assertThat(request.workerId()).isEqualTo("W");
    assertThat(request.qualificationTypeId()).isEqualTo("Q");
    assertThat(request.test()).isEqualTo("a");
    assertThat(request.qualificationRequestId()).isEqualTo("A1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html><body><p>Service unavailable</p></body></html>",
        "<QualificationRequestId>A</QualificationRequestId>",
        "<GetQualificationRequestsResponse/>",
        "<Error><Code>x</Code></Error>"
      })
  void saysNothingOfOtherXml(String xml) {
    assertThat(Found.in(xml).order()).isEmpty();
  }

  @Test
  void readsNothingTwice() {
    StringBuilder list = new StringBuilder("<L>");
    for (int i = 0; i < 2000; i++) {
      list.append(record("R" + i));
    }
    Found found = Found.in(list.append("</L>").toString());

    assertThat(found.ids())
        .hasSize(2000)
        .doesNotHaveDuplicates()
        .startsWith("R0")
        .endsWith("R1999");
  }
}
