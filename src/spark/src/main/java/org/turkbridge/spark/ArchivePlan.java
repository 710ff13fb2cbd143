package org.turkbridge.spark;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.DocumentRange;
import org.turkbridge.archive.DocumentRange.Surroundings;
import org.turkbridge.archive.Origin;
import org.turkbridge.archive.documents.DocumentRanges;
import org.turkbridge.archive.documents.DocumentReader;
import org.turkbridge.archive.files.ArchiveInputs;
import org.turkbridge.translate.Whitespace;

/**
 * Divides files into pieces.
 *
 * <p>Large plain files are divided in three steps, each of them for all files at once: what their
 * records stand in, where ranges may begin, and whether the ranges are what they were taken for.
 * The last one reads the files once more than the query does. What follows a range that is not
 * confirmed is one piece: after a mistake only a reading in one piece finds what {@code convert}
 * finds.
 */
final class ArchivePlan {
  private static final int BEGINNING = DocumentRanges.BEGINNING;

  private final long splitBytes;
  private final Steps steps;

  /** Does a step for many things at a time, maybe on other machines. */
  interface Steps {
    /** What comes of each, in their order. */
    <T extends Serializable, R extends Serializable> List<R> map(
        List<T> things, Step<T, R> step, boolean isLong) throws IOException;
  }

  /** One step. */
  interface Step<T, R> extends Serializable {
    R take(T thing, Configuration configuration) throws IOException;
  }

  /** About to begin a range there. */
  private record Place(ArchiveFile file, Surroundings surroundings, long from, long to)
      implements Serializable {}

  /** A range that is to be confirmed. */
  private record RangeCandidate(ArchiveFile file, DocumentRange range, long from, long to)
      implements Serializable {}

  /** What Java's Optional is, but for tasks. */
  private record StepResult<T extends Serializable>(@Nullable T value) implements Serializable {}

  /**
   * @param splitBytes about how long a range is
   */
  ArchivePlan(long splitBytes, Steps steps) {
    this.splitBytes = splitBytes;
    this.steps = steps;
  }

  /** All pieces, in the order of the files. A file that is named twice is divided once. */
  List<ArchivePiece> pieces(List<ArchiveFile> files) throws IOException {
    Map<ArchiveFile, List<ArchivePiece>> ranges = new HashMap<>();
    List<ArchiveFile> large =
        files.stream().distinct().filter(file -> file.size() > splitBytes).toList();
    List<StepResult<Surroundings>> surroundings =
        steps.map(large, ArchivePlan::surroundings, false);
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < large.size(); i++) {
      @Nullable Surroundings around = surroundings.get(i).value();
      ArchiveFile file = large.get(i);
      for (long from = splitBytes; around != null && from < file.size(); from += splitBytes) {
        places.add(new Place(file, around, from, Math.min(file.size(), from + splitBytes)));
      }
    }
    List<RangeCandidate> candidates =
        candidates(places, steps.map(places, ArchivePlan::start, false));
    List<StepResult<Origin>> extents = steps.map(candidates, ArchivePlan::extent, true);
    for (int i = 0; i < candidates.size(); i++) {
      add(candidates.get(i), extents.get(i).value(), ranges);
    }
    return files.stream()
        .flatMap(file -> ranges.getOrDefault(file, List.of(ArchivePiece.whole(file))).stream())
        .toList();
  }

  /** All ranges that another follows. */
  private static List<RangeCandidate> candidates(List<Place> places, List<Long> starts) {
    List<RangeCandidate> candidates = new ArrayList<>();
    long from = 0;
    @Nullable ArchiveFile last = null;
    for (int i = 0; i < places.size(); i++) {
      Place place = places.get(i);
      from = place.file().equals(last) ? from : 0;
      last = place.file();
      if (starts.get(i) >= 0) {
        DocumentRange range = new DocumentRange(from == 0, false, place.surroundings());
        candidates.add(new RangeCandidate(place.file(), range, from, starts.get(i)));
        from = starts.get(i);
      }
    }
    return candidates;
  }

  /**
   * Adds a piece that is confirmed, and the rest of the file as another: it is divided when the
   * next one is confirmed.
   */
  private static void add(
      RangeCandidate candidate,
      @Nullable Origin extent,
      Map<ArchiveFile, List<ArchivePiece>> ranges) {
    List<ArchivePiece> pieces = ranges.computeIfAbsent(candidate.file(), file -> new ArrayList<>());
    boolean follows =
        pieces.isEmpty()
            ? candidate.from() == 0
            : pieces.get(pieces.size() - 1).from() == candidate.from();
    if (!follows || extent == null) {
      if (pieces.isEmpty()) {
        pieces.add(ArchivePiece.whole(candidate.file()));
      }
      return;
    }
    Origin origin = pieces.isEmpty() ? Origin.START : pieces.remove(pieces.size() - 1).origin();
    ArchiveFile file = candidate.file();
    pieces.add(
        new ArchivePiece(
            file.path(), file.size(), candidate.from(), candidate.to(), candidate.range(), origin));
    pieces.add(
        new ArchivePiece(
            file.path(),
            file.size(),
            candidate.to(),
            file.size(),
            new DocumentRange(false, true, candidate.range().surroundings()),
            origin.plus(extent)));
  }

  private static StepResult<Surroundings> surroundings(
      ArchiveFile file, Configuration configuration) throws IOException {
    byte[] beginning;
    try (InputStream in = open(file, configuration).range(0, file.size())) {
      beginning = in.readNBytes(BEGINNING);
    }
    Optional<Surroundings> around =
        ArchiveInputs.isPlain(beginning)
            ? DocumentRanges.surroundings(beginning)
            : Optional.empty();
    return new StepResult<>(around.orElse(null));
  }

  /** Where a range begins; -1 for none. */
  private static Long start(Place place, Configuration configuration) throws IOException {
    ArchiveFile file = place.file();
    try (InputStream in = open(file, configuration).range(place.from() - 1, file.size())) {
      OptionalLong start =
          DocumentRanges.nextStart(place.surroundings(), in, place.to() - place.from());
      return start.isPresent() ? place.from() + start.getAsLong() : -1;
    }
  }

  private static StepResult<Origin> extent(RangeCandidate candidate, Configuration configuration)
      throws IOException {
    DocumentRanges ranges = new DocumentRanges(new DocumentReader(Whitespace.STRIP));
    try (InputStream in =
        open(candidate.file(), configuration).range(candidate.from(), candidate.to())) {
      return new StepResult<>(
          ranges.extent(candidate.file().path(), in, candidate.range()).orElse(null));
    }
  }

  private static HadoopFile open(ArchiveFile file, Configuration configuration) {
    return new HadoopFile(file.path(), file.size(), configuration);
  }
}
