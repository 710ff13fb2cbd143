package org.turkbridge.junit;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;
import org.turkbridge.legacy.MessageMoment;
import org.turkbridge.xml.XmlFactories;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;
import org.xmlunit.builder.DiffBuilder;
import org.xmlunit.diff.Comparison;
import org.xmlunit.diff.ComparisonResult;
import org.xmlunit.diff.ComparisonType;
import org.xmlunit.diff.Diff;
import org.xmlunit.diff.Difference;
import org.xmlunit.diff.DifferenceEvaluators;

/**
 * An assertion on one document. White space between elements and around a document that is the text
 * of an element (as in {@code Test} and {@code Answer}), comments, prefixes and CDATA make no
 * difference, nor do elements that no two answers have alike ({@code RequestId}, and {@code
 * RequestID} as the old API spelled it when it was throttled), nor the time at the end of error
 * messages.
 */
public final class XmlAssert {
  private static final Set<String> NEVER_ALIKE = Set.of("RequestId", "RequestID");
  private static final int MOST_SHOWN = 10;
  private static final int LONGEST_SHOWN = 500;

  private final @Nullable String actual;
  private final Set<String> ignored;

  XmlAssert(@Nullable String actual) {
    this(actual, NEVER_ALIKE);
  }

  private XmlAssert(@Nullable String actual, Set<String> ignored) {
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
   * @throws NullPointerException if what is right is null
   * @throws AssertionFailedError naming the first differences by XPath, or the document that is no
   *     well-formed XML or null
   */
  public XmlAssert isEquivalentTo(String archived) {
    Objects.requireNonNull(archived, "The archived document must not be null");
    if (actual == null) {
      throw new AssertionFailedError("Expecting actual not to be null", archived, null);
    }
    Document wanted = parsed("The archived document", archived);
    Document found = parsed("The document", actual);
    Diff diff =
        DiffBuilder.compare(wanted)
            .withTest(found)
            .withNodeFilter(this::counts)
            .withDifferenceEvaluator(
                DifferenceEvaluators.chain(
                    DifferenceEvaluators.Default, XmlAssert::withoutWhatMeansNothing))
            .ignoreComments()
            .checkForSimilar()
            .build();
    if (diff.hasDifferences()) {
      throw new AssertionFailedError(message(diff), archived, actual);
    }
    return this;
  }

  private static Document parsed(String what, String xml) {
    try {
      DocumentBuilder builder = XmlFactories.trees().newDocumentBuilder();
      // The one that is there at first prints on standard error.
      builder.setErrorHandler(new DefaultHandler());
      return builder.parse(new InputSource(new StringReader(xml)));
    } catch (SAXException | IOException e) {
      throw new AssertionFailedError(
          what + " is no well-formed XML (" + e.getMessage() + "): " + shortened(xml), e);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("This JVM has no XML parser", e);
    }
  }

  private static String shortened(String xml) {
    return xml.length() <= LONGEST_SHOWN ? xml : xml.substring(0, LONGEST_SHOWN) + "...";
  }

  private static ComparisonResult withoutWhatMeansNothing(
      Comparison comparison, ComparisonResult result) {
    if (comparison.getType() == ComparisonType.TEXT_VALUE
        && comparison.getControlDetails().getValue() instanceof String archived
        && comparison.getTestDetails().getValue() instanceof String now
        && (isOneDocument(archived, now) || MessageMoment.isAllThatDiffers(archived, now))) {
      return ComparisonResult.EQUAL;
    }
    return result;
  }

  private static boolean isOneDocument(String archived, String now) {
    return archived.stripLeading().startsWith("<") && archived.strip().equals(now.strip());
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
