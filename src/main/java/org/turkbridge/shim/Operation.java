package org.turkbridge.shim;

import jakarta.xml.bind.JAXBElement;
import org.turkbridge.legacy.Parameters;
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
  JAXBElement<?> answer(Parameters request, Requester caller, CallTally tally);

  /** The result of a Request that failed: nothing but that Request. */
  JAXBElement<?> failed(Request request);
}
