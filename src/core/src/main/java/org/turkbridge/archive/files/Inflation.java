package org.turkbridge.archive.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Unpacked deflate, byte for byte up to damage or a cut: all of it is delivered before the
 * exception that tells of that. The streams of libraries lose what they unpacked in the same step.
 */
final class Inflation extends BlockStream {
  private final Inflater inflater = new Inflater(true);
  private @Nullable PackedBytes packed;
  private @Nullable InputException failure;
  private boolean ended;

  Inflation() {
    super(InputStream.nullInputStream());
  }

  /** Begins anew with what is packed there; takes exactly that. */
  void begin(PackedBytes from) {
    inflater.reset();
    packed = from;
    failure = null;
    ended = false;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    if (failure != null) {
      throw failure;
    }
    PackedBytes source = Objects.requireNonNull(packed, "not begun");
    int read = 0;
    try {
      while (read == 0 && length > 0 && !ended) {
        if (inflater.needsInput()) {
          source.giveTo(inflater);
        }
        read = inflate(target, from, length);
        if (inflater.finished() || failure != null) {
          ended = true;
          source.giveBack(inflater.getRemaining());
        }
      }
    } catch (IOException e) {
      ended = true;
      failure = InputException.of(e);
    }
    if (read == 0 && failure != null) {
      throw failure;
    }
    return read == 0 && length > 0 ? -1 : read;
  }

  private int inflate(byte[] target, int from, int length) {
    long before = inflater.getBytesWritten();
    try {
      int read = inflater.inflate(target, from, length);
      if (inflater.needsDictionary()) {
        throw new DataFormatException("it needs a dictionary");
      }
      return read;
    } catch (DataFormatException e) {
      failure = InputException.of(e);
      return (int) (inflater.getBytesWritten() - before);
    }
  }

  /** Frees what is not on the heap. */
  @Override
  public void close() {
    inflater.end();
  }
}
