package org.turkbridge.verify.records;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.turkbridge.verify.records.LegacyShape.Content;
import org.turkbridge.verify.records.WrittenRecord.WrittenValue;
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
  private static final String DOLLARS = "USD";

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
    Found found = new Found(EnumSet.noneOf(Notation.class), new ArrayList<>(before.strays()));
    after.strays().forEach(stray -> found.differences().add(added(stray)));
    List<Child> expected = expected(before, after, found);
    List<Child> actual = actual(after);
    if (!before.shape().equals(after.shape()) || !expected.equals(actual)) {
      found
          .differences()
          .addAll(
              trees.compare(
                  element(before.shape().element(), expected),
                  element(after.shape().element(), asDocuments(actual, expected))));
    }
    return new ComparisonResult(found.notations(), found.differences());
  }

  private static Observation added(Observation stray) {
    return ComparisonResult.difference(FindingKind.ADDED_VALUE, stray.path(), null, stray.before());
  }

  /** What is found on the way. */
  private record Found(Set<Notation> notations, List<Observation> differences) {
    void add(Notation notation) {
      notations.add(notation);
    }

    void leftOut(String path, String text) {
      differences.add(ComparisonResult.difference(FindingKind.LEFT_OUT, path, text, null));
    }
  }

  /**
   * An element of a record once its notation is undone.
   *
   * @param elements the element with child elements in it; null if it has none that are no values
   * @param inner what is in a structure
   */
  private record Child(String name, String text, @Nullable Element elements, List<Child> inner) {
    static Child of(String name, String text) {
      return new Child(name, text, null, List.of());
    }
  }

  private static List<Child> actual(WrittenRecord record) {
    return record.values().stream()
        .map(
            value ->
                new Child(
                    value.name(),
                    value.text(),
                    value.elements(),
                    value.structure() == null ? List.of() : actual(value.structure())))
        .toList();
  }

  private List<Child> expected(WrittenRecord before, WrittenRecord after, Found found) {
    LegacyShape shape = before.shape();
    Map<String, List<WrittenValue>> known = known(before, found);
    List<Child> expected = new ArrayList<>();
    for (LegacyShape.Part part : shape.parts()) {
      List<WrittenValue> back =
          after.values().stream().filter(value -> value.name().equals(part.name())).toList();
      int at = 0;
      for (WrittenValue value : known.getOrDefault(part.name(), List.of())) {
        boolean isNothing =
            part.content().isNothingIfEmpty() && XmlSpace.trim(value.text()).isEmpty();
        if (isNothing) {
          found.add(Notation.EMPTY_ELEMENT);
        } else {
          expected.add(expected(part, value, at < back.size() ? back.get(at) : null, found));
          at++;
        }
      }
    }
    return expected;
  }

  /** The values of known elements, by the names that the schema has for them. */
  private static Map<String, List<WrittenValue>> known(WrittenRecord record, Found found) {
    LegacyShape shape = record.shape();
    Map<String, List<WrittenValue>> known = new HashMap<>();
    Map<String, Integer> times = new HashMap<>();
    int last = 0;
    for (WrittenValue value : record.values()) {
      int time = times.merge(value.name(), 1, Integer::sum);
      int index = shape.indexOf(value.name());
      if (index < 0) {
        found.add(Notation.UNKNOWN_ELEMENT);
        String text = value.elements() == null ? value.text() : said(value.elements());
        if (!XmlSpace.trim(text).isEmpty()) {
          found.leftOut("%s/%s[%d]".formatted(record.path(), value.name(), time), text);
        }
        continue;
      }
      LegacyShape.Part part = shape.parts().get(index);
      if (part.content() == Content.ENVELOPE) {
        found.add(Notation.MARKUP);
        continue;
      }
      if (index < last) {
        found.add(Notation.ELEMENT_ORDER);
      }
      last = index;
      List<WrittenValue> values = known.computeIfAbsent(part.name(), name -> new ArrayList<>());
      if (!value.name().equals(part.name())) {
        found.add(Notation.ELEMENT_NAME);
      }
      // Some answers say it by both names.
      if (values.stream().noneMatch(each -> isByOtherName(each, value))) {
        values.add(value);
      }
    }
    return known;
  }

  private static boolean isByOtherName(WrittenValue one, WrittenValue other) {
    return !one.name().equals(other.name()) && one.text().equals(other.text());
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
      LegacyShape.Part part, WrittenValue value, @Nullable WrittenValue back, Found found) {
    if (value.hasCdata()) {
      found.add(Notation.CDATA);
    }
    if (value.structure() != null) {
      return structure(part, value, value.structure(), back, found);
    }
    if (value.elements() != null) {
      found.add(Notation.CHILD_ELEMENTS);
      return new Child(part.name(), "", trimmed(value.elements()), List.of());
    }
    if (value.isExact()) {
      return Child.of(part.name(), value.text());
    }
    return Child.of(
        part.name(), text(part.content(), value.text(), back == null ? null : back.text(), found));
  }

  private Child structure(
      LegacyShape.Part part,
      WrittenValue value,
      WrittenRecord structure,
      @Nullable WrittenValue back,
      Found found) {
    @Nullable WrittenRecord after = back == null ? null : back.structure();
    WrittenRecord written =
        after == null
            ? new WrittenRecord(structure.shape(), structure.path(), List.of(), List.of())
            : after;
    List<Child> inner = expected(structure, written, found);
    String bare = XmlSpace.trim(value.text());
    if (!bare.isEmpty()) {
      found.add(Notation.CHILD_ELEMENTS);
      inner = List.of(Child.of(String.valueOf(structure.shape().bare()), bare));
    }
    return new Child(
        part.name(),
        "",
        null,
        structure.shape().part("FormattedPrice") == null
            ? inner
            : price(structure, inner, actual(written), found));
  }

  /** A price whose amount is known: all else follows, in dollars. */
  private static List<Child> price(
      WrittenRecord before, List<Child> inner, List<Child> back, Found found) {
    Optional<BigDecimal> amount = textOf(inner, "Amount").flatMap(LegacyComparison::number);
    if (amount.isEmpty()) {
      return inner;
    }
    List<Child> price = new ArrayList<>(inner);
    price.removeIf(child -> child.name().equals("FormattedPrice"));
    if (textOf(inner, "CurrencyCode").isEmpty()) {
      found.add(Notation.PRICE);
      price.add(Child.of("CurrencyCode", DOLLARS));
    }
    String formatted = String.format(Locale.ROOT, "$%,.2f", amount.get());
    Optional<String> written = textOf(inner, "FormattedPrice");
    if (written.isPresent() && isOther(written.get(), amount.get())) {
      found.leftOut(before.path() + "/FormattedPrice[1]", written.get());
    }
    if (textOf(back, "FormattedPrice").isPresent()) {
      price.add(Child.of("FormattedPrice", formatted));
    }
    if (!written.equals(textOf(back, "FormattedPrice"))) {
      found.add(Notation.PRICE);
    }
    return price;
  }

  private static boolean isOther(String formatted, BigDecimal amount) {
    return number(formatted.replaceAll("[^0-9.-]", ""))
        .map(number -> number.doubleValue() != amount.doubleValue())
        .orElse(true);
  }

  private static Optional<String> textOf(List<Child> children, String name) {
    return children.stream()
        .filter(child -> child.name().equals(name))
        .map(Child::text)
        .findFirst();
  }

  /**
   * What a text has to come back as.
   *
   * @param back what it came back as; null if it did not
   */
  private String text(Content content, String text, @Nullable String back, Found found) {
    return switch (content) {
      case TEXT, STRUCTURE, ENVELOPE -> text;
      case DOCUMENT -> document(text, found.notations());
      case NAME, CURRENCY, FORMATTED_PRICE -> simple(text, found.notations());
      case TIME -> {
        String time = simple(text, found.notations());
        yield back == null || time.equals(back) ? time : time(time, back, found.notations());
      }
      case NUMBER, FLAG, WORD, AMOUNT -> {
        String value = simple(text, found.notations());
        if (back == null || value.equals(back) || !saysTheSame(content, value, back)) {
          yield value;
        }
        found.add(content == Content.AMOUNT ? Notation.PRICE : Notation.VALUE_NOTATION);
        yield back;
      }
    };
  }

  private static boolean saysTheSame(Content content, String before, String after) {
    return switch (content) {
      case NUMBER ->
          number(before).flatMap(one -> number(after).map(one::compareTo)).orElse(-1) == 0;
      case FLAG -> flag(before).equals(flag(after));
      case WORD -> before.equalsIgnoreCase(after);
      // Programs wrote the digits of binary fractions.
      case AMOUNT ->
          number(before)
              .flatMap(one -> number(after).map(two -> one.doubleValue() == two.doubleValue()))
              .orElse(false);
      default -> false;
    };
  }

  private static Optional<BigDecimal> number(String text) {
    try {
      return Optional.of(new BigDecimal(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static String flag(String text) {
    return switch (text) {
      case "1" -> "true";
      case "0" -> "false";
      default -> text;
    };
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

  private Element element(String name, List<Child> children) {
    Element element = dom.element(name, "");
    for (Child child : children) {
      if (child.elements() != null) {
        element.appendChild(child.elements());
      } else {
        Element inner = element(child.name(), child.inner());
        dom.append(inner, child.text());
        element.appendChild(inner);
      }
    }
    return element;
  }

  /** What was child elements comes back as text, and has to be the same document. */
  private List<Child> asDocuments(List<Child> actual, List<Child> expected) {
    List<String> nested =
        expected.stream().filter(child -> child.elements() != null).map(Child::name).toList();
    return actual.stream()
        .map(child -> nested.contains(child.name()) ? parsed(child) : child)
        .toList();
  }

  private Child parsed(Child child) {
    try {
      return new Child(child.name(), "", reader.document(child.name(), child.text()), List.of());
    } catch (XMLStreamException e) {
      return child;
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
