package org.turkbridge.local;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.AnswerCount;
import org.turkbridge.archive.ArchivedRecord;
import org.turkbridge.archive.Origin;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.Refusal;
import org.turkbridge.archive.pipeline.Part;
import org.turkbridge.archive.pipeline.PartBuilder;
import org.turkbridge.archive.summary.LeftOutColumns;
import org.turkbridge.local.store.Arrival;
import software.amazon.awssdk.core.SdkPojo;

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
  record Archived(ArchivedRecord record) implements Item {
    @Override
    public Stream<Item> shifted(Origin origin) {
      return Stream.of(
          new Archived(
              new ArchivedRecord(
                  origin.shift(record.place()),
                  record.kind(),
                  record.value(),
                  record.normalisations())));
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

  /** Columns of a table for which its records have no place. */
  record LeftOut(LeftOutColumns columns) implements Item {
    @Override
    public Stream<Item> shifted(Origin origin) {
      return Stream.of(this);
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
      if (!StorableRecord.has(record.kind())) {
        return;
      }
      SdkPojo unused = StorableRecord.of(record.kind(), record.value());
      characters += new Arrival<>("", record.value()).size();
      items.add(new Archived(record));
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
    public void columnLeftOut(RecordKind kind, String name) {
      if (StorableRecord.has(kind)) {
        items.add(new LeftOut(LeftOutColumns.of(List.of(name))));
      }
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
