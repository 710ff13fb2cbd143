package org.turkbridge.archive.files;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Unpacked gzip (RFC 1952), of all its parts if several were joined. All that can be unpacked
 * before damage or a cut is delivered before the exception that tells of it.
 *
 * <p>Not the JDK's GZIPInputStream: that one takes data behind the first part for the end, without
 * an error, when it is damaged or the stream has nothing available just then. Nor that of Commons
 * Compress: it loses what it had unpacked before damage.
 */
final class Gunzip extends BlockStream {
  private static final int FIXED_HEADER = 10;
  private static final int TRAILER = 8;
  private static final int DEFLATE = 8;
  private static final int HEADER_CRC = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;
  private static final int RESERVED = 0xe0;

  private final PackedBytes packed;
  private final Inflation inflation = new Inflation();
  private final CRC32 crc = new CRC32();
  private long size;
  private boolean ended;
  private @Nullable InputException failure;

  Gunzip(InputStream packed) throws IOException {
    this(new PackedBytes(packed));
  }

  private Gunzip(PackedBytes packed) throws IOException {
    super(packed);
    this.packed = packed;
    try {
      beginPart("it is no gzip");
    } catch (IOException e) {
      inflation.close();
      throw InputException.of(e);
    }
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (failure != null) {
      throw failure;
    }
    try {
      while (!ended) {
        int read = inflation.read(buffer, offset, length);
        if (read >= 0) {
          crc.update(buffer, offset, read);
          size += read;
          return read;
        }
        endPart();
      }
      return -1;
    } catch (IOException e) {
      failure = InputException.of(e);
      throw failure;
    }
  }

  private void endPart() throws IOException {
    need(TRAILER);
    if (packed.number(0, 4) != crc.getValue() || packed.number(4, 4) != (size & 0xffffffffL)) {
      throw new ChecksumException("its CRC32 or size is not what stands at its end");
    }
    packed.take(TRAILER);
    if (packed.has(1)) {
      beginPart("what follows its end is no gzip");
    } else {
      ended = true;
    }
  }

  private void beginPart(String otherwise) throws IOException {
    need(2);
    if (packed.number(0, 2) != 0x8b1f) {
      throw new IOException(otherwise);
    }
    need(FIXED_HEADER);
    int flags = packed.peek(3);
    if (packed.peek(2) != DEFLATE || (flags & RESERVED) != 0) {
      throw new IOException("it is a gzip of an unknown kind");
    }
    long start = packed.taken();
    crc.reset();
    for (int i = 0; i < FIXED_HEADER; i++) {
      headerByte(start);
    }
    if ((flags & EXTRA) != 0) {
      int length = headerByte(start) | (headerByte(start) << 8);
      for (int i = 0; i < length; i++) {
        headerByte(start);
      }
    }
    int texts = Integer.bitCount(flags & (NAME | COMMENT));
    while (texts > 0) {
      texts -= headerByte(start) == 0 ? 1 : 0;
    }
    if ((flags & HEADER_CRC) != 0) {
      long expected = crc.getValue() & 0xffff;
      need(2);
      if (packed.number(0, 2) != expected) {
        throw new IOException("the checksum of its head differs");
      }
      packed.take(2);
    }
    crc.reset();
    size = 0;
    inflation.begin(packed);
  }

  private int headerByte(long start) throws IOException {
    if (packed.taken() - start > InputLimits.MAX_HEADER_BYTES) {
      throw InputException.longHeader();
    }
    need(1);
    int b = packed.read();
    crc.update(b);
    return b;
  }

  private void need(int bytes) throws IOException {
    if (!packed.has(bytes)) {
      throw new EOFException();
    }
  }

  @Override
  public void close() {
    inflation.close();
  }
}
