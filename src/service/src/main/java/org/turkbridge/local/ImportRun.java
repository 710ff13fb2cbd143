package org.turkbridge.local;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.AnswerCount;
import org.turkbridge.local.store.Arrival;
import org.turkbridge.local.store.Merged;
import org.turkbridge.local.store.Merged.Outcome;
import org.turkbridge.local.store.Store;
import org.turkbridge.translate.Normalisation;
import org.turkbridge.translate.UntranslatableException;
import software.amazon.awssdk.services.mturk.model.Qualification;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;
import software.amazon.awssdk.services.mturk.model.QualificationType;

/** One import: stores archived records batch by batch, counts and reports. */
final class ImportRun {
  /** Large enough that a transaction's cost does not count, small enough for the heap. */
  private static final int BATCH_RECORDS = 500;

  private static final int BATCH_CHARACTERS = 4 << 20;

  private final Store store;
  private final Consumer<String> lines;
  private final List<Arrival<QualificationRequest>> batch = new ArrayList<>();
  private final Deque<OpenDocument> documents = new ArrayDeque<>();
  private final List<Arrival<QualificationType>> types = new ArrayList<>();
  private final List<Arrival<Qualification>> qualifications = new ArrayList<>();
  private int batchCharacters;
  private int heldLines;
  private long files;
  private long refused;
  private long miscounted;
  private long requestCount;
  private long typeCount;
  private long qualificationCount;
  private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
  private final Map<Normalisation, Long> normalised = new EnumMap<>(Normalisation.class);

  /** A document of which something is still to be told or stored. */
  private static final class OpenDocument {
    private final List<String> lines = new ArrayList<>();

    /** How many of the batch are its. */
    private int arrivals;

    boolean isEmpty() {
      return arrivals == 0 && lines.isEmpty();
    }
  }

  /**
   * @param lines is told, in a line each, what was refused and what met other content in the store,
   *     in the order of the documents
   */
  ImportRun(Store store, Consumer<String> lines) {
    this.store = store;
    this.lines = lines;
    documents.add(new OpenDocument());
  }

  /**
   * Takes a request.
   *
   * @param origin its place in the archive
   * @param found what reading it normalised
   * @throws UntranslatableException if a part is missing without which it cannot be stored
   */
  void add(String origin, QualificationRequest request, Set<Normalisation> found) {
    requireWhole(request);
    Arrival<QualificationRequest> arrival = new Arrival<>(origin, request);
    batch.add(arrival);
    documents.getLast().arrivals++;
    requestCount++;
    took(arrival.size(), found);
  }

  /**
   * Takes a type.
   *
   * @param origin its place in the archive
   * @param found what reading it normalised
   * @throws UntranslatableException if a part is missing without which it cannot be stored
   */
  void add(String origin, QualificationType type, Set<Normalisation> found) {
    requireWhole(type);
    flushEarlierDocuments();
    Arrival<QualificationType> arrival = new Arrival<>(origin, DocumentedDefaults.of(type));
    types.add(arrival);
    typeCount++;
    took(arrival.size(), found);
  }

  /**
   * Takes a Qualification.
   *
   * @param origin its place in the archive
   * @param found what reading it normalised
   * @throws UntranslatableException if a part is missing without which it cannot be stored
   */
  void add(String origin, Qualification qualification, Set<Normalisation> found) {
    requireWhole(qualification);
    flushEarlierDocuments();
    qualifications.add(new Arrival<>(origin, DocumentedDefaults.of(qualification)));
    qualificationCount++;
    took(0, found);
  }

  private void took(int characters, Set<Normalisation> found) {
    found.forEach(normalisation -> normalised.merge(normalisation, 1L, Long::sum));
    batchCharacters += characters;
    if (batch.size() + types.size() + qualifications.size() >= BATCH_RECORDS
        || batchCharacters >= BATCH_CHARACTERS) {
      flush();
    }
  }

  /** Counts and reports what cannot be stored. */
  void refuse(String origin, String cause) {
    refused++;
    tell(origin + ": " + cause);
  }

  /** Counts and reports an answer that holds another number of records than it says. */
  void miscounted(AnswerCount count) {
    miscounted++;
    tell(count.place() + ": " + count.message());
  }

