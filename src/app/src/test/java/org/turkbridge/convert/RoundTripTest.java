package org.turkbridge.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.turkbridge.archive.InvalidCharacters;
import org.turkbridge.archive.RecordFormat;
import org.turkbridge.archive.Timestamps;
import org.turkbridge.archive.json.JsonFormat;
import org.turkbridge.archive.json.JsonLinesFormat;
import org.turkbridge.archive.xml.LegacyXmlFormat;
import org.turkbridge.message.Sample;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xmlunit.builder.DiffBuilder;
import org.xmlunit.diff.Comparison;
import org.xmlunit.diff.ComparisonResult;
import org.xmlunit.diff.ComparisonType;
import org.xmlunit.diff.DifferenceEvaluators;

/** Over to the other model and back nothing is lost. */
class RoundTripTest {
  private static final String NAMESPACE = "http://requester.mturk.amazonaws.com/doc/2014-08-15";
  private static final List<RecordFormat> LEGACY =
      List.of(
          LegacyXmlFormat.rest(InvalidCharacters.REJECT),
          LegacyXmlFormat.soap(NAMESPACE, InvalidCharacters.REJECT),
          LegacyXmlFormat.bare(InvalidCharacters.REJECT));
  private static final JsonLinesFormat LINES = new JsonLinesFormat(Timestamps.ISO8601);

  @TempDir Path folder;

  static Stream<Sample> samples() {
    return Sample.in(Sample.FOLDER).stream().filter(sample -> !sample.records().isEmpty());
  }

  private static String converted(String document, RecordFormat format) {
    return Run.ofStandardInput(document.getBytes(StandardCharsets.UTF_8)).as(format).out();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aSampleComesBackAsTheSameXml(Sample sample) throws IOException {
    Run.Done there = Run.of(Sample.FOLDER.resolve(sample.name())).done();
    assertThat(there.report().refused()).isFalse();

    for (RecordFormat legacy : LEGACY) {
      List<Element> back = records(Sample.parse(converted(there.out(), legacy)));
      assertThat(back).hasSameSizeAs(sample.records());
      for (int record = 0; record < back.size(); record++) {
        assertThat(
                DiffBuilder.compare(withDocumentsAsText(sample.records().get(record)))
                    .withTest(back.get(record))
                    .ignoreComments()
                    .withNodeFilter(RoundTripTest::isNoSpaceBetweenElements)
                    .withDifferenceEvaluator(
                        DifferenceEvaluators.chain(
                            DifferenceEvaluators.Default, RoundTripTest::normalised))
                    .checkForSimilar()
                    .build()
                    .getDifferences())
            .isEmpty();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void jsonLinesOfASampleComeBackByteForByte(Sample sample) throws IOException {
    String lines = Run.of(Sample.FOLDER.resolve(sample.name())).out();

    for (RecordFormat legacy : LEGACY) {
      Run.Done back =
          Run.ofStandardInput(converted(lines, legacy).getBytes(StandardCharsets.UTF_8)).done();
      assertThat(back.out()).isEqualTo(lines);
      assertThat(back.report().tally().normalised()).isEmpty();
    }
    assertThat(converted(converted(lines, new JsonFormat()), LINES)).isEqualTo(lines);
    assertThat(converted(converted(lines, new JsonLinesFormat(Timestamps.EPOCH)), LINES))
        .isEqualTo(lines);
  }

  @Test
  void jsonLinesOfAGeneratedArchiveComeBackByteForByte() throws IOException {
    String lines = Run.of(DirtyArchive.write(folder.resolve("in"), 12)).out();
    assertThat(lines.lines()).hasSizeGreaterThan(10_000);

    for (RecordFormat legacy : LEGACY) {
      String xml = converted(lines, legacy);
      assertThat(Fingerprint.of(converted(xml, LINES).getBytes(StandardCharsets.UTF_8)))
          .isEqualTo(Fingerprint.of(lines.getBytes(StandardCharsets.UTF_8)));
      assertThat(converted(xml, legacy).equals(xml)).isTrue();
    }
  }

  private static List<Element> records(Document document) {
    NodeList found = document.getElementsByTagNameNS("*", "QualificationRequest");
    return IntStream.range(0, found.getLength()).mapToObj(at -> (Element) found.item(at)).toList();
  }

  /** The record with documents as text, whether it had them so or as elements. */
  private static Element withDocumentsAsText(Element record) {
    Element copy = (Element) record.cloneNode(true);
    NodeList inside = copy.getElementsByTagNameNS("*", "*");
    for (int i = inside.getLength() - 1; i >= 0; i--) {
      if (inside.item(i) instanceof Element document
          && document.getParentNode() instanceof Element holder
          && holder.getParentNode() == copy) {
        holder.setTextContent(serialised(document));
      }
    }
    return copy;
  }

  private static String serialised(Element element) {
    try {
      Transformer identity = TransformerFactory.newDefaultInstance().newTransformer();
      identity.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
      StringWriter out = new StringWriter();
      identity.transform(new DOMSource(element), new StreamResult(out));
      return out.toString();
    } catch (TransformerException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isNoSpaceBetweenElements(Node node) {
    return node.getNodeType() != Node.TEXT_NODE
        || !"QualificationRequest".equals(node.getParentNode().getLocalName());
  }

  private static ComparisonResult normalised(Comparison comparison, ComparisonResult outcome) {
    if (outcome == ComparisonResult.EQUAL) {
      return outcome;
    }
    if (comparison.getType() == ComparisonType.NAMESPACE_URI) {
      // That of the envelope, which is the version's or none.
      return ComparisonResult.EQUAL;
    }
    if (comparison.getType() != ComparisonType.TEXT_VALUE) {
      return outcome;
    }
    String control = String.valueOf(comparison.getControlDetails().getValue()).strip();
    String test = String.valueOf(comparison.getTestDetails().getValue());
    Node holder = comparison.getControlDetails().getTarget().getParentNode();
    boolean same =
        holder.getLocalName().equals("SubmitTime")
            ? instant(control).equals(instant(test))
            : isSameDocument(control, test);
    return same ? ComparisonResult.EQUAL : outcome;
  }

  private static boolean isSameDocument(String control, String test) {
    if (control.startsWith("&lt;")) {
      return Sample.parse("<text>" + control + "</text>")
          .getDocumentElement()
          .getTextContent()
          .equals(test);
    }
    return control.equals(test)
        || (control.startsWith("<")
            && !DiffBuilder.compare(control)
                .withTest(test)
                .checkForSimilar()
                .build()
                .hasDifferences());
  }

  private static Instant instant(String time) {
    return time.matches(".*(Z|[+-]\\d\\d:\\d\\d)")
        ? OffsetDateTime.parse(time).toInstant()
        : LocalDateTime.parse(time).toInstant(ZoneOffset.UTC);
  }
}
