package org.turkbridge.spark;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What comes of a piece, part by part. */
interface RowBatchReader extends Closeable {
  /** The next part; null at the end. */
  @Nullable RowBatch next() throws IOException;
}
