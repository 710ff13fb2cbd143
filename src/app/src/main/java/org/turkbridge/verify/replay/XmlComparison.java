package org.turkbridge.verify.replay;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToIntFunction;
import javax.xml.namespace.QName;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.turkbridge.verify.report.Observation;
import org.turkbridge.xml.XmlFactories;
import org.turkbridge.xml.XmlProblem;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xmlunit.builder.DiffBuilder;
import org.xmlunit.builder.Input;
import org.xmlunit.diff.Comparison;
import org.xmlunit.diff.ComparisonResult;
import org.xmlunit.diff.ComparisonType;
import org.xmlunit.diff.DefaultNodeMatcher;
import org.xmlunit.diff.DifferenceEvaluators;

/**
 * Compares XML with XMLUnit. The XML declaration, the order of attributes, prefixes, CDATA,
 * comments, and white space between elements mean nothing; white space alone in an element does.
 */
final class XmlComparison {
  private final IgnoredValues ignored;
  private final RecordKey keys;
  private final List<Observation> differences = new ArrayList<>();

  /** By the parent's XPath. */
  private final Map<String, List<Placed>> children = new LinkedHashMap<>();

  /**
   * A child that both have.
   *
   * @param id of the record, else its name
   */
  private record Placed(String id, int before, int after) {}

  private XmlComparison(IgnoredValues ignored) {
    this.ignored = ignored;
    this.keys = new RecordKey(ignored);
  }

  static List<Observation> compare(byte[] before, byte[] after, IgnoredValues ignored) {
    XmlComparison comparison = new XmlComparison(ignored);
    Optional<Document> old = comparison.read(before, "The recorded answer");
    Optional<Document> now = comparison.read(after, "The answer");
    if (old.isPresent() && now.isPresent()) {
      comparison.documents(old.get(), now.get());
    }
    return comparison.differences;
  }

