package org.turkbridge.archive;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A document, cut into stretches that can be read at the same time. */
public interface Stretches {
  /**
   * The next stretch in the order of the document.
   *
   * @return null at the end of the document, or after a stretch that {@linkplain Stretch#isOpen is
   *     open}
   * @throws IOException if the document cannot be read
   */
  @Nullable Stretch next() throws IOException;

  /** What comes after the stretch that was given last. */
  InputStream rest();
}
