package org.turkbridge.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.turkbridge.archive.RecordKind;

/**
 * An archive to convert.
 *
 * @param kind QualificationRequest or Assignment
 * @param path the file, or the folder of the files
 * @param files in the order in which they are read
 * @param bytes of all files
 * @param records in all files, with ids that count up from 0
 */
record Corpus(RecordKind kind, Size size, Path path, List<Path> files, long bytes, int records) {
  static final String TYPE = "3BENCHMARKQUALIFICATIONTYPE001";

  Corpus {
    files = List.copyOf(files);
  }

  /** How many of the records have an Answer. */
  int recordsWithAnswer() {
    if (kind == RecordKind.ASSIGNMENT) {
      return records;
    }
    return size.isSmallRecords()
        ? 0
        : (int) IntStream.range(0, records).filter(ArchiveGenerator::hasDocuments).count();
  }

  /** How many of the records have a Test. */
  int recordsWithTest() {
    return kind == RecordKind.ASSIGNMENT ? 0 : recordsWithAnswer();
  }

  /** Writes it into a folder, where it replaces one of the same size. */
  static Corpus write(Path folder, Size size) throws IOException {
    return write(folder, RecordKind.QUALIFICATION_REQUEST, size);
  }

  /** One of another kind of record; of Assignments there are no small ones. */
  static Corpus write(Path folder, RecordKind kind, Size size) throws IOException {
    int records =
        size.isSmallRecords() ? size.files() : ArchiveGenerator.recordsIn(kind, size.bytes(), TYPE);
    if (size.files() == 1) {
      Path file = folder.resolve(size.bytes() + ".xml");
      ArchiveGenerator.write(file, kind, 0, records, TYPE);
      return new Corpus(kind, size, file, List.of(file), Files.size(file), records);
    }
    Path many = Files.createDirectories(folder.resolve(size.bytes() + "-in-" + size.files()));
    List<Path> files = new ArrayList<>();
    long bytes = 0;
    for (int i = 0; i < size.files(); i++) {
      int first = first(i, size, records);
      Path file = many.resolve(String.format(Locale.ROOT, "page-%06d.xml", i));
      if (size.isSmallRecords()) {
        ArchiveGenerator.writeSmall(file, i, TYPE);
      } else {
        ArchiveGenerator.write(file, kind, first, first(i + 1, size, records) - first, TYPE);
      }
      files.add(file);
      bytes += Files.size(file);
    }
    return new Corpus(kind, size, many, files, bytes, records);
  }

  /** Number of the first record of a file. */
  private static int first(int file, Size size, int records) {
    return Math.toIntExact((long) records * file / size.files());
  }
}
