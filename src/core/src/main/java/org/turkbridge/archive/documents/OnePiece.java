package org.turkbridge.archive.documents;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.ArchiveVisitor;
import org.turkbridge.archive.Origin;
import org.turkbridge.archive.Stretch;
import org.turkbridge.archive.Stretches;

/**
 * A document that is read in one piece, as what its beginning says holds for all of it: one
 * stretch, which is open if it is not all.
 */
final class OnePiece implements Stretches {
  private final Reader reader;
  private final String name;
  private final InputStream in;
  private boolean given;

  /** Reads a whole document. */
  @FunctionalInterface
  interface Reader {
    /**
     * Reads it to its end.
     *
     * @throws IOException if the bytes cannot be read
     */
    void read(String name, InputStream in, ArchiveVisitor visitor) throws IOException;
  }

  OnePiece(Reader reader, String name, InputStream in) {
    this.reader = reader;
    this.name = name;
    this.in = in;
  }

  /** A document of which all bytes are there. */
  static Stretch whole(Reader reader, String name, byte[] bytes) {
    return new Beginning(reader, name, bytes, false);
  }

  @Override
  public @Nullable Stretch next() throws IOException {
    if (given) {
      return null;
    }
    given = true;
    byte[] beginning = in.readNBytes(JsonSplitter.STRETCH);
    return new Beginning(reader, name, beginning, beginning.length == JsonSplitter.STRETCH);
  }

  @Override
  public InputStream rest() {
    return in;
  }

  /** A document, or its beginning. */
  private static final class Beginning implements Stretch {
    private final Reader reader;
    private final String name;
    private final byte[] content;
    private final boolean isOpen;

    Beginning(Reader reader, String name, byte[] content, boolean isOpen) {
      this.reader = reader;
      this.name = name;
      this.content = content;
      this.isOpen = isOpen;
    }

    @Override
    public boolean isOpen() {
      return isOpen;
    }

    @Override
    public int length() {
      return content.length;
    }

    @Override
    public InputStream bytes() {
      return new ByteArrayInputStream(content);
    }

    @Override
    public Optional<Origin> read(ArchiveVisitor visitor) {
      if (isOpen) {
        return Optional.empty();
      }
      try {
        reader.read(name, bytes(), visitor);
      } catch (IOException e) {
        throw new UncheckedIOException("bytes in memory cannot fail to be read", e);
      }
      return extent();
    }

    @Override
    public Optional<Origin> extent() {
      return isOpen ? Optional.empty() : Optional.of(new Origin(0, content.length, 0));
    }

    @Override
    public void readOn(InputStream rest, ArchiveVisitor visitor) throws IOException {
      reader.read(name, new SequenceInputStream(bytes(), rest), visitor);
    }
  }
}
