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
import org.turkbridge.archive.ArchivedRecord;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.RawRecord;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.Told;
import org.turkbridge.translate.Normalisation;
import software.amazon.awssdk.services.mturk.model.Assignment;
import software.amazon.awssdk.services.mturk.model.HIT;

/** What a table holds. */
final class ReadTable extends Told {
  private static final String ANSWERS =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?><QuestionFormAnswers"
          + " xmlns=\"http://mechanicalturk.amazonaws.com/AWSMechanicalTurkDataSchemas/2005-10-01/QuestionFormAnswers.xsd\">";

  final List<HIT> hits = new ArrayList<>();
  final List<Assignment> assignments = new ArrayList<>();

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

  /** A table of these columns behind the ids, and these rows. */
  static ReadTable rows(String columns, String... rows) {
    return of("HITId,AssignmentId," + columns + "\n" + String.join("\n", rows) + "\n");
  }

  /** A document of answers as it is rebuilt. */
  static String document(String... questionsAndAnswers) {
    StringBuilder document = new StringBuilder(ANSWERS);
    for (int i = 0; i < questionsAndAnswers.length; i += 2) {
      document
          .append("<Answer><QuestionIdentifier>")
          .append(questionsAndAnswers[i])
          .append("</QuestionIdentifier><FreeText>")
          .append(questionsAndAnswers[i + 1])
          .append("</FreeText></Answer>");
    }
    return document.append("</QuestionFormAnswers>").toString();
  }

  static byte[] sample(String name) {
    try {
      return Files.readAllBytes(Path.of("samples/tables", name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void bytesOfNext(RawRecord raw) {
    super.bytesOfNext(raw);
    rows.put(places().size() + 1L, raw);
  }

  @Override
  public void record(ArchivedRecord record) {
    if (record.value() instanceof HIT hit) {
      hits.add(hit);
    } else {
      assignments.add((Assignment) record.value());
    }
    super.record(record);
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

  List<String> assignmentIds() {
    return assignments.stream().map(Assignment::assignmentId).toList();
  }
}
