package org.turkbridge.local;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.turkbridge.local.store.Arrival;
import org.turkbridge.local.store.Merged;
import org.turkbridge.local.store.Store;
import software.amazon.awssdk.services.mturk.model.Qualification;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;
import software.amazon.awssdk.services.mturk.model.QualificationType;

/** Archived records that are stored together, and what is to be told of their documents. */
final class ImportBatch {
  /** Large enough that a transaction's cost does not count, small enough for the heap. */
  private static final int FULL_RECORDS = 500;

  private static final int FULL_CHARACTERS = 4 << 20;

  private final List<Arrival<QualificationRequest>> requests = new ArrayList<>();
  private final Deque<OpenDocument> documents = new ArrayDeque<>();
  private final List<Arrival<QualificationType>> types = new ArrayList<>();
  private final List<Arrival<Qualification>> qualifications = new ArrayList<>();
  private int characters;
  private int heldLines;

  /** A document of which something is still to be told or stored. */
  private static final class OpenDocument {
    private final List<String> lines = new ArrayList<>();

    /** How many of the requests are its. */
    private int requests;

    boolean isEmpty() {
      return requests == 0 && lines.isEmpty();
    }
  }

  ImportBatch() {
    documents.add(new OpenDocument());
  }

  void addRequest(Arrival<QualificationRequest> arrival) {
    requests.add(arrival);
    documents.getLast().requests++;
    characters += arrival.size();
  }

  void addType(Arrival<QualificationType> arrival) {
    types.add(arrival);
    characters += arrival.size();
  }

  void addQualification(Arrival<Qualification> arrival) {
    qualifications.add(arrival);
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
    return requests.size() + types.size() + qualifications.size() >= FULL_RECORDS
        || characters >= FULL_CHARACTERS
        || heldLines >= FULL_RECORDS;
  }

  /** Whether there are types or Qualifications, and not requests alone. */
  boolean hasEntities() {
    return !types.isEmpty() || !qualifications.isEmpty();
  }

  boolean hasEarlierDocuments() {
    return documents.size() > 1;
  }

  /** Takes what is of the last document out of this one. */
  ImportBatch splitLastDocument() {
    ImportBatch split = new ImportBatch();
    OpenDocument last = documents.removeLast();
    List<Arrival<QualificationRequest>> its =
        requests.subList(requests.size() - last.requests, requests.size());
    its.forEach(split::addRequest);
    its.clear();
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
    if (!types.isEmpty()) {
      store.write(tables -> tables.types().merge(types)).forEach(report);
    }
    if (!qualifications.isEmpty()) {
      store.write(tables -> tables.qualifications().merge(qualifications)).forEach(report);
    }
    Iterator<Merged> merged =
        (requests.isEmpty()
                ? List.<Merged>of()
                : store.write(tables -> tables.requests().merge(requests)))
            .iterator();
    for (OpenDocument document : documents) {
      document.lines.forEach(lines);
      for (int request = 0; request < document.requests; request++) {
        report.accept(merged.next());
      }
    }
  }
}
