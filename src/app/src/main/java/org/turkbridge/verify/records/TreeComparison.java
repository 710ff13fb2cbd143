package org.turkbridge.verify.records;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.turkbridge.verify.report.FindingKind;
import org.turkbridge.verify.report.Observation;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xmlunit.builder.DiffBuilder;
import org.xmlunit.diff.Comparison;
import org.xmlunit.diff.ComparisonType;
import org.xmlunit.diff.DefaultNodeMatcher;
import org.xmlunit.diff.Difference;
import org.xmlunit.diff.ElementSelectors;

/** Compares two trees by XMLUnit. */
final class TreeComparison {
  /** Where two trees differ, in the order of the first. */
  List<Observation> compare(Element before, Element after) {
    List<Observation> differences = new ArrayList<>();
    for (Difference difference :
        DiffBuilder.compare(before)
            .withTest(after)
            .withNodeMatcher(new DefaultNodeMatcher(ElementSelectors.byName))
            .checkForIdentical()
            .build()
            .getDifferences()) {
      Comparison comparison = difference.getComparison();
      // The number of children differs where one is lost or added, which is told by itself.
      if (comparison.getType() != ComparisonType.CHILD_NODELIST_LENGTH) {
        differences.add(of(comparison));
      }
    }
    return differences;
  }

  private static Observation of(Comparison comparison) {
    Comparison.Detail before = comparison.getControlDetails();
    Comparison.Detail after = comparison.getTestDetails();
    if (comparison.getType() == ComparisonType.CHILD_NODELIST_SEQUENCE) {
      return ComparisonResult.difference(
          FindingKind.CHANGED_ORDER,
          path(before),
          "position " + before.getValue(),
          "position " + after.getValue());
    }
    if (comparison.getType() == ComparisonType.CHILD_LOOKUP) {
      return before.getTarget() == null
          ? ComparisonResult.difference(FindingKind.ADDED_VALUE, path(after), null, content(after))
          : ComparisonResult.difference(
              FindingKind.LOST_VALUE, path(before), content(before), null);
    }
    return ComparisonResult.difference(
        FindingKind.CHANGED_VALUE,
        path(before),
        String.valueOf(before.getValue()),
        String.valueOf(after.getValue()));
  }

  private static String path(Comparison.Detail detail) {
    return String.valueOf(detail.getXPath());
  }

  private static String content(Comparison.Detail detail) {
    @Nullable Node node = detail.getTarget();
    return node == null ? "" : String.valueOf(node.getTextContent());
  }
}
