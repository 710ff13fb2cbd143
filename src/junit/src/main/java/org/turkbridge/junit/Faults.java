package org.turkbridge.junit;

import java.util.Optional;
import org.turkbridge.http.Api;
import org.turkbridge.http.Fault;
import org.turkbridge.junit.FaultPlan.Target;

/**
 * What shall go wrong. Each fault happens to the next calls that it is meant for, once the faults
 * asked for before it have happened; a call that meets one does nothing else. What has not happened
 * when a test ends is forgotten.
 */
public final class Faults {
  private final FaultPlan plan;
  private final Target target;

  private Faults(FaultPlan plan, Target target) {
    this.plan = plan;
    this.target = target;
  }

  /** Those of every call. */
  static Faults of(FaultPlan plan) {
    return new Faults(plan, new Target(Optional.empty(), Optional.empty()));
  }

  /** Only for calls of the legacy API. */
  public Faults onLegacy() {
    return new Faults(plan, new Target(Optional.of(Api.LEGACY), target.operation()));
  }

  /** Only for calls of the current API. */
  public Faults onCurrent() {
    return new Faults(plan, new Target(Optional.of(Api.CURRENT), target.operation()));
  }

  /**
   * Only for calls of an operation.
   *
   * @param name as the API names it, such as {@code GrantQualification}
   */
  public Faults onOperation(String name) {
    return new Faults(plan, new Target(target.api(), Optional.of(name)));
  }

  /**
   * Throttles: legacy HTTP 503 and {@code ServiceUnavailable}, current HTTP 400 and {@code
   * ThrottlingException}.
   *
   * @throws IllegalArgumentException if it is less than one call
   */
  public void throttleNext(int calls) {
    plan.add(target, Fault.THROTTLED, calls);
  }

  /**
   * Answers HTTP 500: legacy {@code AWS.InternalError}, current {@code ServiceFault}.
   *
   * @throws IllegalArgumentException if it is less than one call
   */
  public void failNext(int calls) {
    plan.add(target, Fault.SERVER_ERROR, calls);
  }

  /**
   * Never answers; the connections stay open until the callers close them or the test ends.
   *
   * @throws IllegalArgumentException if it is less than one call
   */
  public void timeOutNext(int calls) {
    plan.add(target, Fault.TIMED_OUT, calls);
  }

  /**
   * Closes the connection without an answer. Some HTTP clients then send a GET again by themselves,
   * which is the next call.
   *
   * @throws IllegalArgumentException if it is less than one call
   */
  public void dropNext(int calls) {
    plan.add(target, Fault.DROPPED, calls);
  }

  /** How many are still to happen, whatever calls they are meant for. */
  public int left() {
    return plan.left();
  }

  /** Forgets those that are still to happen, whatever calls they are meant for. */
  public void clear() {
    plan.clear();
  }
}
