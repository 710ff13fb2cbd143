package org.turkbridge.awscli.output;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** A form of output, of a plain value. */
public interface ValueFormat {
  /**
   * Writes one value, its last line end included.
   *
   * @param out gets UTF-8; is neither flushed nor closed
   * @throws java.nio.charset.CharacterCodingException if it has half a surrogate pair
   * @throws UnprintableException if the AWS CLI fails on such a value
   */
  void write(@Nullable Object value, OutputStream out) throws IOException;
}
