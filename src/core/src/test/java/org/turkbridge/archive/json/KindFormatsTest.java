package org.turkbridge.archive.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.turkbridge.archive.ArchivedRecord;
import org.turkbridge.archive.ReadingLaws;
import org.turkbridge.archive.RecordFormat;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.Records;
import org.turkbridge.archive.Records.Kinded;
import org.turkbridge.archive.Refusal;
import org.turkbridge.archive.Requests;
import org.turkbridge.archive.Timestamps;
import org.turkbridge.archive.Told;
import org.turkbridge.archive.Written;
import org.turkbridge.archive.xml.XmlTexts;
import software.amazon.awssdk.core.SdkPojo;

/** Records of every kind as JSON and back, whole and with damage. */
class KindFormatsTest {
  private static final RecordFormat TAGGED = new JsonLinesFormat(Timestamps.ISO8601, true);

  private static Told read(byte[] document) {
    return read(document, null);
  }

  private static Told read(byte[] document, @Nullable RecordKind asked) {
    Told told = new Told();
    try {
      new JsonArchiveReader(asked).read("a.json", new ByteArrayInputStream(document), told);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return told;
  }

  private static List<SdkPojo> values(Told told) {
    return told.records().stream().map(ArchivedRecord::value).toList();
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void everyFormatIsReadBack(@ForAll("records") Kinded record) {
    List<SdkPojo> records = Collections.nCopies(2, record.value());
    for (RecordFormat format :
        List.of(TAGGED, new JsonLinesFormat(Timestamps.EPOCH, true), new JsonFormat())) {
      Told told = read(Written.in(format, record.kind(), records).bytes());

      assertThat(told.refusals()).isEmpty();
      assertThat(told.records()).extracting(ArchivedRecord::kind).containsOnly(record.kind());
      assertThat(values(told)).isEqualTo(records);
    }
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void linesOfOneKindAreReadBack(@ForAll("records") Kinded record) {
    Told told =
        read(
            Written.in(
                    new JsonLinesFormat(Timestamps.ISO8601), record.kind(), List.of(record.value()))
                .bytes());

    assertThat(told.refusals()).isEmpty();
    assertThat(told.records()).extracting(ArchivedRecord::kind).containsExactly(record.kind());
    assertThat(values(told)).containsExactly(record.value());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'WorkerId':'W','BonusAmount':'0.50'} | BonusPayment",
        "{'WorkerId':'W','BonusAmount':'0.50','Reason':'r'} | BonusPayment",
        "{'kind':'WorkerBlock','WorkerId':'W'} | WorkerBlock",
        "{'kind':'workerBLOCK','WorkerId':'W'} | WorkerBlock",
        "{'kind':'hit','HITId':'H'} | HIT",
        "{'kind':'ReviewReport','HITId':'H'} | ReviewReport"
      })
  void theLeastOfAKindIsRead(String line, String kind) {
    Told told = read(line.replace('\'', '"').getBytes(UTF_8));

    assertThat(told.refusals()).isEmpty();
    assertThat(told.records()).extracting(record -> record.kind().label()).containsExactly(kind);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'WorkerId':'W'} | WorkerBlock",
        "{'QualificationTypeId':'Q','WorkerId':'W'} | Qualification"
      })
  void whatMayBeOfSeveralKindsIsRefusedAndHowToSayItIsTold(String line, String kind) {
    Refusal refusal = Found.refusalOf(line.replace('\'', '"'));

    assertThat(refusal.recordKind()).isNull();
    assertThat(refusal.cause())
        .isEqualTo(
            "the record has no QualificationRequestId; add it, or if it is a %s, the member"
                    .formatted(kind)
                + " \"kind\": \"%s\"".formatted(kind));
  }

  @Test
  void aKindThatThereIsNotIsRefusedWithThoseThereAre() {
    assertThat(Found.refusalOf("{\"kind\":\"Bonus\",\"WorkerId\":\"W\"}").cause())
        .isEqualTo(
            "kind \"Bonus\" is none of QualificationRequest, QualificationType, Qualification, HIT,"
                + " Assignment, BonusPayment, WorkerBlock, ReviewReport, Notification; put it"
                + " right");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "WORKER_BLOCK | {'WorkerId':'W'}",
        "WORKER_BLOCK | {'kind':null,'WorkerId':'W'}",
        "QUALIFICATION | {'QualificationTypeId':'Q','WorkerId':'W'}",
        "QUALIFICATION | [{'QualificationTypeId':'Q','WorkerId':'W'}]"
      })
  void whatMayBeOfSeveralKindsIsOfTheOneThatIsAskedFor(RecordKind kind, String document) {
    Told told = read(document.replace('\'', '"').getBytes(UTF_8), kind);

    assertThat(told.refusals()).isEmpty();
    assertThat(told.records()).extracting(ArchivedRecord::kind).containsExactly(kind);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "WORKER_BLOCK | {'WorkerId':'W','BonusAmount':'0.50'} | BonusPayment",
        "WORKER_BLOCK | {'HITs':[{'HITId':'H'}],'WorkerId':'W'} | HIT",
        "WORKER_BLOCK | {'kind':'BonusPayment','WorkerId':'W','BonusAmount':'1'} | BonusPayment",
        "REVIEW_REPORT | {'HITId':'H'} | HIT",
        "QUALIFICATION | {'QualificationTypeId':'Q','WorkerId':'W','Qualifications':[]} |",
        "ASSIGNMENT | {'AssignmentId':'A','UniqueRequestToken':'1'} |"
      })
  void whatCanBeOnlyOneThingIsWhatItIsWhateverIsAskedFor(
      RecordKind asked, String document, @Nullable String kind) {
    Told told = read(document.replace('\'', '"').getBytes(UTF_8), asked);

    assertThat(told.refusals()).isEmpty();
    assertThat(told.records())
        .extracting(record -> record.kind().label())
        .isEqualTo(kind == null ? List.of() : List.of(kind));
  }

  @ParameterizedTest
  @CsvSource({"HIT,QUALIFICATION_REQUEST", "QUALIFICATION_REQUEST,QUALIFICATION_REQUEST"})
  void whatMayBeOfOtherKindsAloneIsRefusedAsOneOfThese(RecordKind asked, RecordKind refused) {
    Told told = read("{\"WorkerId\":\"W\"}".getBytes(UTF_8), asked);

    assertThat(told.records()).isEmpty();
    assertThat(told.refusals()).extracting(Refusal::recordKind).containsExactly(refused);
  }

  /** What goes in comes out, or is refused: damage to one line does not reach the others. */
  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void whatGoesInComesOutOrIsRefused(
      @ForAll("archives") List<Kinded> records,
      @ForAll @IntRange(max = 1_000_000) int damaged,
      @ForAll @IntRange(max = 1_000_000) int place,
      @ForAll("snippets") String snippet,
      @ForAll @IntRange(max = 60) int removed) {
    int index = damaged % records.size();
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < records.size(); i++) {
      String line =
          Written.in(TAGGED, records.get(i).kind(), List.of(records.get(i).value())).text().strip();
      if (i == index) {
        int at = place % line.length();
        line =
            line.substring(0, at) + snippet + line.substring(Math.min(line.length(), at + removed));
      }
      lines.append(line).append('\n');
    }
    byte[] document = lines.toString().getBytes(UTF_8);

    Told told = read(document);

    List<SdkPojo> others = new ArrayList<>();
    for (int i = 0; i < records.size(); i++) {
      if (i != index) {
        others.add(records.get(i).value());
      }
    }
    assertThat(values(told)).containsAll(new LinkedHashSet<>(others));
    ReadingLaws.placesAreInTheDocument(told, document);
  }

  @Provide
  Arbitrary<Kinded> records() {
    return Records.any(Requests.anyText(), XmlTexts.times());
  }

  @Provide
  Arbitrary<List<Kinded>> archives() {
    return Records.any(Arbitraries.strings().alpha().ofMaxLength(5), XmlTexts.times())
        .list()
        .ofMinSize(2)
        .ofMaxSize(5);
  }

  @Provide
  Arbitrary<String> snippets() {
    return Arbitraries.of(
        "", "{", "}", "[", "]", "\"", "\\", ",", ":", "{\"", "\"}", "]}", "[{", "\u00e9", "1e9");
  }
}
