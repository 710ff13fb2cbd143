package org.turkbridge.archive.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be read of a stream: a failure is its end, so that what came before is not lost. */
public final class UntilFailure extends BlockStream {
  private final Runnable afterRead;
  private @Nullable IOException failure;
  private long count;

  /**
   * What can be read of that stream.
   *
   * @param afterRead is run whenever something was read
   */
  public UntilFailure(InputStream in, Runnable afterRead) {
    super(in);
    this.afterRead = afterRead;
  }

  /** Why it could not be read to its real end; empty if it could. */
  public Optional<IOException> failure() {
    return Optional.ofNullable(failure);
  }

  /** How many bytes were read so far. */
  public long count() {
    return count;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    if (failure != null) {
      return -1;
    }
    try {
      int read = in.read(target, from, length);
      count += Math.max(read, 0);
      afterRead.run();
      return read;
    } catch (IOException e) {
      failure = e;
      return -1;
    }
  }
}
