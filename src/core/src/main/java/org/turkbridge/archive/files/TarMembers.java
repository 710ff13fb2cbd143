package org.turkbridge.archive.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.jspecify.annotations.Nullable;

/** A tar archive, read once from beginning to end. Behind damage the next member is looked for. */
final class TarMembers implements ArchiveMembers {
  private static final int RECORD = TarConstants.DEFAULT_RCDSIZE;

  private final PackedBytes bytes;
  private final TarEnd end;
  private final BudgetStream budget;
  private final CountingStream disk;
  private TarArchiveInputStream tar;

  /** Whether it is not known where the next member begins. */
  private boolean lost;

  /**
   * An archive.
   *
   * @param unpacked the bytes of the archive itself
   * @param disk what they come from
   */
  TarMembers(InputStream unpacked, CountingStream disk) {
    this.bytes = new PackedBytes(unpacked);
    this.end = new TarEnd(bytes);
    this.budget = new BudgetStream(end);
    this.disk = disk;
    this.tar = beginHere();
  }

  private TarArchiveInputStream beginHere() {
    // Blocks as small as records, so that nothing behind the end is taken for padding unseen.
    return new TarArchiveInputStream(budget, RECORD, RECORD, StandardCharsets.UTF_8.name());
  }

  @Override
  public ArchiveMembers.@Nullable ArchiveMember next() throws IOException {
    if (lost && !findNext()) {
      checkEnd();
      return null;
    }
    TarArchiveEntry entry;
    try {
      entry = nextEntry();
    } catch (InputException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      if (!bytes.has(1)) {
        throw cut();
      }
      lost = true;
      throw new DamageException("the tar archive", String.valueOf(e.getMessage()));
    }
    if (entry == null) {
      readPadding();
      checkEnd();
      return null;
    }
    if (!entry.isCheckSumOK()) {
      lost = true;
      throw new DamageException(
          "the tar archive",
          "what it says about a member, "
              + InputNames.printable(entry.getName())
              + ", does not fit its checksum");
    }
    return new ArchiveMembers.ArchiveMember(
        entry.getName(), entry.isDirectory(), problem(entry), -1, () -> tar);
  }

  private @Nullable TarArchiveEntry nextEntry() throws IOException {
    if (!lost && tar.getCurrentEntry() != null) {
      budget.allow(Long.MAX_VALUE);
      while (tar.skip(Long.MAX_VALUE) > 0) {}
    }
    if (lost) {
      lost = false;
      tar = beginHere();
    }
    budget.allow(InputLimits.MAX_HEADER_BYTES);
    TarArchiveEntry entry = tar.getNextEntry();
    budget.allow(Long.MAX_VALUE);
    return entry;
  }

  /** To the next record that is the header of a member, by its checksum. */
  private boolean findNext() throws IOException {
    end.readNBytes((int) (-bytes.taken() & (RECORD - 1)));
    while (bytes.has(RECORD)) {
      if (ContentKind.isTar(bytes.peeked(0, RECORD), RECORD)) {
        return true;
      }
      end.readNBytes(RECORD);
    }
    end.readNBytes(RECORD);
    return false;
  }

  /** To the very end, where gzip has its checksum. */
  private void readPadding() throws IOException {
    byte[] buffer = new byte[8192];
    for (int read = budget.read(buffer); read >= 0; read = budget.read(buffer)) {
      for (int i = 0; i < read; i++) {
        if (buffer[i] != 0) {
          throw new InputException(
              "more data follows the end of the tar archive and was not read; if archives were"
                  + " joined, unpack them with tar --ignore-zeros");
        }
      }
    }
  }

  private void checkEnd() throws IOException {
    if (!end.isThere()) {
      throw cut();
    }
  }

  private static InputException cut() {
    return new InputException(
        "the tar archive is cut off: it has no end mark. Its members up to here were read; get"
            + " the whole of it");
  }

  private static @Nullable String problem(TarArchiveEntry entry) {
    if (entry.isLink() || entry.isSymbolicLink()) {
      return "is a link to "
          + InputNames.printable(entry.getLinkName())
          + ", which is not followed";
    }
    if (entry.isSparse()) {
      return "is a sparse file, which may be any size without holding data; unpack it first";
    }
    return entry.isFile() ? null : "is not a file";
  }

  @Override
  public long bytesRead() {
    return disk.count();
  }

  @Override
  public void close() throws IOException {
    tar.close();
  }

  /** Lets a library read only so much, where the data says how much it keeps in memory. */
  private static final class BudgetStream extends BlockStream {
    private long budget;

    BudgetStream(InputStream in) {
      super(in);
    }

    void allow(long bytes) {
      budget = bytes;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      check();
      int read = in.read(buffer, offset, (int) Math.min(length, budget));
      budget -= Math.max(read, 0);
      return read;
    }

    @Override
    public long skip(long n) throws IOException {
      if (n <= 0) {
        return 0;
      }
      check();
      long skipped = in.skip(Math.min(n, budget));
      budget -= skipped;
      return skipped;
    }

    /** Leaves closing to the one who opened the stream. */
    @Override
    public void close() {}

    private void check() throws IOException {
      if (budget <= 0) {
        throw InputException.longHeader();
      }
    }
  }

  /** Knows whether the bytes of a tar archive that were read so far end with its end mark. */
  private static final class TarEnd extends BlockStream {
    private long zeros;

    TarEnd(InputStream in) {
      super(in);
    }

    /** Whether there is an empty record; what a member is padded with is less than that. */
    boolean isThere() {
      return zeros >= TarConstants.DEFAULT_RCDSIZE;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = in.read(buffer, offset, length);
      int last = offset + read - 1;
      while (last >= offset && buffer[last] == 0) {
        last--;
      }
      int tail = offset + read - 1 - last;
      zeros = tail == Math.max(read, 0) ? zeros + tail : tail;
      return read;
    }

    @Override
    public long skip(long n) throws IOException {
      long skipped = in.skip(n);
      zeros = skipped > 0 ? 0 : zeros;
      return skipped;
    }
  }
}
