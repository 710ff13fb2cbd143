package org.turkbridge.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.turkbridge.archive.xml.KindDocuments;

/** The archives in {@code samples/}. */
public final class Samples {
  private Samples() {}

  /** These and a document of each kind. */
  public static List<byte[]> documentsOfEveryKind() {
    return Stream.concat(
            documents().stream(),
            KindDocuments.samples().stream().map(text -> text.getBytes(StandardCharsets.UTF_8)))
        .toList();
  }

  /** The bytes of each that is XML, in the order of their paths. */
  public static List<byte[]> documents() {
    return below("samples", ".xml");
  }

  /** The bytes of each table of results, in the order of their paths. */
  public static List<byte[]> tables() {
    return below("samples/tables", "");
  }

  /** The bytes of each file of notification messages, in the order of their paths. */
  public static List<byte[]> notifications() {
    return below("samples/notifications", "");
  }

  private static List<byte[]> below(String folder, String ending) {
    try (Stream<Path> files = Files.walk(Path.of(folder))) {
      return files
          .filter(file -> Files.isRegularFile(file) && file.toString().endsWith(ending))
          .sorted()
          .map(Samples::bytes)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
