package org.turkbridge.shim;

import org.turkbridge.legacy.Parameters;
import org.turkbridge.legacy.Result;
import org.turkbridge.message.Request;
import org.turkbridge.requester.Requester;

/** An operation of the legacy API, answered from the current one. */
interface Operation {
  /** Its exact name. */
  String name();

  /**
   * The result of one Request.
   *
   * @throws org.turkbridge.legacy.LegacyException if it fails
   */
  Result answer(Parameters request, Requester caller, CallTally tally);

  /** The result of a Request that failed: nothing but that Request. */
  Result failed(Request request);
}
