package org.turkbridge.legacy;

import org.turkbridge.requester.Requester;
import org.turkbridge.requester.Requesters;

/** Finds out whose call it is. */
@FunctionalInterface
public interface Authentication {
  /**
   * The Requester on whose behalf the call is made.
   *
   * @throws LegacyException if that is nobody who may call
   */
  Requester authenticate(LegacyCall call);

  /**
   * For tests on one's own machine: the call's access key is believed; one that is not known, or
   * none, stands for the given Requester.
   */
  static Authentication believing(Requesters requesters, Requester otherwise) {
    return call -> call.accessKeyId().flatMap(requesters::byAccessKeyId).orElse(otherwise);
  }
}
