package org.turkbridge.archive.files;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.archivers.zip.ZipMethod;
import org.apache.commons.compress.compressors.deflate64.Deflate64CompressorInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A zip archive read once from beginning to end. Its list of members, which comes last, only shows
 * whether they were all there. Behind damage the next member is looked for.
 *
 * <p>Not Commons Compress' ZipArchiveInputStream: that one loses what it had unpacked before
 * damage, and the members behind it.
 */
final class ZipStreamMembers implements ArchiveMembers {
  private final PackedBytes packed;
  private final CountingStream disk;
  private final @Nullable InputException listFault;
  private final Inflation inflation = new Inflation();
  private @Nullable Content current;
  private boolean begun;
  private long fingerprint;

  /** Whether a failure was told that explains others. */
  private boolean told;

  /** Whether it is not known where the next member begins. */
  private boolean lost;

  /**
   * @param listFault why the list of members could not be read; null if nobody tried
   */
  ZipStreamMembers(InputStream in, CountingStream disk, @Nullable InputException listFault) {
    this.packed = new PackedBytes(in);
    this.disk = disk;
    this.listFault = listFault;
  }

  @Override
  public ArchiveMembers.@Nullable ArchiveMember next() throws IOException {
    finishCurrent();
    if (!begun) {
      begun = true;
      if (ZipRecord.DATA_DESCRIPTOR.isNext(packed)) {
        // So begins an archive that could have been split.
        packed.take(4);
      }
    }
    boolean damaged = !lost && !isNextInOrder();
    if ((lost || damaged) && !findNext()) {
      throw new InputException(
          "the zip archive is cut off: the list of members at its end is missing. What came before"
              + " was read; get the whole of it");
    }
    lost = false;
    if (damaged) {
      told = true;
      throw new DamageException("the zip archive", "between two members");
    }
    if (ZipListCheck.isNext(packed)) {
      checkList();
      return null;
    }
    return member(LocalHeader.take(packed));
  }

  private boolean isNextInOrder() throws IOException {
    return (ZipRecord.LOCAL_HEADER.isNext(packed) && LocalHeader.isWhole(packed))
        || ZipListCheck.isNext(packed);
  }

  private boolean findNext() throws IOException {
    while (packed.has(4)) {
      if (packed.peek(0) == 'P' && packed.peek(1) == 'K') {
        if (LocalHeader.isLikely(packed) || ZipListCheck.isNext(packed)) {
          return true;
        }
      }
      packed.take(1);
    }
    return false;
  }

  private void checkList() throws IOException {
    ZipListCheck list = new ZipListCheck(packed);
    list.take();
    if (told) {
      return;
    }
    if (list.fingerprint() != fingerprint) {
      throw ZipListCheck.damaged("it names other members than stand before it");
    }
    if (listFault != null) {
      throw listFault;
    }
  }

  private ArchiveMembers.ArchiveMember member(LocalHeader header) {
    fingerprint += LocalHeader.fingerprint(header.rawName(), header.method());
    Content content = new Content(header);
    current = content;
    return new ArchiveMembers.ArchiveMember(
        header.name(),
        header.name().endsWith("/"),
        content.problem(),
        header.packedSize(),
        () -> content);
  }

  /** Takes what nobody wanted of the member. */
  private void finishCurrent() throws IOException {
    Content content = current;
    current = null;
    if (content == null) {
      return;
    }
    LocalHeader header = content.header;
    if (content.problem() == null) {
      content.drain();
    } else if (header.hasSizesBehind()) {
      lost = true;
    }
    if (!header.hasSizesBehind()) {
      packed.unbind();
      packed.skip(content.start + header.packedSize() - packed.taken());
    }
  }

  @Override
  public long bytesRead() {
    return disk.count();
  }

  @Override
  public void close() {
    inflation.close();
  }

  /** What is in a member. */
  private final class Content extends InputStream {
    private final LocalHeader header;
    private final long start = packed.taken();
    private @Nullable InputStream unpacked;
    private @Nullable InputException failure;
    private boolean ended;

    Content(LocalHeader header) {
      this.header = header;
    }

    @Nullable String problem() {
      String problem = ZipMethods.problem(header.isEncrypted(), header.method());
      return problem == null
              && header.hasSizesBehind()
              && header.method() == ZipMethod.STORED.getCode()
          ? "cannot be read from a stream, because its size comes after it; unpack it first"
          : problem;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
      int read = readOn(target, from, length);
      if (failure != null && read < 0) {
        told = true;
        throw failure;
      }
      return read;
    }

    void drain() {
      byte[] buffer = new byte[8192];
      while (readOn(buffer, 0, buffer.length) >= 0) {}
    }

    /** -1 at its end and where it cannot be read on. */
    private int readOn(byte[] target, int from, int length) {
      if (ended) {
        return -1;
      }
      try {
        if (unpacked == null) {
          unpacked = open();
        }
        int read = unpacked.read(target, from, length);
        ended = read < 0;
        return read;
      } catch (IOException | RuntimeException e) {
        ended = true;
        failure = InputException.of(e);
        lost |= header.hasSizesBehind();
        return -1;
      }
    }

    private InputStream open() throws IOException {
      if (!header.hasSizesBehind()) {
        packed.bind(header.packedSize());
        return new ChecksumStream(unpacking(), header.size(), header.crc());
      }
      return new ChecksumStream(unpacking(), this::checkDescriptor);
    }

    private InputStream unpacking() {
      if (header.method() == ZipMethod.STORED.getCode()) {
        return packed;
      }
      if (header.method() == ZipMethod.DEFLATED.getCode()) {
        inflation.begin(packed);
        return inflation;
      }
      return new SingleBytes(new Deflate64CompressorInputStream(packed));
    }

    /** Sizes behind the member have 4 bytes or 8, which nothing tells but their values. */
    private void checkDescriptor(long size, long crc) throws IOException {
      long packedSize = packed.taken() - start;
      if (ZipRecord.DATA_DESCRIPTOR.isNext(packed)) {
        packed.take(4);
      }
      if (!packed.has(12)) {
        throw new EOFException();
      }
      long expected = packed.number(0, 4);
      boolean narrow =
          packed.number(4, 4) == (packedSize & 0xffffffffL)
              && packed.number(8, 4) == (size & 0xffffffffL);
      boolean wide =
          packed.has(20) && packed.number(4, 8) == packedSize && packed.number(12, 8) == size;
      ChecksumStream.check(narrow || wide ? size : size + 1, expected, size, crc);
      packed.take(wide ? 20 : 12);
    }
  }
}
