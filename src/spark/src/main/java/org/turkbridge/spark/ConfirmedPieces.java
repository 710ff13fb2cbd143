package org.turkbridge.spark;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The pieces of the files of a table that were confirmed for one of its queries, for the next one.
 * A file that has another size or time is divided anew. For several threads.
 */
final class ConfirmedPieces {
  private final Map<Division, List<ArchivePiece>> confirmed = new ConcurrentHashMap<>();

  /** A file, and about how long its pieces are. */
  private record Division(ArchiveFile file, long splitBytes) {
    /** Whether it is of that file as it was before. */
    boolean isFormerly(ArchiveFile now) {
      return file.path().equals(now.path()) && !file.equals(now);
    }
  }

  /**
   * All pieces, in the order of the files.
   *
   * @param plan for what is not known yet
   */
  List<ArchivePiece> of(List<ArchiveFile> files, ArchivePlan plan) throws IOException {
    long splitBytes = plan.splitBytes();
    List<ArchiveFile> unknown =
        files.stream()
            .distinct()
            .filter(plan::isLarge)
            .filter(file -> !confirmed.containsKey(new Division(file, splitBytes)))
            .toList();
    if (files.stream().noneMatch(plan::isLarge)) {
      return plan.pieces(files);
    }
    Map<String, List<ArchivePiece>> found =
        plan.pieces(unknown).stream()
            .collect(
                Collectors.groupingBy(ArchivePiece::path, LinkedHashMap::new, Collectors.toList()));
    for (ArchiveFile file : unknown) {
      confirmed.keySet().removeIf(known -> known.isFormerly(file));
      confirmed.put(
          new Division(file, splitBytes),
          found.getOrDefault(file.path(), List.of(ArchivePiece.whole(file))));
    }
    return files.stream()
        .flatMap(
            file ->
                confirmed
                    .getOrDefault(new Division(file, splitBytes), List.of(ArchivePiece.whole(file)))
                    .stream())
        .toList();
  }
}
