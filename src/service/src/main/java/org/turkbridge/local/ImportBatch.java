package org.turkbridge.local;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.local.store.Arrival;
import org.turkbridge.local.store.Merged;
import org.turkbridge.local.store.Store;

/** Archived records that are stored together, and what is to be told of their documents. */
final class ImportBatch {
  /** Large enough that a transaction's cost does not count, small enough for the heap. */
  private static final int FULL_RECORDS = 500;

  private static final int FULL_CHARACTERS = 4 << 20;

  /** Where the order of the documents matters: what comes after them is stored after them. */
  private static final Set<RecordKind> ENTITIES =
      EnumSet.of(RecordKind.QUALIFICATION_TYPE, RecordKind.QUALIFICATION);

  private final Map<RecordKind, List<Arrival<?>>> records = new EnumMap<>(RecordKind.class);
  private final Deque<OpenDocument> documents = new ArrayDeque<>();
  private int count;
  private int characters;
  private int heldLines;

  /** A document of which something is still to be told or stored. */
  private static final class OpenDocument {
    private final List<String> lines = new ArrayList<>();

    /** How many of the records are its; entities are of the last document alone. */
    private final Map<RecordKind, Integer> counts = new EnumMap<>(RecordKind.class);

    boolean isEmpty() {
      return counts.isEmpty() && lines.isEmpty();
    }
  }

  ImportBatch() {
    documents.add(new OpenDocument());
  }

  void add(RecordKind kind, Arrival<?> arrival) {
    records.computeIfAbsent(kind, first -> new ArrayList<>()).add(arrival);
    if (!ENTITIES.contains(kind)) {
      documents.getLast().counts.merge(kind, 1, Integer::sum);
    }
    count++;
    characters += arrival.size();
  }

  void addLine(String line) {
    documents.getLast().lines.add(line);
    heldLines++;
  }

  void endDocument() {
    if (!documents.getLast().isEmpty()) {
      documents.add(new OpenDocument());
    }
  }

  boolean isEmpty() {
    return documents.size() == 1 && documents.getLast().isEmpty() && !hasEntities();
  }

  boolean isFull() {
    return count >= FULL_RECORDS || characters >= FULL_CHARACTERS || heldLines >= FULL_RECORDS;
  }

  /** Whether there are types or Qualifications. */
  boolean hasEntities() {
    return !Collections.disjoint(records.keySet(), ENTITIES);
  }

  /** Whether records of a kind are stored after all that was in documents before. */
  static boolean isEntity(RecordKind kind) {
    return ENTITIES.contains(kind);
  }

  boolean hasEarlierDocuments() {
    return documents.size() > 1;
  }

  /** Takes what is of the last document out of this one. */
  ImportBatch splitLastDocument() {
    ImportBatch split = new ImportBatch();
    OpenDocument last = documents.removeLast();
    last.counts.forEach(
        (kind, many) -> {
          List<Arrival<?>> all = records.getOrDefault(kind, List.of());
          List<Arrival<?>> its = all.subList(all.size() - many, all.size());
          its.forEach(arrival -> split.add(kind, arrival));
          its.clear();
        });
    last.lines.forEach(split::addLine);
    return split;
  }

  /**
   * Stores it, and tells what was found in its documents and what became of its records, in their
   * order.
   */
  void store(Store store, Consumer<String> lines, Consumer<Merged> report) {
    if (hasEntities()) {
      documents.getLast().lines.forEach(lines);
      documents.getLast().lines.clear();
    }
    for (RecordKind kind : ENTITIES) {
      merge(store, kind).forEach(report);
    }
    Map<RecordKind, Iterator<Merged>> merged = new EnumMap<>(RecordKind.class);
    for (RecordKind kind : EnumSet.complementOf(EnumSet.copyOf(ENTITIES))) {
      merged.put(kind, merge(store, kind).iterator());
    }
    for (OpenDocument document : documents) {
      document.lines.forEach(lines);
      document.counts.forEach(
          (kind, many) -> {
            Iterator<Merged> its = Objects.requireNonNull(merged.get(kind));
            for (int i = 0; i < many; i++) {
              report.accept(its.next());
            }
          });
    }
  }

  private List<Merged> merge(Store store, RecordKind kind) {
    List<Arrival<?>> arrivals = records.getOrDefault(kind, List.of());
    return arrivals.isEmpty() ? List.of() : store.write(tables -> tables.merge(kind, arrivals));
  }
}
