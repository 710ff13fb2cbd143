package org.turkbridge.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The archives in {@code samples/} are what their README says. */
@NullMarked
final class SamplesTest {
  private static final Validation MESSAGES = Validation.by("AWSMechanicalTurkRequester.xsd");
  private static final Validation FORMS = Validation.by("QuestionForm.xsd");
  private static final Validation ANSWERS = Validation.by("QuestionFormAnswers.xsd");

  /** Its Test and Answer hold elements, which no schema of the messages allows. */
  private static final String UNESCAPED = "odd/child-elements.xml";

  private static final List<Sample> SAMPLES = Sample.all();

  static Stream<Sample> samples() {
    return SAMPLES.stream();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void testsAreValidForms(Sample sample) {
    for (String form : documents(sample, "Test")) {
      assertThat(FORMS.complaint(form)).as(form).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void testsHaveFourQuestions(Sample sample) {
    for (String form : documents(sample, "Test")) {
      assertThat(Sample.parse(form).getElementsByTagNameNS("*", "Question").getLength())
          .as(form)
          .isEqualTo(4);
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void answersAreValidAnswers(Sample sample) {
    for (String answers : documents(sample, "Answer")) {
      assertThat(ANSWERS.complaint(answers)).as(answers).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void responsesAreValidMessages(Sample sample) {
    for (Element response : sample.elements("GetQualificationRequestsResponse")) {
      assertThat(MESSAGES.complaint(withoutNamespace(response)).isEmpty())
          .isEqualTo(!sample.name().equals(UNESCAPED));
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void recordsAreValidWhateverIsAroundThem(Sample sample) {
    for (Element record : sample.records()) {
      assertThat(MESSAGES.complaint(inResponse(record)).isEmpty())
          .as(text(record, "QualificationRequestId"))
          .isEqualTo(!sample.name().equals(UNESCAPED));
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void identifiersLookLikeThoseOfTheService(Sample sample) {
    for (Element record : sample.records()) {
      assertThat(text(record, "QualificationRequestId")).matches("[A-Z0-9]{30}");
      assertThat(text(record, "QualificationTypeId")).matches("[A-Z0-9]{30}");
      assertThat(text(record, "SubjectId")).matches("A[A-Z0-9]{1,63}");
    }
  }

  @Test
  void samplesWithOneIdentifierAreOneRequestOverThreeTypes() {
    Map<String, List<String>> contents = new HashMap<>();
    Set<String> types = new HashSet<>();
    int records = 0;
    for (Sample sample : SAMPLES) {
      for (Element record : sample.records()) {
        List<String> content =
            Stream.of("QualificationTypeId", "SubjectId", "Test", "Answer", "SubmitTime")
                .map(name -> text(record, name))
                .toList();
        List<String> known = contents.putIfAbsent(text(record, "QualificationRequestId"), content);
        assertThat(content).isEqualTo(known == null ? content : known);
        types.add(content.get(0));
        records++;
      }
    }
    assertThat(types).hasSize(3);
    assertThat(contents).hasSize(records - 1);
  }

  @Test
  void readmeCountsTheRecordsOfEveryFile() throws IOException {
    Pattern row = Pattern.compile("(?m)^\\| \\[([^]]+)].*\\| (\\d+) \\|");
    Map<String, Integer> counted =
        row.matcher(Files.readString(Sample.FOLDER.resolve("README.md")))
            .results()
            .collect(
                Collectors.toMap(
                    (MatchResult found) -> found.group(1),
                    found -> Integer.parseInt(found.group(2))));
    Map<String, Integer> actual = new TreeMap<>();
    for (Sample sample : SAMPLES) {
      actual.put(sample.name(), sample.records().size());
    }
    assertThat(counted).containsExactlyInAnyOrderEntriesOf(actual);
  }

  /** The documents that elements of this name hold in any of the forms of an archive. */
  private static List<String> documents(Sample sample, String name) {
    return sample.records().stream()
        .flatMap(record -> children(record).filter(child -> name.equals(child.getLocalName())))
        .map(SamplesTest::document)
        .filter(document -> !document.isEmpty())
        .toList();
  }

  private static String document(Element holder) {
    return children(holder)
        .findFirst()
        .map(SamplesTest::serialised)
        .orElseGet(() -> unescapedTwice(holder.getTextContent().strip()));
  }

  private static String unescapedTwice(String text) {
    return text.startsWith("&lt;")
        ? Sample.parse("<text>" + text + "</text>").getDocumentElement().getTextContent().strip()
        : text;
  }

  private static Stream<Element> children(Element parent) {
    return Stream.iterate(parent.getFirstChild(), node -> node != null, Node::getNextSibling)
        .filter(Element.class::isInstance)
        .map(Element.class::cast);
  }

  private static String text(Element record, String name) {
    return children(record)
        .filter(child -> name.equals(child.getLocalName()))
        .map(Element::getTextContent)
        .findFirst()
        .orElse("");
  }

  private static String serialised(Element element) {
    try {
      TransformerFactory transformers = TransformerFactory.newInstance();
      transformers.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      Transformer identity = transformers.newTransformer();
      identity.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
      StringWriter out = new StringWriter();
      identity.transform(new DOMSource(element), new StreamResult(out));
      return out.toString();
    } catch (TransformerException e) {
      throw new IllegalStateException(e);
    }
  }

  private static DOMSource inResponse(Element record) {
    Document document = Sample.parse("<GetQualificationRequestsResponse/>");
    Element result = document.createElementNS(null, "GetQualificationRequestsResult");
    document.getDocumentElement().appendChild(result).appendChild(copy(document, record));
    return new DOMSource(document);
  }

  private static DOMSource withoutNamespace(Element message) {
    Document document = Sample.parse("<replaced/>");
    document.replaceChild(copy(document, message), document.getDocumentElement());
    return new DOMSource(document);
  }

  private static Element copy(Document to, Element from) {
    Element copy = to.createElementNS(null, from.getLocalName());
    for (int i = 0; i < from.getAttributes().getLength(); i++) {
      Attr attribute = (Attr) from.getAttributes().item(i);
      if (!XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI())) {
        copy.setAttributeNode((Attr) to.importNode(attribute, true));
      }
    }
    for (Node node = from.getFirstChild(); node != null; node = node.getNextSibling()) {
      copy.appendChild(
          node instanceof Element element ? copy(to, element) : to.importNode(node, true));
    }
    return copy;
  }
}
