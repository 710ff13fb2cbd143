package org.turkbridge.verify.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Recordings that were read.
 *
 * @param all in the order of the arguments, and within a folder by number, then by name
 * @param skipped entries of HAR files that are no calls, each with its place and why
 */
public record Recordings(List<StoredRecording> all, List<String> skipped) {
  private static final Pattern NUMBER = Pattern.compile("(\\d{1,9}).*");
  private static final String HAR = ".har";
  private static final Comparator<Path> ORDER =
      Comparator.comparingInt(Recordings::number).thenComparing(Path::toString);

  public Recordings {
    all = List.copyOf(all);
    skipped = List.copyOf(skipped);
  }

  /**
   * Reads recordings.
   *
   * @param paths folders, of which every {@code .http} and {@code .har} file directly in them is
   *     read, and files
   * @throws IOException if one is not there or cannot be read, naming it
   */
  public static Recordings read(List<Path> paths) throws IOException {
    List<StoredRecording> all = new ArrayList<>();
    List<String> skipped = new ArrayList<>();
    for (Path path : paths) {
      for (Path file : files(path)) {
        if (named(file, HAR)) {
          HarFile.read(file, bytes(file), all, skipped);
        } else {
          all.add(recording(file));
        }
      }
    }
    return new Recordings(all, skipped);
  }

  private static List<Path> files(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> files = Files.list(path)) {
      return files
          .filter(file -> !String.valueOf(file.getFileName()).startsWith("."))
          .filter(file -> named(file, ".http") || named(file, HAR))
          .filter(file -> !Files.isDirectory(file))
          .sorted(ORDER)
          .toList();
    }
  }

  private static boolean named(Path file, String end) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(end);
  }

  private static int number(Path file) {
    Matcher number = NUMBER.matcher(String.valueOf(file.getFileName()));
    return number.matches() ? Integer.parseInt(number.group(1)) : Integer.MAX_VALUE;
  }

  private static StoredRecording recording(Path file) throws IOException {
    try {
      return StoredRecording.of(file, "", RecordingFile.read(bytes(file)));
    } catch (RecordingException e) {
      return StoredRecording.broken(file, e.line(), e.text());
    }
  }

  private static byte[] bytes(Path file) throws IOException {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new IOException("There is no file or folder " + file, e);
    } catch (IOException e) {
      throw new IOException(file + " cannot be read (" + e.getClass().getSimpleName() + ")", e);
    }
  }
}