  /** Tells what was found at this place of the archive. */
  void tell(String line) {
    if (batch.isEmpty() && types.isEmpty() && qualifications.isEmpty()) {
      lines.accept(line);
      return;
    }
    documents.getLast().lines.add(line);
    heldLines++;
    if (heldLines >= BATCH_RECORDS) {
      flush();
    }
  }

  /**
   * Ends a file. Requests of several may be stored together; with types and Qualifications the
   * order matters, so they are in the store now.
   */
  void endFile() {
    files++;
    if (!types.isEmpty() || !qualifications.isEmpty()) {
      flush();
    } else if (!documents.getLast().isEmpty()) {
      documents.add(new OpenDocument());
    }
  }

  /** Stores what is left. Everything is in the store when this returns. */
  ImportReport finish() {
    flush();
    return new ImportReport(
        files,
        requestCount,
        typeCount,
        qualificationCount,
        count(Outcome.ADDED),
        count(Outcome.UNCHANGED),
        count(Outcome.REPLACED),
        count(Outcome.KEPT),
        refused,
        miscounted,
        normalised);
  }

  private long count(Outcome outcome) {
    return outcomes.getOrDefault(outcome, 0L);
  }

  private void flush() {
    if (!types.isEmpty() || !qualifications.isEmpty()) {
      tellHeld(documents.getLast());
    }
    if (!types.isEmpty()) {
      store.write(tables -> tables.types().merge(types)).forEach(this::report);
      types.clear();
    }
    if (!qualifications.isEmpty()) {
      store.write(tables -> tables.qualifications().merge(qualifications)).forEach(this::report);
      qualifications.clear();
    }
    flush(documents.size());
    documents.add(new OpenDocument());
  }

  private void flushEarlierDocuments() {
    if (documents.size() > 1) {
      flush(documents.size() - 1);
    }
  }

  /** Stores the requests of the first so many documents, and tells what is to be told of them. */
  private void flush(int count) {
    int requests = documents.stream().limit(count).mapToInt(document -> document.arrivals).sum();
    List<Arrival<QualificationRequest>> arrivals = batch.subList(0, requests);
    Iterator<Merged> merged =
        (requests == 0
                ? List.<Merged>of()
                : store.write(tables -> tables.requests().merge(arrivals)))
            .iterator();
    for (int i = 0; i < count; i++) {
      OpenDocument document = documents.remove();
      tellHeld(document);
      for (int arrival = 0; arrival < document.arrivals; arrival++) {
        report(merged.next());
      }
    }
    arrivals.clear();
    batchCharacters = batch.stream().mapToInt(Arrival::size).sum();
  }

  private void tellHeld(OpenDocument document) {
    document.lines.forEach(lines);
    heldLines -= document.lines.size();
    document.lines.clear();
  }

  private void report(Merged merged) {
    outcomes.merge(merged.outcome(), 1L, Long::sum);
    if (merged.other() != null) {
      lines.accept(
          String.format(
              "%s: %s %s %s",
              merged.origin(), merged.name(), verb(merged.outcome()), merged.other()));
    }
  }

  private static String verb(Outcome outcome) {
    return outcome == Outcome.REPLACED ? "replaces" : "gives way to";
  }

  /** An absent Test or Answer is an answer; these are what a request is. */
  static void requireWhole(QualificationRequest request) {
    require("request", "QualificationRequestId", request.qualificationRequestId());
    require("request", "QualificationTypeId", request.qualificationTypeId());
    @Nullable String worker = request.workerId();
    if (worker == null || worker.isBlank()) {
      throw new UntranslatableException(
          "WorkerId (SubjectId) is absent or empty, as in records of before March 2006: the embedded"
              + " service cannot serve a request of nobody; add the Worker's id, or leave the record"
              + " in its file, which convert carries over");
    }
  }

  static void requireWhole(QualificationType type) {
    require("QualificationType", "QualificationTypeId", type.qualificationTypeId());
    require("QualificationType", "Name", type.name());
  }

  static void requireWhole(Qualification qualification) {
    require("Qualification", "QualificationTypeId", qualification.qualificationTypeId());
    require("Qualification", "WorkerId (SubjectId)", qualification.workerId());
    DocumentedDefaults.of(qualification);
  }

  private static void require(String record, String element, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw new UntranslatableException(
          element + " is absent or empty: a " + record + " cannot be stored without it, add it");
    }
  }
}
