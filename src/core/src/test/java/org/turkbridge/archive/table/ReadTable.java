package org.turkbridge.archive.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.turkbridge.archive.AnswerCount;
import org.turkbridge.archive.ArchiveVisitor;
import org.turkbridge.archive.ArchivedRecord;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.RawRecord;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.Refusal;
import org.turkbridge.translate.Normalisation;
import software.amazon.awssdk.services.mturk.model.Assignment;
import software.amazon.awssdk.services.mturk.model.HIT;

/** What a table holds. */
final class ReadTable implements ArchiveVisitor {
  final List<HIT> hits = new ArrayList<>();
  final List<Assignment> assignments = new ArrayList<>();
  final List<Refusal> refusals = new ArrayList<>();

  /** Of everything in its order. */
  final List<Place> places = new ArrayList<>();

  /** By the number of the record. */
  final Map<Long, Set<Normalisation>> normalisations = new HashMap<>();

  /** The kind of the record and the column, in their order. */
  final List<String> leftOut = new ArrayList<>();

  /** By the number of the record. */
  final Map<Long, RawRecord> rows = new HashMap<>();

  static ReadTable of(String table) {
    return of(table.getBytes(StandardCharsets.UTF_8));
  }

  static ReadTable of(byte[] table) {
    return of(new ByteArrayInputStream(table));
  }

  static ReadTable of(InputStream table) {
    ReadTable read = new ReadTable();
    try {
      new ResultsTableReader().read("a.csv", table, read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return read;
  }

  static byte[] sample(String name) {
    try {
      return Files.readAllBytes(Path.of("samples/tables", name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean wantsBytes() {
    return true;
  }

  @Override
  public void bytesOfNext(RawRecord raw) {
    rows.put(places.size() + 1L, raw);
  }

  @Override
  public void record(ArchivedRecord record) {
    if (record.value() instanceof HIT hit) {
      hits.add(hit);
    } else {
      assignments.add((Assignment) record.value());
    }
    places.add(record.place());
    normalisations.put(record.place().record(), record.normalisations());
  }

  @Override
  public void failedResponse(Place place, String codeAndMessage) {
    throw new AssertionError(codeAndMessage);
  }

  @Override
  public void columnLeftOut(RecordKind kind, String name) {
    leftOut.add(kind.label() + " " + name);
  }

  @Override
  public void counted(AnswerCount count) {
    throw new AssertionError(count);
  }

  @Override
  public void refused(Refusal refusal) {
    refusals.add(refusal);
    places.add(refusal.place());
  }

  /** The causes of the refusals, with their places. */
  List<String> complaints() {
    return refusals.stream().map(Refusal::toString).toList();
  }

  List<String> assignmentIds() {
    return assignments.stream().map(Assignment::assignmentId).toList();
  }
}
