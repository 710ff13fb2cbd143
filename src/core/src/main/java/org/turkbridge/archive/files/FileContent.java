package org.turkbridge.archive.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;

/** The bytes of a file, wherever it is. They may be read more than once. */
public interface FileContent {
  /** From the first byte on. */
  InputStream open() throws IOException;

  /** From any byte on; for reading alone. */
  SeekableByteChannel channel() throws IOException;
}
