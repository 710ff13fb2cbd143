package org.turkbridge.archive.files;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** A zip file, read by its list of members. */
final class ZipMembers implements Members {
  private final LimitedChannel channel;
  private final ZipFile zip;
  private final Enumeration<ZipArchiveEntry> entries;

  private @Nullable InputStream content;

  private ZipMembers(LimitedChannel channel, ZipFile zip) {
    this.channel = channel;
    this.zip = zip;
    this.entries = zip.getEntries();
  }

  /**
   * Opens an archive.
   *
   * @return null if its list is too long to be held in memory
   * @throws IOException if it has no list, or a damaged one
   */
  static @Nullable ZipMembers open(Path file) throws IOException {
    LimitedChannel channel = new LimitedChannel(Files.newByteChannel(file));
    try {
      ZipFile zip =
          ZipFile.builder()
              .setSeekableByteChannel(channel)
              .setCharset(StandardCharsets.UTF_8)
              .setIgnoreLocalFileHeader(true)
              .get();
      channel.lift();
      return new ZipMembers(channel, zip);
    } catch (IOException | RuntimeException e) {
      channel.close();
      if (channel.isOverLimit()) {
        return null;
      }
      throw new InputException(
          "a damaged or incomplete zip archive ("
              + (e.getCause() == null ? e : e.getCause()).getMessage()
              + "). Given as standard input, what is whole of it is read",
          e);
    }
  }

  @Override
  public @Nullable Member next() throws IOException {
    closeContent();
    if (!entries.hasMoreElements()) {
      return null;
    }
    ZipArchiveEntry entry = entries.nextElement();
    return new Member(
        entry.getName(),
        entry.isDirectory(),
        ZipMethods.problem(entry),
        entry.getCompressedSize(),
        () -> content(entry));
  }

  private InputStream content(ZipArchiveEntry entry) throws IOException {
    InputStream in =
        new ChecksumStream(
            new BufferedInputStream(zip.getInputStream(entry)), entry.getSize(), entry.getCrc());
    content = in;
    return in;
  }

  /** Frees what unpacked it, which is not on the heap. */
  private void closeContent() throws IOException {
    if (content != null) {
      content.close();
      content = null;
    }
  }

  @Override
  public long bytesRead() {
    return channel.bytesRead();
  }

  @Override
  public void close() throws IOException {
    closeContent();
    zip.close();
  }
}
