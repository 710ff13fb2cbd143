package org.turkbridge.local;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** One operation of the current API: a class each. */
interface Operation {
  /** As {@code X-Amz-Target} names it. */
  String name();

  /**
   * Answers a call.
   *
   * @param answer where the JSON object of the answer is written; what was written is thrown away
   *     after a failure
   * @throws Failure if the answer is an error
   */
  void answer(RequestMembers request, Caller caller, JsonGenerator answer) throws IOException;
}
