package org.turkbridge.cli;

import java.io.PrintWriter;
import org.turkbridge.requester.AccessKeys;
import org.turkbridge.translate.Printable;

/**
 * What a user should know of the access keys: which are passed over, and why the demo key signs.
 */
final class KeyNotes {
  private final PrintWriter err;

  KeyNotes(PrintWriter err) {
    this.err = err;
  }

  void print(AccessKeys keys) {
    keys.passedOver().forEach(line -> err.println(Printable.line("Passed over: " + line)));
    if (keys.requesters().all().isEmpty()) {
      err.println(Printable.line("The demo key signs: there is " + keys.absence()));
    }
    err.flush();
  }
}
