package org.turkbridge.archive.files;

import java.io.BufferedInputStream;
import java.io.IOException;
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

  ZipMembers(Path file) throws IOException {
    channel = new LimitedChannel(Files.newByteChannel(file));
    try {
      zip =
          ZipFile.builder()
              .setSeekableByteChannel(channel)
              .setCharset(StandardCharsets.UTF_8)
              .setIgnoreLocalFileHeader(true)
              .get();
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e instanceof LimitedChannel.TooMuch
          ? new InputException(
              "its list of members is larger than "
                  + (InputLimits.MAX_ZIP_LIST_BYTES >> 20)
                  + " MiB; unpack it first, or give it as standard input")
          : new InputException(
              "a damaged or incomplete zip archive ("
                  + e.getMessage()
                  + "). Given as standard input, what is whole of it is read",
              e);
    }
    channel.lift();
    entries = zip.getEntries();
  }

  @Override
  public @Nullable Member next() {
    if (!entries.hasMoreElements()) {
      return null;
    }
    ZipArchiveEntry entry = entries.nextElement();
    return new Member(
        entry.getName(),
        entry.isDirectory(),
        ZipMethods.problem(entry),
        entry.getCompressedSize(),
        () ->
            new ChecksumStream(
                new BufferedInputStream(zip.getInputStream(entry)),
                entry.getSize(),
                entry.getCrc()));
  }

  @Override
  public long bytesRead() {
    return channel.bytesRead();
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
