package org.turkbridge.shim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one temporary file of all spools, which takes one file descriptor, in blocks that are used
 * again. It is made when the first block is written, and as long as its last blocks are used. It
 * has no name once it is open, where the system allows that, so that nothing is left behind
 * whatever happens.
 */
final class SpoolFile implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SpoolFile.class);

  /** Bytes of a block. */
  static final int BLOCK = 1 << 16;

  /** Makes the file. */
  interface Opener {
    FileChannel open() throws IOException;
  }

  private final Opener opener;
  private final BitSet used = new BitSet();
  private volatile @Nullable FileChannel channel;

  SpoolFile(Opener opener) {
    this.opener = opener;
  }

  /** A file in the temporary folder of the system. */
  static FileChannel inTemporaryFolder() throws IOException {
    Path path = Files.createTempFile("turkbridge-", ".snapshot");
    FileChannel file =
        FileChannel.open(
            path,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
    try {
      Files.deleteIfExists(path);
    } catch (IOException inUse) {
      // Windows: closing deletes it.
    }
    return file;
  }

  /**
   * Writes a block.
   *
   * @param length at most {@link #BLOCK}
   * @return the block's number
   * @throws SpoolException if there is no room, or no file
   */
  int write(byte[] bytes, int from, int length) throws SpoolException {
    int block = take();
    boolean written = false;
    try {
      FileChannel file = channel();
      ByteBuffer rest = ByteBuffer.wrap(bytes, from, length);
      long position = (long) block * BLOCK;
      while (rest.hasRemaining()) {
        position += file.write(rest, position);
      }
      written = true;
      return block;
    } catch (IOException e) {
      throw new SpoolException(e);
    } finally {
      if (!written) {
        giveBack(new int[] {block}, 1);
      }
    }
  }

  private synchronized int take() {
    int block = used.nextClearBit(0);
    used.set(block);
    return block;
  }

  private FileChannel channel() throws IOException {
    FileChannel open = channel;
    return open == null ? opened() : open;
  }

  private synchronized FileChannel opened() throws IOException {
    FileChannel open = channel;
    if (open == null) {
      open = opener.open();
      channel = open;
    }
    return open;
  }

  /**
   * Reads a part of a block.
   *
   * @param into its remaining bytes are filled
   * @throws SpoolException if that fails
   */
  void read(int block, int offset, ByteBuffer into) throws SpoolException {
    try {
      FileChannel file = channel();
      long position = (long) block * BLOCK + offset;
      while (into.hasRemaining()) {
        int read = file.read(into, position);
        if (read < 0) {
          throw new IOException("the temporary file was cut off");
        }
        position += read;
      }
    } catch (IOException e) {
      throw new SpoolException(e);
    }
  }

  /** Whether it can no longer be read: an interrupted thread closes the file that it reads. */
  boolean isLost() {
    FileChannel open = channel;
    return open != null && !open.isOpen();
  }

  /** Frees blocks; those at the end of the file are given back to the disk. */
  synchronized void giveBack(int[] blocks, int count) {
    int length = used.length();
    for (int i = 0; i < count; i++) {
      used.clear(blocks[i]);
    }
    FileChannel open = channel;
    if (open != null && open.isOpen() && used.length() < length) {
      try {
        open.truncate((long) used.length() * BLOCK);
      } catch (IOException e) {
        LOG.warn("The temporary file keeps blocks that are not used at its end", e);
      }
    }
  }

  @Override
  public synchronized void close() {
    FileChannel open = channel;
    try {
      if (open != null) {
        open.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
