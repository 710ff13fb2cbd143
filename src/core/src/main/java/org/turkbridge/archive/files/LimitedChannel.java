package org.turkbridge.archive.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** Counts what is read, and lets only so much be read while the list of a zip file is loaded. */
final class LimitedChannel implements SeekableByteChannel {
  /** The end of the list is searched for in the last 64 KiB, four bytes at each place. */
  private static final long SEARCH = 1L << 20;

  private final SeekableByteChannel channel;
  private volatile long bytesRead;
  private long limit = InputLimits.MAX_ZIP_LIST_BYTES + SEARCH;

  LimitedChannel(SeekableByteChannel channel) {
    this.channel = channel;
  }

  void lift() {
    limit = Long.MAX_VALUE;
  }

  /** Whether the list is longer than that. */
  boolean isOverLimit() {
    return bytesRead > limit;
  }

  long bytesRead() {
    return bytesRead;
  }

  @Override
  @SuppressWarnings("NonAtomicVolatileUpdate") // One thread reads and adds, others only look.
  public int read(ByteBuffer buffer) throws IOException {
    int read = channel.read(buffer);
    bytesRead += Math.max(read, 0);
    if (isOverLimit()) {
      throw new IOException("more than " + limit + " bytes");
    }
    return read;
  }

  @Override
  public long position() throws IOException {
    return channel.position();
  }

  @Override
  public SeekableByteChannel position(long position) throws IOException {
    channel.position(position);
    return this;
  }

  @Override
  public long size() throws IOException {
    return channel.size();
  }

  @Override
  public boolean isOpen() {
    return channel.isOpen();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  @Override
  public int write(ByteBuffer buffer) {
    throw new NonWritableChannelException();
  }

  @Override
  public SeekableByteChannel truncate(long size) {
    throw new NonWritableChannelException();
  }
}
