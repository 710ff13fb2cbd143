package org.turkbridge.verify.records;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.turkbridge.verify.report.FindingKind;
import org.turkbridge.verify.report.Observation;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/**
 * Compares a legacy record with what came back of it. It undoes the notation of the first by rules
 * of its own, and of no more than archives are known for; what differs then is a difference.
 */
final class LegacyComparison {
  private static final String RECORD = "QualificationRequest";

  private final WrittenRecordReader reader;
  private final PlainDom dom;
  private final Moments moments = new Moments();
  private final TreeComparison trees = new TreeComparison();

  LegacyComparison(WrittenRecordReader reader, PlainDom dom) {
    this.reader = reader;
    this.dom = dom;
  }

  /**
   * Compares.
   *
   * @param before as the archive has it
   * @param after as it was written back, by the schema
   */
  ComparisonResult compare(WrittenRecord before, WrittenRecord after) {
    Set<Notation> notations = EnumSet.noneOf(Notation.class);
    List<Observation> differences = new ArrayList<>(before.strays());
    Map<LegacyElement, WrittenRecord.WrittenValue> known = known(before, notations, differences);
    Map<String, WrittenRecord.WrittenValue> back = new HashMap<>();
    after.values().forEach(value -> back.put(value.name(), value));
    List<Child> expected = new ArrayList<>();
    List<Child> actual = new ArrayList<>();
    known.forEach(
        (element, value) ->
            expected.add(expected(element, value, back.get(element.label()), notations)));
    for (WrittenRecord.WrittenValue value : after.values()) {
      actual.add(new Child(value.name(), value.text(), value.elements()));
    }
    if (!expected.equals(actual)) {
      differences.addAll(differences(expected, actual));
    }
    return new ComparisonResult(notations, differences);
  }

  /**
   * An element of a record once its notation is undone.
   *
   * @param elements the element with child elements in it; null if it has text alone
   */
  private record Child(String name, String text, @Nullable Element elements) {}

  private static Map<LegacyElement, WrittenRecord.WrittenValue> known(
      WrittenRecord record, Set<Notation> notations, List<Observation> differences) {
    Map<LegacyElement, WrittenRecord.WrittenValue> known = new EnumMap<>(LegacyElement.class);
    Map<String, Integer> times = new HashMap<>();
    LegacyElement last = LegacyElement.QUALIFICATION_REQUEST_ID;
    for (WrittenRecord.WrittenValue value : record.values()) {
      LegacyElement element = LegacyElement.named(value.name());
      if (element == null) {
        notations.add(Notation.UNKNOWN_ELEMENT);
        leftOut(value, times.merge(value.name(), 1, Integer::sum)).ifPresent(differences::add);
        continue;
      }
      if (element.compareTo(last) < 0) {
        notations.add(Notation.ELEMENT_ORDER);
      }
      last = element;
      known.put(element, value);
    }
    return known;
  }

  /**
   * What an element of no known name holds.
   *
   * @param time which of that name it is, from 1
   */
  private static Optional<Observation> leftOut(WrittenRecord.WrittenValue value, int time) {
    String text = value.elements() == null ? value.text() : said(value.elements());
    return XmlSpace.trim(text).isEmpty()
        ? Optional.empty()
        : Optional.of(
            ComparisonResult.difference(
                FindingKind.LEFT_OUT,
                "/%s[1]/%s[%d]".formatted(RECORD, value.name(), time),
                text,
                null));
  }

  /** The text of an element, and the attributes of those in it. */
  private static String said(Element element) {
    StringBuilder said = new StringBuilder();
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element inner) {
        for (int i = 0; i < inner.getAttributes().getLength(); i++) {
          said.append(inner.getAttributes().item(i)).append(' ');
        }
        said.append(said(inner));
      } else {
        said.append(child.getNodeValue());
      }
    }
    return said.toString();
  }

  private Child expected(
      LegacyElement element,
      WrittenRecord.WrittenValue value,
      WrittenRecord.@Nullable WrittenValue back,
      Set<Notation> notations) {
    if (value.hasCdata()) {
      notations.add(Notation.CDATA);
    }
    if (value.elements() != null) {
      notations.add(Notation.CHILD_ELEMENTS);
      return new Child(value.name(), "", trimmed(value.elements()));
    }
    if (value.isExact()) {
      return new Child(value.name(), value.text(), null);
    }
    String text =
        element.isDocument() ? document(value.text(), notations) : simple(value.text(), notations);
    if (element == LegacyElement.SUBMIT_TIME && back != null && !text.equals(back.text())) {
      text = time(text, back.text(), notations);
    }
    return new Child(value.name(), text, null);
  }

  private static String document(String text, Set<Notation> notations) {
    String trimmed = XmlSpace.trim(text);
    String document = trimmed;
    if (trimmed.startsWith("&lt;")) {
      String unescaped = XmlSpace.trim(Unescaping.once(trimmed));
      if (isMarkup(unescaped)) {
        notations.add(Notation.DOUBLE_ESCAPING);
        document = unescaped;
      }
    }
    if (!isMarkup(document)) {
      return text;
    }
    if (trimmed.length() < text.length()) {
      notations.add(Notation.WHITE_SPACE_AROUND_DOCUMENT);
    }
    return document;
  }

  private static boolean isMarkup(String text) {
    return text.length() > 2 && text.startsWith("<") && text.endsWith(">");
  }

  private static String simple(String text, Set<Notation> notations) {
    String trimmed = XmlSpace.trim(text);
    if (trimmed.length() < text.length()) {
      notations.add(Notation.WHITE_SPACE_AROUND_VALUE);
    }
    return trimmed;
  }

  /** The time as it came back, if it is the same moment. */
  private String time(String text, String back, Set<Notation> notations) {
    Optional<Moments.Moment> before = moments.parse(text);
    Optional<Moments.Moment> after = moments.parse(back);
    if (before.isEmpty()
        || after.isEmpty()
        || before.get().epochSeconds().compareTo(after.get().epochSeconds()) != 0) {
      return text;
    }
    notations.add(
        switch (before.get().zone()) {
          case NONE -> Notation.MISSING_ZONE;
          case OTHER -> Notation.ZONE_OFFSET;
          case UTC -> Notation.TIME_NOTATION;
        });
    return back;
  }

  private List<Observation> differences(List<Child> expected, List<Child> actual) {
    Element before = dom.element(RECORD, "");
    Map<String, Element> nested = new HashMap<>();
    for (Child child : expected) {
      Element elements = child.elements();
      if (elements != null) {
        nested.put(child.name(), elements);
      }
      before.appendChild(elements == null ? dom.element(child.name(), child.text()) : elements);
    }
    Element after = dom.element(RECORD, "");
    for (Child child : actual) {
      after.appendChild(
          nested.containsKey(child.name())
              ? parsed(child)
              : dom.element(child.name(), child.text()));
    }
    return trees.compare(before, after);
  }

  /** What was child elements comes back as text, and has to be the same document. */
  private Element parsed(Child child) {
    try {
      return reader.document(child.name(), child.text());
    } catch (XMLStreamException e) {
      return dom.element(child.name(), child.text());
    }
  }

  /** Without white space around what is in it. */
  private static Element trimmed(Element element) {
    Element copy = (Element) element.cloneNode(true);
    trim(copy, copy.getFirstChild());
    trim(copy, copy.getLastChild());
    return copy;
  }

  private static void trim(Element element, @Nullable Node end) {
    if (end instanceof Text text && XmlSpace.trim(text.getData()).isEmpty()) {
      element.removeChild(end);
    }
  }
}
