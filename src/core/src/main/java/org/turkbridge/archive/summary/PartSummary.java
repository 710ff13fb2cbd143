package org.turkbridge.archive.summary;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.turkbridge.archive.AnswerCount;
import org.turkbridge.archive.Origin;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.RefusalKind;
import org.turkbridge.translate.Normalisation;

/**
 * What is to be said of a part of a document, besides its records and refusals.
 *
 * @param tally of the part, without miscounted answers
 * @param failures responses by which the service said no
 * @param counts answers that hold another number of records than they say
 */
public record PartSummary(ConversionTally tally, List<Failure> failures, List<AnswerCount> counts) {
  /** A response by which the service said no. */
  public record Failure(Place place, String codeAndMessage) {}

  public PartSummary {
    failures = List.copyOf(failures);
    counts = List.copyOf(counts);
  }

  /** One that was only counted. */
  public PartSummary(ConversionTally tally) {
    this(tally, List.of(), List.of());
  }

  /** Whether there is nothing to be said. */
  public boolean isNothing() {
    return tally.isNothing() && counts.isEmpty();
  }

  /** The tally with its miscounted answers. */
  public ConversionTally whole() {
    return tally.plus(ConversionTally.ofMiscounted(counts.size()));
  }

  /** What people are told, a line each. */
  public Stream<String> lines() {
    return Stream.concat(
        failures.stream()
            .map(
                failure ->
                    failure.place()
                        + ": an answer that reports an error, no records: "
                        + failure.codeAndMessage()),
        counts.stream().map(count -> count.place() + ": " + count.message()));
  }

  /** The same, but for one reject of that kind. */
  public PartSummary without(RefusalKind kind) {
    return new PartSummary(tally.without(kind), failures, counts);
  }

  /** The same, with places counted from the beginning of the document. */
  public PartSummary shifted(Origin origin) {
    return new PartSummary(
        tally,
        failures.stream()
            .map(failure -> new Failure(origin.shift(failure.place()), failure.codeAndMessage()))
            .toList(),
        counts.stream().flatMap(count -> origin.shift(count).stream()).toList());
  }

  /** Makes one while the part is read. */
  public static final class Builder {
    private final List<Failure> failures = new ArrayList<>();
    private final List<AnswerCount> counts = new ArrayList<>();
    private final Map<RefusalKind, Long> rejects = new EnumMap<>(RefusalKind.class);
    private final Map<Normalisation, Long> normalised = new EnumMap<>(Normalisation.class);
    private final Map<RecordKind, Long> written = new EnumMap<>(RecordKind.class);
    private final Set<String> columns = new LinkedHashSet<>();
    private long records;

    /** There is one more record. */
    public void record(RecordKind kind, Set<Normalisation> normalisations) {
      records++;
      written.merge(kind, 1L, Long::sum);
      normalised(normalisations);
    }

    /** A record was normalised besides. */
    public void normalised(Set<Normalisation> normalisations) {
      normalisations.forEach(each -> normalised.merge(each, 1L, Long::sum));
    }

    public void refused(RefusalKind kind) {
      rejects.merge(kind, 1L, Long::sum);
    }

    public void failed(Place place, String codeAndMessage) {
      failures.add(new Failure(place, codeAndMessage));
    }

    public void counted(AnswerCount count) {
      counts.add(count);
    }

    /** A column of a table is left out. */
    public void columnLeftOut(String name) {
      columns.add(name);
    }

    /** How many records there are. */
    public long records() {
      return records;
    }

    public PartSummary build() {
      return new PartSummary(
          new ConversionTally(
              written, 0, rejects, normalised, failures.size(), 0, 0, LeftOutColumns.of(columns)),
          failures,
          counts);
    }
  }
}
