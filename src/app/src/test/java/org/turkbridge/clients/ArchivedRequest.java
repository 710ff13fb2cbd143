package org.turkbridge.clients;

import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.jspecify.annotations.Nullable;
import org.turkbridge.message.Sample;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * A QualificationRequest as its archive has it, read without any code of ours.
 *
 * @param test the document alone; null if absent, white space if that is all there is
 * @param answer as {@code test}
 * @param sameText whether clients must see {@code test} and {@code answer} to the letter; else
 *     equal as XML, since the archive has them as elements
 */
record ArchivedRequest(
    String id,
    String type,
    String worker,
    @Nullable String test,
    @Nullable String answer,
    Instant submitTime,
    boolean sameText) {

  /** The documented order, which ids make total. */
  static final Comparator<ArchivedRequest> BY_TIME =
      Comparator.comparing(ArchivedRequest::submitTime).thenComparing(ArchivedRequest::id);

  static final Comparator<ArchivedRequest> BY_TYPE =
      Comparator.comparing(ArchivedRequest::type).thenComparing(BY_TIME);

  static List<String> ids(Collection<ArchivedRequest> requests, Comparator<ArchivedRequest> order) {
    return requests.stream().sorted(order).map(ArchivedRequest::id).toList();
  }

  /** Those in the archives of these folders, each once. */
  static List<ArchivedRequest> in(Path... folders) {
    Map<String, ArchivedRequest> byId = new LinkedHashMap<>();
    Stream.of(folders)
        .map(Sample::in)
        .flatMap(Collection::stream)
        .flatMap(archive -> archive.records().stream())
        .map(ArchivedRequest::of)
        .forEach(request -> byId.putIfAbsent(request.id(), request));
    return List.copyOf(byId.values());
  }

  private static ArchivedRequest of(Element record) {
    Optional<Element> test = child(record, "Test");
    Optional<Element> answer = child(record, "Answer");
    return new ArchivedRequest(
        text(record, "QualificationRequestId"),
        text(record, "QualificationTypeId"),
        text(record, "SubjectId"),
        test.map(ArchivedRequest::document).orElse(null),
        answer.map(ArchivedRequest::document).orElse(null),
        instant(text(record, "SubmitTime")),
        Stream.concat(test.stream(), answer.stream())
            .noneMatch(element -> children(element).findAny().isPresent()));
  }

  private static Optional<Element> child(Element parent, String name) {
    return children(parent).filter(element -> name.equals(element.getLocalName())).findFirst();
  }

  private static Stream<Element> children(Element parent) {
    return Stream.iterate(parent.getFirstChild(), node -> node != null, Node::getNextSibling)
        .filter(Element.class::isInstance)
        .map(Element.class::cast);
  }

  private static String text(Element record, String name) {
    return child(record, name).orElseThrow().getTextContent();
  }

  private static String document(Element holder) {
    Optional<Element> element = children(holder).findFirst();
    if (element.isPresent()) {
      return serialised(element.get());
    }
    String text = holder.getTextContent();
    String document = text.strip();
    if (document.startsWith("&lt;")) {
      return Sample.parse("<text>" + document + "</text>").getDocumentElement().getTextContent();
    }
    return document.isEmpty() ? text : document;
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

  private static Instant instant(String text) {
    TemporalAccessor time =
        DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
    return time instanceof LocalDateTime local
        ? local.toInstant(ZoneOffset.UTC)
        : OffsetDateTime.from(time).toInstant();
  }
}
