package org.turkbridge.archive.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.jspecify.annotations.Nullable;

/** A zip archive read once from beginning to end, without its list of members. */
final class ZipStreamMembers implements Members {
  private final ZipArchiveInputStream zip;
  private final CountingStream disk;

  ZipStreamMembers(InputStream in, CountingStream disk) {
    this.zip = new ZipArchiveInputStream(in, StandardCharsets.UTF_8.name(), true, false, true);
    this.disk = disk;
  }

  @Override
  public @Nullable Member next() throws IOException {
    ZipArchiveEntry entry = zip.getNextEntry();
    return entry == null
        ? null
        : new Member(
            entry.getName(),
            entry.isDirectory(),
            problem(entry),
            entry.getCompressedSize(),
            () -> new ChecksumStream(zip, entry.getSize(), entry.getCrc()));
  }

  private @Nullable String problem(ZipArchiveEntry entry) {
    String problem = ZipMethods.problem(entry);
    return problem == null && !zip.canReadEntryData(entry)
        ? "cannot be read from a stream, because its size comes after it; give the archive as a file"
        : problem;
  }

  @Override
  public long bytesRead() {
    return disk.count();
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
