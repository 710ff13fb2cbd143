package org.turkbridge.archive.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.ZipMethod;
import org.jspecify.annotations.Nullable;

/** A zip file, read by its list of members. */
final class ZipMembers implements ArchiveMembers {
  private final LimitedChannel channel;
  private final ZipFile zip;
  private final Enumeration<ZipArchiveEntry> entries;
  private final Inflation inflation = new Inflation();

  private ZipMembers(LimitedChannel channel, ZipFile zip) {
    this.channel = channel;
    this.zip = zip;
    this.entries = zip.getEntries();
  }

  /**
   * Opens an archive.
   *
   * @param bytes closed with it, or if it cannot be opened
   * @return null if its list is too long to be held in memory
   * @throws InputException if it has no list, or one that does not fit its members: it can be read
   *     from beginning to end then
   */
  static @Nullable ZipMembers open(SeekableByteChannel bytes) throws IOException {
    LimitedChannel channel = new LimitedChannel(bytes);
    try {
      ZipFile zip =
          ZipFile.builder()
              .setSeekableByteChannel(channel)
              .setCharset(StandardCharsets.UTF_8)
              .setIgnoreLocalFileHeader(true)
              .get();
      channel.lift();
      List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
      if (!ZipEnd.says(entries.size(), bytes)) {
        throw new IOException("it is not as long as its end says");
      }
      for (ZipArchiveEntry entry : entries) {
        if (!stands(entry, bytes)) {
          throw new IOException("it names other members than stand before it");
        }
      }
      return new ZipMembers(channel, zip);
    } catch (IOException | RuntimeException e) {
      channel.close();
      if (channel.isOverLimit()) {
        return null;
      }
      throw ZipListCheck.damaged(
          String.valueOf((e.getCause() == null ? e : e.getCause()).getMessage()));
    }
  }

  /** Whether a member stands where the list has it, as the list has it. */
  private static boolean stands(ZipArchiveEntry entry, SeekableByteChannel bytes)
      throws IOException {
    byte[] name = entry.getRawName();
    int length = LocalHeader.LENGTH + name.length;
    bytes.position(entry.getLocalHeaderOffset());
    ByteBuffer header = ByteBuffer.allocate(length);
    while (header.hasRemaining() && bytes.read(header) >= 0) {}
    return !header.hasRemaining()
        && LocalHeader.fits(
            header.array(), name, entry.getMethod(), entry.getCrc(), entry.getCompressedSize());
  }

  @Override
  public ArchiveMembers.@Nullable ArchiveMember next() throws IOException {
    if (!entries.hasMoreElements()) {
      return null;
    }
    ZipArchiveEntry entry = entries.nextElement();
    return new ArchiveMembers.ArchiveMember(
        entry.getName(),
        entry.isDirectory(),
        problem(entry),
        entry.getCompressedSize(),
        () -> content(entry));
  }

  private static @Nullable String problem(ZipArchiveEntry entry) {
    return entry.isUnixSymlink()
        ? "is a link, which is not followed"
        : ZipMethods.problem(entry.getGeneralPurposeBit().usesEncryption(), entry.getMethod());
  }

  private InputStream content(ZipArchiveEntry entry) throws IOException {
    return new ChecksumStream(unpacked(entry), entry.getSize(), entry.getCrc());
  }

  private InputStream unpacked(ZipArchiveEntry entry) throws IOException {
    if (entry.getMethod() == ZipMethod.STORED.getCode()) {
      return zip.getRawInputStream(entry);
    }
    if (entry.getMethod() == ZipMethod.DEFLATED.getCode()) {
      inflation.begin(new PackedBytes(zip.getRawInputStream(entry)));
      return inflation;
    }
    return new SingleBytes(zip.getInputStream(entry));
  }

  @Override
  public long bytesRead() {
    return channel.bytesRead();
  }

  @Override
  public void close() throws IOException {
    inflation.close();
    zip.close();
  }

  /** The end of a zip file (APPNOTE.TXT 4.3.16), which says how many members there are. */
  private static final class ZipEnd {
    private static final int LONGEST_COMMENT = 0xffff;

    private ZipEnd() {}

    /**
     * Whether it says that there are so many. A list that is damaged in its middle is taken for a
     * shorter one by libraries.
     */
    static boolean says(long entries, SeekableByteChannel file) throws IOException {
      int shortest = ZipRecord.ZIP64_LOCATOR.length() + ZipRecord.END.length();
      return says(entries, file, shortest) || says(entries, file, shortest + LONGEST_COMMENT);
    }

    private static boolean says(long entries, SeekableByteChannel file, int longest)
        throws IOException {
      int length = (int) Math.min(file.size(), longest);
      byte[] tail = bytes(file, file.size() - length, length);
      for (int i = length - ZipRecord.END.length(); i >= 0; i--) {
        if (tail[i] == 'P' && ZipRecord.END.isAt(packed(tail, i))) {
          return (packed(tail, i).number(10, 2) == (entries & LONGEST_COMMENT))
              || says64(entries, file, tail, i - ZipRecord.ZIP64_LOCATOR.length());
        }
      }
      return false;
    }

    private static boolean says64(long entries, SeekableByteChannel file, byte[] tail, int locator)
        throws IOException {
      if (locator < 0 || !ZipRecord.ZIP64_LOCATOR.isAt(packed(tail, locator))) {
        return false;
      }
      int length = ZipRecord.ZIP64_END.length();
      long place = packed(tail, locator).number(8, 8);
      PackedBytes end = packed(bytes(file, place, length), 0);
      return ZipRecord.ZIP64_END.isAt(end) && end.number(32, 8) == entries;
    }

    private static PackedBytes packed(byte[] bytes, int from) throws IOException {
      PackedBytes packed =
          new PackedBytes(new ByteArrayInputStream(bytes, from, bytes.length - from));
      packed.has(Math.min(ZipRecord.ZIP64_END.length(), bytes.length - from));
      return packed;
    }

    private static byte[] bytes(SeekableByteChannel file, long from, int length)
        throws IOException {
      ByteBuffer bytes = ByteBuffer.allocate(length);
      file.position(from);
      while (bytes.hasRemaining() && file.read(bytes) >= 0) {}
      return bytes.array();
    }
  }
}
