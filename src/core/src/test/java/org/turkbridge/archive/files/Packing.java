package org.turkbridge.archive.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** Packed files, made of pairs of a name and a content. */
public final class Packing {
  private Packing() {}

  public static byte[] gzip(byte[] content) {
    return made(
        out -> {
          try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
          }
        });
  }

  public static byte[] gzip(String content) {
    return gzip(bytes(content));
  }

  public static byte[] zip(Object... namesAndContents) {
    return made(
        out -> {
          try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
              zip.putNextEntry(new ZipEntry((String) namesAndContents[i]));
              zip.write(bytes(namesAndContents[i + 1]));
              zip.closeEntry();
            }
          }
        });
  }

  /** As programs write it that can go back in a file. */
  public static byte[] zipWithSizesBefore(Object... namesAndContents) {
    try (SeekableInMemoryByteChannel channel = new SeekableInMemoryByteChannel()) {
      try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(channel)) {
        for (int i = 0; i < namesAndContents.length; i += 2) {
          zip.putArchiveEntry(new ZipArchiveEntry((String) namesAndContents[i]));
          zip.write(bytes(namesAndContents[i + 1]));
          zip.closeArchiveEntry();
        }
      }
      return Arrays.copyOf(channel.array(), (int) channel.size());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static byte[] tar(Object... namesAndContents) {
    return tar(entry -> entry, namesAndContents);
  }

  public static byte[] tar(UnaryOperator<TarArchiveEntry> change, Object... namesAndContents) {
    return made(
        out -> {
          try (TarArchiveOutputStream tar =
              new TarArchiveOutputStream(out, StandardCharsets.UTF_8.name())) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (int i = 0; i < namesAndContents.length; i += 2) {
              byte[] content = bytes(namesAndContents[i + 1]);
              TarArchiveEntry entry = new TarArchiveEntry((String) namesAndContents[i], true);
              entry.setSize(content.length);
              tar.putArchiveEntry(change.apply(entry));
              tar.write(content);
              tar.closeArchiveEntry();
            }
          }
        });
  }

  static byte[] joined(byte[]... parts) {
    return made(
        out -> {
          for (byte[] part : parts) {
            out.write(part);
          }
        });
  }

  static byte[] bytes(Object content) {
    return content instanceof byte[] bytes
        ? bytes
        : ((String) content).getBytes(StandardCharsets.UTF_8);
  }

  interface Maker {
    void write(OutputStream out) throws IOException;
  }

  static byte[] made(Maker maker) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      maker.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
