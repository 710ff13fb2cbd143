package org.turkbridge.junit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.opentest4j.AssertionFailedError;
import org.w3c.dom.Node;
import org.xmlunit.XMLUnitException;
import org.xmlunit.builder.DiffBuilder;
import org.xmlunit.builder.Input;
import org.xmlunit.diff.Comparison;
import org.xmlunit.diff.Diff;
import org.xmlunit.diff.Difference;

/**
 * An assertion on one document. White space between elements, comments, prefixes and CDATA make no
 * difference, nor do elements that no two answers have alike: {@code RequestId}, and {@code
 * RequestID} as the old API spelled it when it was throttled.
 */
public final class XmlAssert {
  private static final Set<String> NEVER_ALIKE = Set.of("RequestId", "RequestID");
  private static final int MOST_SHOWN = 10;

  private final String actual;
  private final Set<String> ignored;

  XmlAssert(String actual) {
    this(actual, NEVER_ALIKE);
  }

  private XmlAssert(String actual, Set<String> ignored) {
    this.actual = actual;
    this.ignored = ignored;
  }

  /**
   * The same, which passes over elements and all that is in them.
   *
   * @param elements their names without prefixes
   */
  public XmlAssert ignoring(String... elements) {
    Set<String> more = new TreeSet<>(ignored);
    more.addAll(List.of(elements));
    return new XmlAssert(actual, more);
  }

  /**
   * Fails unless both documents say the same, in the same order.
   *
   * @param archived what is right
   * @return this, for the next assertion
   * @throws AssertionFailedError naming the first differences by XPath, or the document that is no
   *     well-formed XML
   */
  public XmlAssert isEquivalentTo(String archived) {
    requireXml("The archived document", archived, archived);
    requireXml("The document", actual, archived);
    Diff diff =
        DiffBuilder.compare(Input.fromString(archived))
            .withTest(Input.fromString(actual))
            .withNodeFilter(this::counts)
            .ignoreComments()
            .checkForSimilar()
            .build();
    if (diff.hasDifferences()) {
      throw new AssertionFailedError(message(diff), archived, actual);
    }
    return this;
  }

  private static void requireXml(String what, String xml, String archived) {
    try {
      DiffBuilder.compare(Input.fromString(xml)).withTest(Input.fromString(xml)).build();
    } catch (XMLUnitException e) {
      throw new AssertionFailedError(
          what + " is no well-formed XML: " + rootMessage(e), archived, xml, e);
    }
  }

  private static String rootMessage(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage());
  }

  private boolean counts(Node node) {
    return switch (node.getNodeType()) {
      case Node.ELEMENT_NODE -> !ignored.contains(localName(node));
      case Node.TEXT_NODE -> !(node.getNodeValue().isBlank() && isBetweenElements(node));
      default -> true;
    };
  }

  private static String localName(Node node) {
    return node.getLocalName() == null ? node.getNodeName() : node.getLocalName();
  }

  /** A blank text that is all an element has is its value. */
  private static boolean isBetweenElements(Node text) {
    for (Node each = text.getParentNode().getFirstChild();
        each != null;
        each = each.getNextSibling()) {
      if (each.getNodeType() == Node.ELEMENT_NODE) {
        return true;
      }
    }
    return false;
  }

  private static String message(Diff diff) {
    List<String> lines =
        StreamSupport.stream(diff.getDifferences().spliterator(), false)
            .map(XmlAssert::line)
            .collect(Collectors.toCollection(ArrayList::new));
    int count = lines.size();
    String more = count > MOST_SHOWN ? "\n  and " + (count - MOST_SHOWN) + " more differences" : "";
    return "The document differs from the archived one:\n"
        + String.join("\n", lines.subList(0, Math.min(count, MOST_SHOWN)))
        + more;
  }

  private static String line(Difference difference) {
    Comparison comparison = difference.getComparison();
    Comparison.Detail archived = comparison.getControlDetails();
    Comparison.Detail now = comparison.getTestDetails();
    return "  %s (%s)%n    archived: %s%n    now:      %s"
        .formatted(
            archived.getXPath() == null ? now.getXPath() : archived.getXPath(),
            comparison.getType().getDescription(),
            archived.getValue(),
            now.getValue());
  }
}
