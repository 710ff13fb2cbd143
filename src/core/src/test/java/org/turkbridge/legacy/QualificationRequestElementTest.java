package org.turkbridge.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBElement;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Marshaller;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import javax.xml.namespace.QName;
import javax.xml.transform.stream.StreamSource;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.NullMarked;
import org.turkbridge.message.QualificationRequest;
import org.turkbridge.xml.XmlCharacters;
import org.xmlunit.builder.DiffBuilder;

/** The element that is written by hand, held equal to the one that JAXB knows. */
@NullMarked
class QualificationRequestElementTest {
  private final JAXBContext messages;

  QualificationRequestElementTest() throws JAXBException {
    this.messages = JAXBContext.newInstance(QualificationRequest.class);
  }

  private static String written(QualificationRequest request) {
    return new String(QualificationRequestElement.write(request), StandardCharsets.UTF_8);
  }

  @Example
  void theBytesAreThoseOfTheOldService() {
    QualificationRequest request = new QualificationRequest();
    request.setQualificationRequestId("R");
    request.setQualificationTypeId("T");
    request.setSubjectId("A");
    request.setAnswer("<a b=\"c\">&amp; caf\u00E9 \uD83D\uDE00\r\n]]></a>");
    request.setSubmitTime("2014-08-15T00:00:00Z");

    assertThat(written(request))
        .isEqualTo(
            "<QualificationRequest><QualificationRequestId>R</QualificationRequestId>"
                + "<QualificationTypeId>T</QualificationTypeId><SubjectId>A</SubjectId>"
                + "<Answer>&lt;a b=\"c\"&gt;&amp;amp; caf\u00E9 \uD83D\uDE00&#13;\n]]&gt;&lt;/a&gt;"
                + "</Answer><SubmitTime>2014-08-15T00:00:00Z</SubmitTime></QualificationRequest>");
  }

  @Property(tries = 300)
  void jaxbReadsBackWhatIsWritten(@ForAll("requests") QualificationRequest request)
      throws JAXBException {
    QualificationRequest read =
        messages
            .createUnmarshaller()
            .unmarshal(
                new StreamSource(new StringReader(written(request))), QualificationRequest.class)
            .getValue();

    assertThat(read).usingRecursiveComparison().isEqualTo(request);
  }

  @Property(tries = 300)
  void itIsWhatJaxbWrites(@ForAll("requests") QualificationRequest request) throws JAXBException {
    StringWriter jaxb = new StringWriter();
    Marshaller marshaller = messages.createMarshaller();
    marshaller.setProperty(Marshaller.JAXB_FRAGMENT, true);
    marshaller.marshal(
        new JAXBElement<>(new QName("QualificationRequest"), QualificationRequest.class, request),
        jaxb);

    assertThat(
            DiffBuilder.compare(jaxb.toString())
                .withTest(written(request))
                .checkForIdentical()
                .build()
                .getDifferences())
        .isEmpty();
  }

  @Provide
  Arbitrary<QualificationRequest> requests() {
    Arbitrary<String> text =
        Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(30),
                Arbitraries.of("", " ", "\r\n", "<a>&amp;</a>", "]]>", "\uD83D\uDE00", "\u2028"))
            .map(XmlCharacters::replaceInvalid)
            .injectNull(0.1);
    return text.list()
        .ofSize(6)
        .map(
            values -> {
              QualificationRequest request = new QualificationRequest();
              request.setQualificationRequestId(values.get(0));
              request.setQualificationTypeId(values.get(1));
              request.setSubjectId(values.get(2));
              request.setTest(values.get(3));
              request.setAnswer(values.get(4));
              request.setSubmitTime(values.get(5));
              return request;
            });
  }
}
