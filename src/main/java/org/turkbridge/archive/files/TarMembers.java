package org.turkbridge.archive.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.jspecify.annotations.Nullable;

/** A tar archive, read once from beginning to end. */
final class TarMembers implements Members {
  private final TarEnd end;
  private final BudgetStream budget;
  private final TarArchiveInputStream tar;
  private final CountingStream disk;

  /**
   * An archive.
   *
   * @param unpacked the bytes of the archive itself
   * @param disk what they come from
   */
  TarMembers(InputStream unpacked, CountingStream disk) {
    this.end = new TarEnd(unpacked);
    this.budget = new BudgetStream(end);
    // Blocks as small as records, so that nothing behind the end is taken for padding unseen.
    this.tar =
        new TarArchiveInputStream(
            budget,
            TarConstants.DEFAULT_RCDSIZE,
            TarConstants.DEFAULT_RCDSIZE,
            StandardCharsets.UTF_8.name());
    this.disk = disk;
  }

  @Override
  public @Nullable Member next() throws IOException {
    if (tar.getCurrentEntry() != null) {
      budget.allow(Long.MAX_VALUE);
      while (tar.skip(Long.MAX_VALUE) > 0) {}
    }
    budget.allow(InputLimits.MAX_HEADER_BYTES);
    TarArchiveEntry entry = tar.getNextEntry();
    budget.allow(Long.MAX_VALUE);
    if (entry == null) {
      readPadding();
      if (!end.isThere()) {
        throw new InputException(
            "the tar archive is cut off: it has no end mark. Its members up to here were read; get"
                + " the whole of it");
      }
      return null;
    }
    if (!entry.isCheckSumOK()) {
      throw new InputException(
          "the tar archive is damaged: what it says about a member ("
              + Names.printable(entry.getName())
              + ") does not fit its checksum. What came before was read; get an undamaged copy");
    }
    return new Member(entry.getName(), entry.isDirectory(), problem(entry), -1, () -> tar);
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

  private static @Nullable String problem(TarArchiveEntry entry) {
    if (entry.isLink() || entry.isSymbolicLink()) {
      return "is a link to " + Names.printable(entry.getLinkName()) + ", which is not followed";
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
}
