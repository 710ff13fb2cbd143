package org.turkbridge.awscli.results;

import java.io.IOException;
import java.io.OutputStream;
import org.turkbridge.awscli.CommandException;

/** A form of output, of a result. */
public interface ResultPrinter {
  /**
   * Prints it.
   *
   * @param out gets UTF-8; is not closed; flushed behind each page where pages are printed one by
   *     one
   * @throws CommandException if a page cannot be had, or the form cannot hold the result
   */
  void print(OperationResult result, OutputStream out) throws IOException;
}
