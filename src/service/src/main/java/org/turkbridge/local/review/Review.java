package org.turkbridge.local.review;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a policy found, and what is to be done about it, each in its order.
 *
 * @param actions none of them is done yet
 */
public record Review(List<Result> results, List<Action> actions) {
  public Review {
    results = List.copyOf(results);
    actions = List.copyOf(actions);
  }

  /**
   * One finding.
   *
   * @param assignmentId null if it is about the HIT
   * @param questionId null if it is about the whole
   * @param key as in ReviewResultDetail
   */
  public record Result(
      @Nullable String assignmentId, @Nullable String questionId, String key, String value) {}

  /** Something to do. */
  public sealed interface Action {
    /** As in ReviewActionDetail. */
    String name();
  }

  /**
   * An assignment to approve.
   *
   * @param reason for the Worker; empty for none
   */
  public record Approve(String assignmentId, String reason) implements Action {
    @Override
    public String name() {
      return "Approve";
    }
  }

  /**
   * An assignment to reject.
   *
   * @param reason for the Worker; empty for none
   */
  public record Reject(String assignmentId, String reason) implements Action {
    @Override
    public String name() {
      return "Reject";
    }
  }

  /** A HIT to extend, as far as it may be. */
  public record Extend(Extension extension) implements Action {
    @Override
    public String name() {
      return "Extend";
    }
  }
}
