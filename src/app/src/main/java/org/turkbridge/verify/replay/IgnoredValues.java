package org.turkbridge.verify.replay;

import java.util.Collection;
import java.util.Set;
import org.turkbridge.legacy.MessageMoment;

/** Values that another answer must or may have otherwise. That they are there is compared. */
final class IgnoredValues {
  /** Every answer has its own; a token of a page is sealed by the service that gave it. */
  private static final Set<String> ALWAYS = Set.of("RequestId", "RequestID", "NextToken");

  private final Set<String> chosen;

  /**
   * @param names of elements and JSON members, whose values and all in them are ignored
   */
  IgnoredValues(Collection<String> names) {
    this.chosen = Set.copyOf(names);
  }

  boolean contains(String name) {
    return chosen.contains(name) || ALWAYS.contains(name);
  }

  /** Whether that there is a value is compared, though not which. */
  boolean needsValue(String name) {
    return ALWAYS.contains(name) && !chosen.contains(name);
  }

  boolean same(String before, String after) {
    return before.equals(after) || MessageMoment.isAllThatDiffers(before, after);
  }
}
