package org.turkbridge.archive.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A file to read, or standard input. Nothing is open until its documents are asked for, and little
 * is kept: there may be hundreds of thousands of these.
 */
public final class InputFile {
  private static final String STANDARD_INPUT = "standard input";

  private final String relative;
  private final long size;
  private final @Nullable Path folder;
  private final @Nullable Path exact;
  private final @Nullable Supplier<InputStream> stream;
  private final @Nullable FileContent content;

  private InputFile(
      String relative,
      long size,
      @Nullable Path folder,
      @Nullable Path exact,
      @Nullable Supplier<InputStream> stream,
      @Nullable FileContent content) {
    this.relative = relative;
    this.size = size;
    this.folder = folder;
    this.exact = exact;
    this.stream = stream;
    this.content = content;
  }

  /**
   * A file of a file system that Java does not know.
   *
   * @param name as shown to the user; what it ends with counts as the name of a file does
   * @param size in bytes, not negative
   */
  public static InputFile elsewhere(String name, long size, FileContent content) {
    return new InputFile(name, size, null, null, null, content);
  }

  static InputFile standardInput(Supplier<InputStream> stream) {
    return new InputFile("stdin", -1, null, null, stream, null);
  }

  static InputFile named(Path file) throws IOException {
    Path name = file.getFileName();
    long size = Files.isRegularFile(file) ? Files.size(file) : -1;
    return new InputFile(name == null ? "" : name.toString(), size, null, file, null, null);
  }

  /** A regular file somewhere in a folder. */
  static InputFile inFolder(Path folder, Path file, long size) {
    String relative =
        folder.relativize(file).toString().replace(folder.getFileSystem().getSeparator(), "/");
    // Of a name with unknown bytes only the path as the system gave it leads to the file.
    return new InputFile(
        relative, size, folder, NativeNames.isLossy(relative) ? file : null, null, null);
  }

  /** The path under the argument that named it, with {@code /} between the parts. */
  String relative() {
    return relative;
  }

  /** As shown to the user. */
  public String name() {
    if (content != null) {
      return InputNames.printable(relative);
    }
    Path path = pathOrNull();
    return path == null ? STANDARD_INPUT : InputNames.printable(path.toString());
  }

  /** Where it is; empty for standard input and for what is on no file system of Java. */
  public Optional<Path> path() {
    return Optional.ofNullable(pathOrNull());
  }

  private @Nullable Path pathOrNull() {
    if (exact != null) {
      return exact;
    }
    return folder == null ? null : folder.resolve(relative);
  }

  /**
   * Where its output goes, relative to the output folder: the path under the folder that was named
   * (or under the fixed part of a pattern; of a file that was named, its name) without extension,
   * with {@code /} between the parts. {@code stdin} for standard input. An archive's members go
   * below it: see {@link #eachOutputName}.
   */
  public String outputName() {
    return InputNames.stem(relative);
  }

  /** Bytes on disk when it was looked for; -1 if unknown, as for a pipe. */
  public long size() {
    return size;
  }

  /** Whether {@link #open} may be called again: not for standard input or a pipe. */
  boolean isRepeatable() {
    return size >= 0;
  }

  /** Its documents. The file is opened when the first is asked for. */
  public InputDocuments open() {
    return new OpenInput(this, this::stream);
  }

  /** Whether it looks as if it held one document that {@link #whole} gives. */
  public boolean isSmall() {
    int most = InputNames.isPacked(relative) ? WholeDocument.MOST_PACKED : WholeDocument.MOST;
    return isRepeatable() && size <= most && !InputNames.isContainer(relative);
  }

  /**
   * All of the one document in it, if that is no more than {@link WholeDocument#MOST} bytes.
   *
   * @return empty for an archive, for what is too long or cannot be opened: {@link #open} tells
   */
  public Optional<WholeDocument> whole() {
    byte[] bytes = new byte[(int) size];
    try (InputStream in = stream()) {
      int length = in.readNBytes(bytes, 0, bytes.length);
      if (length < bytes.length || in.read() >= 0) {
        // It is being written.
        return Optional.empty();
      }
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
    return switch (ContentKind.of(bytes, bytes.length)) {
      case PLAIN -> Optional.of(new WholeDocument(name(), bytes, Optional.empty(), bytes.length));
      case GZIP -> unpacked(new ByteArrayInputStream(bytes));
      default -> Optional.empty();
    };
  }

  private Optional<WholeDocument> unpacked(InputStream packed) {
    try (OpenInput opened = new OpenInput(this, () -> packed)) {
      InputDocument document = opened.next();
      return document == null || opened.isArchive()
          ? Optional.empty()
          : WholeDocument.of(document, opened::bytesRead);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * Tells the output names of all its documents in their order, without converting anything. A zip
   * file's list of members is read, a tar archive from beginning to end, of others the beginning.
   * What cannot be read is left out. Of input that can be read only once, only {@link #outputName}
   * is told, whatever it holds.
   *
   * @throws IOException if the file cannot be closed
   */
  public void eachOutputName(Consumer<String> names) throws IOException {
    if (!isRepeatable()) {
      names.accept(outputName());
      return;
    }
    try (InputDocuments documents = open()) {
      for (boolean more = true; more; ) {
        more = tellNext(documents, names);
      }
    }
  }

  private static boolean tellNext(InputDocuments documents, Consumer<String> names) {
    try {
      InputDocument document = documents.next();
      if (document != null) {
        names.accept(document.outputName());
      }
      return document != null;
    } catch (UnreadableDocumentException e) {
      // Whoever reads the documents is told.
      return true;
    }
  }

  /** Its bytes, from any of them on; null if they can be read only once. */
  @Nullable SeekableByteChannel channel() throws IOException {
    if (content != null) {
      return content.channel();
    }
    Path path = pathOrNull();
    return path == null || !isRepeatable() ? null : Files.newByteChannel(path);
  }

  private InputStream stream() throws IOException {
    if (content != null) {
      return content.open();
    }
    Path path = pathOrNull();
    if (path != null) {
      return Files.newInputStream(path);
    }
    if (stream == null) {
      throw new IllegalStateException("neither a path nor a stream");
    }
    return stream.get();
  }
}