  private Optional<Document> read(byte[] xml, String whose) {
    try {
      DocumentBuilderFactory factory = XmlFactories.trees();
      // Each may cut a text in two.
      factory.setCoalescing(true);
      factory.setIgnoringComments(true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return Optional.of(builder.parse(new ByteArrayInputStream(xml)));
    } catch (SAXParseException e) {
      differences.add(
          AnswerDifferences.notWellFormed(whose + " is not XML, " + XmlProblem.of(e).text()));
    } catch (SAXException e) {
      differences.add(AnswerDifferences.notWellFormed(whose + " is not XML: " + e.getMessage()));
    } catch (IOException e) {
      differences.add(
          AnswerDifferences.notWellFormed(whose + " is not in its encoding: " + e.getMessage()));
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("This JVM's XML parser cannot join texts", e);
    }
    return Optional.empty();
  }

  private void documents(Document before, Document after) {
    DiffBuilder.compare(Input.fromDocument(before))
        .withTest(Input.fromDocument(after))
        .checkForSimilar()
        .withNodeFilter(node -> !isBetweenElements(node))
        .withNodeMatcher(new DefaultNodeMatcher(this::areTwins))
        .withDifferenceEvaluator(
            DifferenceEvaluators.chain(DifferenceEvaluators.Default, this::judged))
        .withComparisonListeners(this::compared)
        .build();
    children.forEach(
        (parent, placed) -> {
          List<String> old = inOrder(placed, Placed::before);
          List<String> now = inOrder(placed, Placed::after);
          if (!old.equals(now)) {
            differences.add(AnswerDifferences.reordered(parent, old, now));
          }
        });
  }

  private static boolean isBetweenElements(Node node) {
    if (node.getNodeType() != Node.TEXT_NODE || !node.getNodeValue().isBlank()) {
      return false;
    }
    Node parent = node.getParentNode();
    for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child.getNodeType() == Node.ELEMENT_NODE) {
        return true;
      }
    }
    return false;
  }

  /** Records by their identifiers; other elements by their place among those of one name. */
  private boolean areTwins(@Nullable Element before, @Nullable Element after) {
    if (before == null || after == null || !name(before).equals(name(after))) {
      return false;
    }
    Optional<String> old = key(before);
    Optional<String> now = key(after);
    boolean alone = twins(before) == 1 && twins(after) == 1;
    return alone || old.isEmpty() || now.isEmpty() || old.equals(now);
  }

  private Optional<String> key(Element element) {
    return keys.of(name -> child(element, name));
  }

  private static Optional<String> child(Element element, String name) {
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element field && name(field).equals(name)) {
        return Optional.of(field.getTextContent());
      }
    }
    return Optional.empty();
  }

  private static int twins(Element element) {
    int twins = 0;
    Node first =
        element.getParentNode() == null ? element : element.getParentNode().getFirstChild();
    for (Node node = first; node != null; node = node.getNextSibling()) {
      twins += node instanceof Element other && name(other).equals(name(element)) ? 1 : 0;
    }
    return twins;
  }

  private static String name(Node node) {
    String name = node.getLocalName();
    return name == null ? node.getNodeName() : name;
  }

  private ComparisonResult judged(Comparison comparison, ComparisonResult outcome) {
    if (outcome == ComparisonResult.EQUAL || isIgnored(comparison)) {
      return ComparisonResult.EQUAL;
    }
    return comparison.getType() == ComparisonType.TEXT_VALUE
            && ignored.same(
                String.valueOf(comparison.getControlDetails().getValue()),
                String.valueOf(comparison.getTestDetails().getValue()))
        ? ComparisonResult.EQUAL
        : outcome;
  }

  private boolean isIgnored(Comparison comparison) {
    boolean lookup = comparison.getType() == ComparisonType.CHILD_LOOKUP;
    Node target = comparison.getControlDetails().getTarget();
    if (target == null) {
      target = comparison.getTestDetails().getTarget();
    }
    // That the element is there at all is compared.
    Node node = lookup && target instanceof Element ? target.getParentNode() : target;
    if (lookup && target instanceof Text && ignored.needsValue(name(target.getParentNode()))) {
      node = target.getParentNode().getParentNode();
    }
    while (node != null) {
      if (ignored.contains(name(node))) {
        return true;
      }
      node = node instanceof Attr attribute ? attribute.getOwnerElement() : node.getParentNode();
    }
    return false;
  }

  private void compared(Comparison comparison, ComparisonResult outcome) {
    Comparison.Detail before = comparison.getControlDetails();
    Comparison.Detail after = comparison.getTestDetails();
    switch (comparison.getType()) {
      case CHILD_NODELIST_SEQUENCE -> {
        if (before.getValue() instanceof Integer old && after.getValue() instanceof Integer now) {
          children
              .computeIfAbsent(String.valueOf(before.getParentXPath()), parent -> new ArrayList<>())
              .add(new Placed(id(before.getTarget()), old, now));
        }
      }
      case CHILD_LOOKUP, ATTR_NAME_LOOKUP -> {
        if (outcome != ComparisonResult.EQUAL) {
          lookup(before, after);
        }
      }
      case TEXT_VALUE,
          ATTR_VALUE,
          ELEMENT_TAG_NAME,
          NODE_TYPE,
          PROCESSING_INSTRUCTION_TARGET,
          PROCESSING_INSTRUCTION_DATA -> {
        if (outcome == ComparisonResult.DIFFERENT) {
          differences.add(AnswerDifferences.changed(path(before), text(before), text(after)));
        }
      }
      case NAMESPACE_URI -> {
        if (outcome == ComparisonResult.DIFFERENT && !isInherited(before, after)) {
          differences.add(AnswerDifferences.namespace(path(before), uri(before), uri(after)));
        }
      }
      default -> {
        // Counts, which what is lost or added tells, and the XML declaration.
      }
    }
  }

  /** Whether the parents differ alike, which has been told then. */
  private static boolean isInherited(Comparison.Detail before, Comparison.Detail after) {
    return hasNamespaceOfParent(before.getTarget()) && hasNamespaceOfParent(after.getTarget());
  }

  private static boolean hasNamespaceOfParent(Node node) {
    return node.getParentNode() instanceof Element parent
        && Objects.equals(parent.getNamespaceURI(), node.getNamespaceURI());
  }

  private static @Nullable String uri(Comparison.Detail detail) {
    return detail.getTarget().getNamespaceURI();
  }

  private void lookup(Comparison.Detail before, Comparison.Detail after) {
    if (before.getXPath() == null) {
      differences.add(AnswerDifferences.added(path(after), content(after)));
    } else if (after.getXPath() == null) {
      differences.add(AnswerDifferences.lost(path(before), content(before)));
    } else if (before.getValue() == null) {
      differences.add(AnswerDifferences.added(path(after), attribute(after)));
    } else {
      differences.add(AnswerDifferences.lost(path(before), attribute(before)));
    }
  }

  private String id(Node child) {
    return child instanceof Element element ? key(element).orElse(name(child)) : name(child);
  }

  private static List<String> inOrder(List<Placed> placed, ToIntFunction<Placed> place) {
    return placed.stream().sorted(Comparator.comparingInt(place)).map(Placed::id).toList();
  }

  /** Of the element, where it is about its text. */
  private static String path(Comparison.Detail detail) {
    return String.valueOf(detail.getXPath()).replaceFirst("/text\\(\\)\\[1\\]$", "");
  }

  private static String content(Comparison.Detail detail) {
    Node target = detail.getTarget();
    return target == null ? text(detail) : String.valueOf(target.getTextContent());
  }

  private static String attribute(Comparison.Detail detail) {
    return detail.getTarget() instanceof Element element && detail.getValue() instanceof QName name
        ? element.getAttributeNS(uri(name), name.getLocalPart())
        : text(detail);
  }

  private static @Nullable String uri(QName name) {
    return name.getNamespaceURI().isEmpty() ? null : name.getNamespaceURI();
  }

  private static String text(Comparison.Detail detail) {
    return String.valueOf(detail.getValue());
  }
}
