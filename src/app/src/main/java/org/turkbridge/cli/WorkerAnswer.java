package org.turkbridge.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The file that {@code --answer} names. */
final class WorkerAnswer {
  private static final Path STANDARD_INPUT = Path.of("-");

  /** An answer of a Worker had to fit into one form of a web site. */
  private static final int LARGEST = 1 << 20;

  private WorkerAnswer() {}

  /**
   * Its text.
   *
   * @param file {@code -} for standard input
   * @param standardInput is closed when it was read
   * @throws IOException if it cannot be read, is too long or is not UTF-8
   */
  static String text(Path file, InputStream standardInput) throws IOException {
    byte[] bytes;
    try (InputStream in =
        file.equals(STANDARD_INPUT) ? standardInput : Files.newInputStream(file)) {
      bytes = in.readNBytes(LARGEST + 1);
    } catch (NoSuchFileException e) {
      throw new IOException("--answer: there is no file " + file, e);
    } catch (IOException e) {
      throw new IOException("--answer: " + file + " cannot be read: " + e.getMessage(), e);
    }
    if (bytes.length > LARGEST) {
      throw new IOException("--answer: " + file + " is longer than " + LARGEST + " bytes");
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new IOException("--answer: " + file + " is not UTF-8; save it as that", e);
    }
  }
}
