package org.turkbridge.spark;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.DocumentRange;
import org.turkbridge.archive.DocumentRange.Surroundings;
import org.turkbridge.archive.Origin;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.documents.DocumentRanges;
import org.turkbridge.archive.documents.DocumentReader;
import org.turkbridge.archive.files.ArchiveInputs;
import org.turkbridge.translate.Whitespace;

/**
 * Divides files into pieces.
 *
 * <p>Large plain files are divided into ranges in three steps, each of them for all files at once:
 * what their records stand in, where ranges may begin, and whether the ranges are what they were
 * taken for. The last one reads the files once more than the query does. What follows a range that
 * is not confirmed is one piece: after a mistake only a reading in one piece finds what {@code
 * convert} finds.
 */
final class ArchivePlan {
  private static final int BEGINNING = DocumentRanges.BEGINNING;

  private final Set<RecordKind> kinds;
  private final long most;
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
  private record RangeCandidate(
      ArchiveFile file, DocumentRange range, long from, long to, Set<RecordKind> kinds)
      implements Serializable {}

  /** What Java's Optional is, but for tasks. */
  private record StepResult<T extends Serializable>(@Nullable T value) implements Serializable {}

  /**
   * @param kinds that are asked for
   * @param most bytes that a file has which is not large
   * @param splitBytes about how long a range is
   */
  ArchivePlan(Set<RecordKind> kinds, long most, long splitBytes, Steps steps) {
    this.kinds = kinds;
    this.most = most;
    this.splitBytes = splitBytes;
    this.steps = steps;
  }

  /** Whether it is read in ranges, if its records allow it. */
  boolean isLarge(ArchiveFile file) {
    return file.size() > most;
  }

  long splitBytes() {
    return splitBytes;
  }

  /** All pieces, in the order of the files. A file that is named twice is divided once. */
  List<ArchivePiece> pieces(List<ArchiveFile> files) throws IOException {
    Map<ArchiveFile, List<ArchivePiece>> ranges = new HashMap<>();
    List<ArchiveFile> large = files.stream().distinct().filter(this::isLarge).toList();
    List<StepResult<Surroundings>> surroundings =
        steps.map(large, ArchivePlan::surroundings, false);
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < large.size(); i++) {
      @Nullable Surroundings around = surroundings.get(i).value();
      if (around == null) {
        continue;
      }
      ArchiveFile file = large.get(i);
      ranges.put(file, new ArrayList<>(List.of(rest(file, 0, around, Origin.START))));
      for (long from = splitBytes; from < file.size(); from += splitBytes) {
        places.add(new Place(file, around, from, Math.min(file.size(), from + splitBytes)));
      }
    }
    List<RangeCandidate> candidates =
        candidates(places, steps.map(places, ArchivePlan::start, false));
    List<StepResult<Origin>> extents = steps.map(candidates, ArchivePlan::extent, true);
    for (int i = 0; i < candidates.size(); i++) {
      RangeCandidate candidate = candidates.get(i);
      add(candidate, extents.get(i).value(), Objects.requireNonNull(ranges.get(candidate.file())));
    }
    return files.stream()
        .flatMap(file -> ranges.getOrDefault(file, List.of(ArchivePiece.whole(file))).stream())
        .toList();
  }

  /** All ranges that another follows. */
  private List<RangeCandidate> candidates(List<Place> places, List<Long> starts) {
    List<RangeCandidate> candidates = new ArrayList<>();
    long from = 0;
    @Nullable ArchiveFile last = null;
    for (int i = 0; i < places.size(); i++) {
      Place place = places.get(i);
      from = place.file().equals(last) ? from : 0;
      last = place.file();
      if (starts.get(i) >= 0) {
        DocumentRange range = new DocumentRange(from == 0, false, place.surroundings());
        candidates.add(new RangeCandidate(place.file(), range, from, starts.get(i), kinds));
        from = starts.get(i);
      }
    }
    return candidates;
  }

  /**
   * Divides the last of a file's pieces, if what it begins with is confirmed and follows what was
   * confirmed before.
   */
  private static void add(
      RangeCandidate candidate, @Nullable Origin extent, List<ArchivePiece> pieces) {
    ArchivePiece last = pieces.get(pieces.size() - 1);
    if (extent == null || last.from() != candidate.from()) {
      return;
    }
    ArchiveFile file = candidate.file();
    pieces.set(
        pieces.size() - 1,
        new ArchivePiece(
            file.path(),
            file.size(),
            candidate.from(),
            candidate.to(),
            candidate.range(),
            last.origin()));
    pieces.add(
        rest(file, candidate.to(), candidate.range().surroundings(), last.origin().plus(extent)));
  }

  /** A file from one of its bytes on. */
  private static ArchivePiece rest(
      ArchiveFile file, long from, Surroundings surroundings, Origin origin) {
    DocumentRange range = new DocumentRange(from == 0, true, surroundings);
    return new ArchivePiece(file.path(), file.size(), from, file.size(), range, origin);
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
    DocumentRanges ranges =
        new DocumentRanges(new DocumentReader(Whitespace.STRIP, candidate.kinds()));
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
