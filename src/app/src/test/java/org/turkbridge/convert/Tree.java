package org.turkbridge.convert;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

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

  static Map<String, Fingerprint> fingerprints(Path top) {
    return contents(
        top,
        file -> {
          try {
            return Fingerprint.of(file);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /** Those that are not hidden. */
  static Map<String, Fingerprint> visible(Path top) {
    Map<String, Fingerprint> all = fingerprints(top);
    all.keySet().removeIf(name -> name.startsWith(".") || name.contains("/."));
    return all;
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
