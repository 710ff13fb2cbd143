package org.turkbridge.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.turkbridge.archive.RecordKind;

/**
 * An archive to convert.
 *
 * @param path the file, or the folder of the files
 * @param files in the order in which they are read
 * @param bytes of all files
 * @param records in all files, with ids that count up from 0
 */
record Corpus(
    CorpusContent content, Size size, Path path, List<Path> files, long bytes, int records) {
  static final String TYPE = "3BENCHMARKQUALIFICATIONTYPE001";

  Corpus {
    files = List.copyOf(files);
  }

  RecordKind kind() {
    return content.kind();
  }

  /** What it is, for a reader. */
  String name() {
    return content.kind().plural() + ", " + size;
  }

  /** How many of the records have an Answer. */
  int recordsWithAnswer() {
    return with(content::hasAnswer);
  }

  /** How many of the records have a QuestionForm. */
  int recordsWithForm() {
    return with(content::hasForm);
  }

  private int with(IntPredicate document) {
    return size.isSmallRecords() ? 0 : (int) IntStream.range(0, records).filter(document).count();
  }

  /** Writes it into a folder, where it replaces one of the same size. */
  static Corpus write(Path folder, Size size) throws IOException {
    return write(folder, CorpusContent.REQUESTS, size);
  }

  /**
   * One of other records.
   *
   * @throws IllegalArgumentException if those are no requests, and small
   */
  static Corpus write(Path folder, CorpusContent content, Size size) throws IOException {
    if (size.isSmallRecords() && content != CorpusContent.REQUESTS) {
      throw new IllegalArgumentException(size + " is of small requests");
    }
    int records =
        size.isSmallRecords()
            ? size.files()
            : ArchiveGenerator.recordsIn(content, size.bytes(), TYPE);
    if (size.files() == 1) {
      Path file = folder.resolve(content + "-" + size.bytes() + ".xml");
      ArchiveGenerator.write(file, content, 0, records, TYPE);
      return new Corpus(content, size, file, List.of(file), Files.size(file), records);
    }
    Path many =
        Files.createDirectories(
            folder.resolve(content + "-" + size.bytes() + "-in-" + size.files()));
    List<Path> files = new ArrayList<>();
    long bytes = 0;
    for (int i = 0; i < size.files(); i++) {
      int first = first(i, size, records);
      Path file = many.resolve(String.format(Locale.ROOT, "page-%06d.xml", i));
      if (size.isSmallRecords()) {
        ArchiveGenerator.writeSmall(file, i, TYPE);
      } else {
        ArchiveGenerator.write(file, content, first, first(i + 1, size, records) - first, TYPE);
      }
      files.add(file);
      bytes += Files.size(file);
    }
    return new Corpus(content, size, many, files, bytes, records);
  }

  /** Number of the first record of a file. */
  private static int first(int file, Size size, int records) {
    return Math.toIntExact((long) records * file / size.files());
  }
}
