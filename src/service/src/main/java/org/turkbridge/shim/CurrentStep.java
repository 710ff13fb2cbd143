package org.turkbridge.shim;

import java.time.Duration;
import software.amazon.awssdk.services.mturk.model.MTurkRequest;

/** A step of what the current API is asked in place of a legacy call. */
public sealed interface CurrentStep {
  /** One call. */
  record Call(MTurkRequest request) implements CurrentStep {}

  /** All pages of a list. */
  record Pages(MTurkRequest request) implements CurrentStep {}

  /**
   * A call for each item of a list.
   *
   * @param list all pages of which are read
   * @param key the member that each call takes from its item
   * @param request without that member
   */
  record Each(MTurkRequest list, String key, MTurkRequest request) implements CurrentStep {}

  /**
   * UpdateExpirationForHIT to a later time: from when the HIT expires, or from now if it has
   * expired.
   *
   * @param more whole seconds
   */
  record MoreTime(String hitId, Duration more) implements CurrentStep {}
}
