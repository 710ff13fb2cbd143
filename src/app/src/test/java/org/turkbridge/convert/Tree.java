package org.turkbridge.convert;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** All files in a folder and below it, hidden ones included, by their names relative to it. */
final class Tree {
  private Tree() {}

  static Map<String, String> texts(Path top) {
    return contents(
        top,
        file -> {
          try {
            return Files.readString(file);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /**
   * By what the contents of files are told apart; SHA-256 takes a multiple of the time in a test.
   */
  record Checksum(long size, long crc32) {
    private static Checksum of(Path file) {
      CRC32 crc = new CRC32();
      try {
        crc.update(Files.readAllBytes(file));
        return new Checksum(Files.size(file), crc.getValue());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static Map<String, Checksum> checksums(Path top) {
    return contents(top, Checksum::of);
  }

  /** Of those that are not hidden. */
  static Map<String, Checksum> visible(Path top) {
    Map<String, Checksum> visible = new TreeMap<>();
    for (String name : names(top)) {
      if (!name.startsWith(".") && !name.contains("/.")) {
        visible.put(name, Checksum.of(top.resolve(name)));
      }
    }
    return visible;
  }

  static Set<String> names(Path top) {
    return contents(top, file -> true).keySet();
  }

  private static <T> Map<String, T> contents(Path top, Function<Path, T> content) {
    try (Stream<Path> files = Files.walk(top)) {
      Map<String, T> contents = new TreeMap<>();
      files
          .filter(Files::isRegularFile)
          .forEach(file -> contents.put(top.relativize(file).toString(), content.apply(file)));
      return contents;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
