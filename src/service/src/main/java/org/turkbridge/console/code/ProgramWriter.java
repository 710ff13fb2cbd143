package org.turkbridge.console.code;

import org.turkbridge.shim.CurrentPlan;

/** Writes programs in one language. */
interface ProgramWriter {
  /**
   * A whole program.
   *
   * @param operation the legacy one that it stands for
   * @param plan with a step at least
   */
  String program(String operation, CurrentPlan plan);
}
