package org.turkbridge.shim;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Items that are added, finished, then read by their number: in memory while they are small
 * together, else in blocks of a {@link SpoolFile}. All that it takes of the heap it takes from a
 * share.
 */
final class Spool implements AutoCloseable {
  /** A poll of a short list should not cost writing and reading it back. */
  private static final int MOST_IN_MEMORY = 1 << 20;

  private static final int LEAST = 1 << 12;

  private final SpoolFile file;
  private final HeapBudget.Share heap;
  private byte[] buffer = {};
  private int buffered;
  private long[] starts = {0};
  private int count;
  private int[] blocks = {};
  private int blockCount;

  /**
   * @param heap to take from; its owner gives it back
   */
  Spool(SpoolFile file, HeapBudget.Share heap) {
    this.file = file;
    this.heap = heap;
  }

  /**
   * Adds an item; its number is how many were added before.
   *
   * @throws SpoolException if it cannot be kept
   */
  void add(byte[] item) throws SpoolException {
    if (count + 1 == starts.length) {
      starts = Arrays.copyOf(starts, grown(starts.length, count + 2, Long.BYTES));
    }
    count++;
    starts[count] = starts[count - 1] + item.length;
    int from = 0;
    while (from < item.length) {
      if (buffered == buffer.length) {
        makeRoom(item.length - from);
      }
      int length = Math.min(item.length - from, buffer.length - buffered);
      System.arraycopy(item, from, buffer, buffered, length);
      buffered += length;
      from += length;
    }
  }

  private void makeRoom(int needed) throws SpoolException {
    if (blockCount == 0 && buffered < MOST_IN_MEMORY) {
      int wanted = (int) Math.min((long) buffered + needed, MOST_IN_MEMORY);
      buffer = Arrays.copyOf(buffer, grown(buffer.length, Math.max(wanted, LEAST), 1));
    } else {
      flush();
    }
  }

  /** A larger power of two, taken from the heap. */
  private int grown(int length, int wanted, int bytesEach) {
    int grown = Integer.highestOneBit(wanted - 1) << 1;
    heap.grow((long) grown * bytesEach);
    heap.shrink((long) length * bytesEach);
    return grown;
  }

  /** Writes all that is buffered. Every block but the last is full. */
  private void flush() throws SpoolException {
    for (int from = 0; from < buffered; from += SpoolFile.BLOCK) {
      if (blockCount == blocks.length) {
        blocks = Arrays.copyOf(blocks, grown(blocks.length, blockCount + 2, Integer.BYTES));
      }
      blocks[blockCount] = written(from, Math.min(SpoolFile.BLOCK, buffered - from));
      blockCount++;
    }
    buffered = 0;
    setBuffer(new byte[SpoolFile.BLOCK]);
  }

  private int written(int from, int length) throws SpoolException {
    while (true) {
      try {
        return file.write(buffer, from, length);
      } catch (SpoolException e) {
        // Others that are of less use may have taken the room.
        if (e.shortage() != SpoolException.Shortage.SPACE || !heap.freeSome()) {
          throw e;
        }
      }
    }
  }

  private void setBuffer(byte[] next) {
    int length = buffer.length;
    buffer = next;
    heap.shrink(length);
    heap.grow(next.length);
  }

  /**
   * Ends the adding and begins the reading.
   *
   * @throws SpoolException if what was added last cannot be kept
   */
  void finish() throws SpoolException {
    if (blockCount > 0) {
      flush();
    }
    setBuffer(Arrays.copyOf(buffer, buffered));
  }

  /**
   * The item of that number.
   *
   * @throws SpoolException if it cannot be read back
   */
  byte[] read(int number) throws SpoolException {
    long start = starts[number];
    int length = (int) (starts[number + 1] - start);
    if (blockCount == 0) {
      return Arrays.copyOfRange(buffer, (int) start, (int) start + length);
    }
    ByteBuffer item = ByteBuffer.allocate(length);
    while (item.position() < length) {
      long position = start + item.position();
      int offset = (int) (position % SpoolFile.BLOCK);
      item.limit(Math.min(length, item.position() + SpoolFile.BLOCK - offset));
      file.read(blocks[(int) (position / SpoolFile.BLOCK)], offset, item);
    }
    return item.array();
  }

  @Override
  public void close() {
    file.giveBack(blocks, blockCount);
    blockCount = 0;
  }
}
