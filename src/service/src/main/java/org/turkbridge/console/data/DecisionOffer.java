package org.turkbridge.console.data;

import java.util.List;

/**
 * What may be decided on something.
 *
 * @param decisions none if nothing
 * @param requesters who may decide, by their names; none if no access key of theirs is configured
 */
public record DecisionOffer(List<Decision> decisions, List<String> requesters) {
  static final DecisionOffer NONE = new DecisionOffer(List.of(), List.of());
}
