package org.turkbridge.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.AnswerCount;
import org.turkbridge.archive.ArchivedRecord;
import org.turkbridge.archive.Origin;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.Refusal;
import org.turkbridge.archive.pipeline.Part;
import org.turkbridge.archive.pipeline.PartBuilder;
import org.turkbridge.local.store.Arrival;
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

  /** Gives a record to an import. */
  @FunctionalInterface
  interface Addition {
    /**
     * Adds it.
     *
     * @param origin its place in the archive
     */
    void to(ImportRun run, String origin);
  }

  /** A record of the archive. */
  record Archived(Place place, Addition addition) implements Item {
    @Override
    public Stream<Item> shifted(Origin origin) {
      return Stream.of(new Archived(origin.shift(place), addition));
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
  static final class Builder implements PartBuilder<ImportPart> {
    private static final int FULL_ITEMS = 100;
    private static final int FULL_CHARACTERS = 256 * 1024;

    private final List<Item> items = new ArrayList<>();
    private int characters;

    @Override
    public void record(ArchivedRecord record) {
      Set<Normalisation> found = record.normalisations();
      if (record.value() instanceof QualificationRequest request) {
        ImportRun.requireWhole(request);
        characters += new Arrival<>("", request).size();
        add(record.place(), (run, origin) -> run.add(origin, request, found));
      } else if (record.value() instanceof QualificationType type) {
        ImportRun.requireWhole(type);
        characters += new Arrival<>("", type).size();
        add(record.place(), (run, origin) -> run.add(origin, type, found));
      } else if (record.value() instanceof Qualification qualification) {
        ImportRun.requireWhole(qualification);
        add(record.place(), (run, origin) -> run.add(origin, qualification, found));
      }
    }

    private void add(Place place, Addition addition) {
      items.add(new Archived(place, addition));
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
