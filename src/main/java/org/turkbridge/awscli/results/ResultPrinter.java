package org.turkbridge.awscli.results;

import java.io.IOException;
import java.io.Writer;
import org.turkbridge.awscli.CommandException;

/** A form of output, of a result. */
public interface ResultPrinter {
  /**
   * Prints it.
   *
   * @param out is neither flushed nor closed
   * @throws CommandException if a page cannot be had, or the form cannot hold the result
   */
  void print(Result result, Writer out) throws IOException;
}
