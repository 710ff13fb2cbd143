package org.turkbridge.shim;

import java.util.ArrayList;
import java.util.List;
import org.turkbridge.mapping.RequestMapping;

/**
 * What the current API is asked in place of a Request of a legacy operation. What is read first
 * only to refuse what the old service refused is no step of it.
 *
 * @param steps in their order
 * @param remarks what the steps leave to the caller, for people, a sentence each, in ASCII
 */
public record CurrentPlan(List<CurrentStep> steps, List<String> remarks) {
  /** How many items of a list are asked for at once: the largest page of the current API. */
  public static final int PAGE_SIZE = Listing.MAX_RESULTS;

  public CurrentPlan {
    steps = List.copyOf(steps);
    remarks = List.copyOf(remarks);
  }

  static CurrentPlan of(CurrentStep... steps) {
    return new CurrentPlan(List.of(steps), List.of());
  }

  /** What has no counterpart. */
  public static CurrentPlan none() {
    return of();
  }

  /** The same plan with more remarks behind those that it has. */
  public CurrentPlan remarking(List<String> more) {
    List<String> all = new ArrayList<>(remarks);
    all.addAll(more);
    return new CurrentPlan(steps, all);
  }

  /** What is said of the elements of a Request that no member is for. */
  static <Q> List<String> unmapped(RequestMapping<Q, ?> mapping, Q sent) {
    return mapping.unsent(sent).stream()
        .map(name -> "There is nothing in place of " + name + ".")
        .toList();
  }
}
