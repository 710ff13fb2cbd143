package org.turkbridge.convert;

import java.io.ByteArrayOutputStream;

/** Bytes that are passed on without a copy. */
final class RecordBytes extends ByteArrayOutputStream {
  RecordBytes(int capacity) {
    super(capacity);
  }

  /** The array that holds them, from its beginning, with room behind. */
  byte[] array() {
    return buf;
  }
}
