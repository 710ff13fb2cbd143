package org.turkbridge.verify.report;

import java.io.IOException;
import java.io.OutputStream;

/** A form that a report is written in. */
@FunctionalInterface
public interface ReportFormat {
  /**
   * Writes the whole report, in UTF-8.
   *
   * @param strict whether warnings make a run a failure
   * @param out not closed
   */
  void write(Report report, boolean strict, OutputStream out) throws IOException;
}
