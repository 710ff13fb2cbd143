package org.turkbridge.awscli.output;

import java.io.IOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/** A form of output, of a plain value. */
public interface ValueFormat {
  /**
   * Writes one value, its last line end included.
   *
   * @param out is neither flushed nor closed
   * @throws UnprintableException if the AWS CLI fails on such a value
   */
  void write(@Nullable Object value, Writer out) throws IOException;
}
