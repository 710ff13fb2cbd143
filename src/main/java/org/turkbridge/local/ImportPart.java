package org.turkbridge.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.AnswerCount;
import org.turkbridge.archive.ArchivedQualification;
import org.turkbridge.archive.ArchivedQualificationRequest;
import org.turkbridge.archive.ArchivedQualificationType;
import org.turkbridge.archive.EntityVisitor;
import org.turkbridge.archive.Origin;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.Refusal;
import org.turkbridge.archive.pipeline.Part;
import org.turkbridge.archive.pipeline.PartBuilder;
import org.turkbridge.translate.Normalisation;
import software.amazon.awssdk.services.mturk.model.Qualification;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;
import software.amazon.awssdk.services.mturk.model.QualificationType;

/** What was found in a part of a document that is imported, in its order. */
record ImportPart(List<Item> items) implements Part<ImportPart> {
  ImportPart {
    items = List.copyOf(items);
  }

  /** Something that was found. */
  sealed interface Item {
    /** What there is to tell of it, with places counted from the beginning of the document. */
    Stream<Item> shifted(Origin origin);
  }

  /** A record of the archive. */
  sealed interface Archived extends Item {
    /** Gives it to an import. */
    void addTo(ImportRun run);
  }

  record Request(Place place, QualificationRequest request, Set<Normalisation> normalisations)
      implements Archived {
    @Override
    public Stream<Item> shifted(Origin origin) {
      return Stream.of(new Request(origin.shift(place), request, normalisations));
    }

    @Override
    public void addTo(ImportRun run) {
      run.add(place.toString(), request, normalisations);
    }
  }

  record Type(Place place, QualificationType type, Set<Normalisation> normalisations)
      implements Archived {
    @Override
    public Stream<Item> shifted(Origin origin) {
      return Stream.of(new Type(origin.shift(place), type, normalisations));
    }

    @Override
    public void addTo(ImportRun run) {
      run.add(place.toString(), type, normalisations);
    }
  }

  record Held(Place place, Qualification qualification, Set<Normalisation> normalisations)
      implements Archived {
    @Override
    public Stream<Item> shifted(Origin origin) {
      return Stream.of(new Held(origin.shift(place), qualification, normalisations));
    }

    @Override
    public void addTo(ImportRun run) {
      run.add(place.toString(), qualification, normalisations);
    }
  }

  record Refused(Refusal refusal) implements Item {
    @Override
    public Stream<Item> shifted(Origin origin) {
      return Stream.of(new Refused(origin.shift(refusal)));
    }
  }

  /** A response by which the service said no. */
  record Failed(Place place, String codeAndMessage) implements Item {
    @Override
    public Stream<Item> shifted(Origin origin) {
      return Stream.of(new Failed(origin.shift(place), codeAndMessage));
    }
  }

  /** An answer that holds another number of records than it says. */
  record Miscounted(AnswerCount count) implements Item {
    @Override
    public Stream<Item> shifted(Origin origin) {
      return origin.shift(count).map(Miscounted::new).stream().map(Item.class::cast);
    }
  }

  @Override
  public ImportPart shifted(Origin origin) {
    return new ImportPart(items.stream().flatMap(item -> item.shifted(origin)).toList());
  }

  @Override
  public boolean isNothing() {
    return items.isEmpty();
  }

  /** Counts are told when an answer ends, which may be after all else. */
  @Override
  public @Nullable Refusal last() {
    int last = lastIndex();
    return last >= 0 && items.get(last) instanceof Refused refused ? refused.refusal() : null;
  }

  @Override
  public ImportPart withoutLastRefusal() {
    List<Item> left = new ArrayList<>(items);
    left.remove(lastIndex());
    return new ImportPart(left);
  }

  private int lastIndex() {
    int last = items.size() - 1;
    while (last >= 0 && items.get(last) instanceof Miscounted) {
      last--;
    }
    return last;
  }

  /** Collects what a reader finds. */
  static final class Builder implements PartBuilder<ImportPart>, EntityVisitor {
    private static final int FULL_ITEMS = 100;
    private static final int FULL_CHARACTERS = 256 * 1024;

    private final List<Item> items = new ArrayList<>();
    private int characters;

    @Override
    public EntityVisitor entities() {
      return this;
    }

    @Override
    public void record(ArchivedQualificationRequest archived) {
      ImportRun.requireWhole(archived.request());
      characters += new Arrival("", archived.request()).size();
      items.add(new Request(archived.place(), archived.request(), archived.normalisations()));
    }

    @Override
    public void qualificationType(ArchivedQualificationType archived) {
      ImportRun.requireWhole(archived.type());
      characters += TypeArrival.of("", archived.type()).size();
      items.add(new Type(archived.place(), archived.type(), archived.normalisations()));
    }

    @Override
    public void qualification(ArchivedQualification archived) {
      ImportRun.requireWhole(archived.qualification());
      items.add(new Held(archived.place(), archived.qualification(), archived.normalisations()));
    }

    @Override
    public void refused(Refusal refusal) {
      characters += refusal.raw() == null ? 0 : refusal.raw().length();
      items.add(new Refused(refusal));
    }

    @Override
    public void failedResponse(Place place, String codeAndMessage) {
      items.add(new Failed(place, codeAndMessage));
    }

    @Override
    public void counted(AnswerCount count) {
      items.add(new Miscounted(count));
    }

    @Override
    public boolean isFull() {
      return items.size() >= FULL_ITEMS || characters >= FULL_CHARACTERS;
    }

    @Override
    public ImportPart build() {
      return new ImportPart(items);
    }
  }
}
