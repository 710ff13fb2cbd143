package org.turkbridge.archive.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.turkbridge.archive.ArchivedRecord;
import org.turkbridge.archive.InStretches;
import org.turkbridge.archive.InvalidCharacters;
import org.turkbridge.archive.LegacySaying;
import org.turkbridge.archive.ReadingLaws;
import org.turkbridge.archive.RecordFormat;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.Records;
import org.turkbridge.archive.Records.Kinded;
import org.turkbridge.archive.Told;
import org.turkbridge.archive.Written;
import org.turkbridge.translate.UntranslatableException;
import org.turkbridge.translate.Whitespace;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.mturk.model.Assignment;
import software.amazon.awssdk.services.mturk.model.BonusPayment;
import software.amazon.awssdk.services.mturk.model.HIT;
import software.amazon.awssdk.services.mturk.model.HITAccessActions;
import software.amazon.awssdk.services.mturk.model.Locale;
import software.amazon.awssdk.services.mturk.model.QualificationRequirement;

/** Records of every kind to legacy XML and back, in one piece, in stretches and with damage. */
class LegacyKindsTest {
  private static final XmlArchiveReader READER = new XmlArchiveReader(Whitespace.STRIP);
  private static final List<RecordFormat> FORMATS =
      List.of(
          LegacyXmlFormat.bare(InvalidCharacters.REJECT),
          LegacyXmlFormat.rest(InvalidCharacters.REJECT),
          LegacyXmlFormat.soap("urn:a", InvalidCharacters.REJECT));

  private static Told read(byte[] document) {
    Told told = new Told();
    try {
      READER.read("a.xml", new ByteArrayInputStream(document), told);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return told;
  }

  private static Told read(String document) {
    return read(document.getBytes(StandardCharsets.UTF_8));
  }

  private static Told inStretches(byte[] document, int size) throws IOException {
    return InStretches.read(
        new XmlSplitter(READER, "a.xml", new ByteArrayInputStream(document), size));
  }

  private static void assertComesBack(RecordKind kind, SdkPojo record, SdkPojo back) {
    for (RecordFormat format : FORMATS) {
      Told told = read(Written.in(format, kind, List.of(record)).bytes());

      assertThat(told.refusals()).isEmpty();
      assertThat(told.records()).extracting(ArchivedRecord::kind).containsExactly(kind);
      assertThat(told.records()).extracting(ArchivedRecord::value).containsExactly(back);
    }
  }

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void everyRecordComesBackAsTheLegacyModelSaysIt(@ForAll("records") Kinded record) {
    assertComesBack(record.kind(), record.value(), LegacySaying.of(record.value()));
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void whatTheLegacyModelSaysComesBackAsItIs(@ForAll("records") Kinded record) {
    SdkPojo said = LegacySaying.of(record.value());

    assertThat(LegacySaying.of(said)).isEqualTo(said);
    assertComesBack(record.kind(), said, said);
  }

  /** See {@link LegacySaying}. */
  @SuppressWarnings("deprecation")
  @Example
  void whatTheLegacyModelCannotSay() {
    QualificationRequirement requirement =
        QualificationRequirement.builder()
            .qualificationTypeId("Q")
            .comparator("Exists")
            .actionsGuarded(HITAccessActions.PREVIEW_AND_ACCEPT)
            .localeValues(Locale.builder().country("US").subdivision("").build())
            .build();
    HIT hit = HIT.builder().hitId("H").reward("0.5").qualificationRequirements(requirement).build();

    HIT back = read(KindDocuments.xml(RecordKind.HIT, hit)).records().get(0).value(HIT.class);

    assertThat(back.reward()).isEqualTo("0.50");
    assertThat(back.qualificationRequirements())
        .containsExactly(
            requirement.toBuilder()
                .requiredToPreview(true)
                .localeValues(Locale.builder().country("US").build())
                .build());
    HIT empty = HIT.builder().hitId("H").qualificationRequirements(List.of()).build();
    assertThat(read(KindDocuments.xml(RecordKind.HIT, empty)).records().get(0).value())
        .isEqualTo(HIT.builder().hitId("H").build());
  }

  /** What is written is read again: what would not be is refused before. */
  @Example
  void whatWouldNotBeReadBackIsNotWritten() {
    for (String amount : List.of("", "0.005", "1e9999999", "ten", "-1", "1".repeat(101))) {
      assertThatThrownBy(
              () ->
                  KindDocuments.xml(
                      RecordKind.BONUS_PAYMENT,
                      BonusPayment.builder().workerId("W").bonusAmount(amount).build()))
          .isInstanceOf(UntranslatableException.class)
          .hasMessageStartingWith("BonusAmount \"");
    }
    assertThatThrownBy(
            () ->
                KindDocuments.xml(
                    RecordKind.HIT,
                    HIT.builder()
                        .hitId("H")
                        .qualificationRequirements(
                            QualificationRequirement.builder().qualificationTypeId("Q").build())
                        .build()))
        .isInstanceOf(UntranslatableException.class)
        .hasMessage("the QualificationRequirement has no Comparator; add it");
    assertThatThrownBy(
            () ->
                KindDocuments.xml(
                    RecordKind.ASSIGNMENT, Assignment.builder().assignmentId("").build()))
        .isInstanceOf(UntranslatableException.class)
        .hasMessage("the Assignment has no AssignmentId; add it");
  }

  /** Straight from bytes and by the parser, which a comment at the end of a record calls for. */
  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void plainRecordsAreWhatTheParserReads(@ForAll("records") Kinded record) throws IOException {
    String xml = KindDocuments.xml(record.kind(), record.value());
    String end = xml.substring(xml.lastIndexOf('<'));
    String parsed = xml.substring(0, xml.length() - end.length()) + "<!---->" + end;
    byte[] document = ("<L>" + xml.repeat(3) + "</L>").getBytes(StandardCharsets.UTF_8);

    Told plain = inStretches(document, 1 << 20);

    assertThat(plain.records())
        .extracting(ArchivedRecord::value)
        .isEqualTo(
            read("<L>" + parsed.repeat(3) + "</L>").records().stream()
                .map(ArchivedRecord::value)
                .toList());
    assertThat(plain.words()).isEqualTo(read(document).words());
  }

  @Example
  void answersOfTheOldServiceAreReadTheSameStraightFromBytes() throws IOException {
    for (String answer : KindDocuments.samples()) {
      byte[] document = answer.getBytes(StandardCharsets.UTF_8);
      Told told = read(document);

      assertThat(told.refusals()).isEmpty();
      assertThat(told.records()).isNotEmpty();
      for (int size : new int[] {64, 1 << 20}) {
        assertThat(inStretches(document, size).words()).isEqualTo(told.words());
      }
    }
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void stretchesGiveWhatThePieceGives(
      @ForAll("documents") String document, @ForAll @IntRange(min = 64, max = 3000) int size)
      throws IOException {
    byte[] bytes = document.getBytes(StandardCharsets.UTF_8);

    Told told = read(bytes);
    assertThat(inStretches(bytes, size).words()).isEqualTo(told.words());
    ReadingLaws.placesAreInTheDocument(told, bytes);
    ReadingLaws.recordsAreReadBack(told);
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void damagedDocumentsToo(
      @ForAll("documents") String document,
      @ForAll("pieces") String piece,
      @ForAll @IntRange(max = 10_000) int place,
      @ForAll @IntRange(max = 60) int removed,
      @ForAll @IntRange(min = 64, max = 3000) int size)
      throws IOException {
    int at = document.length() * place / 10_000;
    byte[] bytes =
        (document.substring(0, at)
                + piece
                + document.substring(Math.min(document.length(), at + removed)))
            .getBytes(StandardCharsets.UTF_8);

    Told told = read(bytes);
    assertThat(inStretches(bytes, size).words()).isEqualTo(told.words());
    ReadingLaws.placesAreInTheDocument(told, bytes);
  }

  /** What goes in comes out, or is refused: damage to one record does not reach the others. */
  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void whatGoesInComesOutOrIsRefused(
      @ForAll("archives") List<Kinded> records,
      @ForAll @IntRange(max = 1_000_000) int damaged,
      @ForAll @IntRange(max = 1_000_000) int place,
      @ForAll("pieces") String piece,
      @ForAll @IntRange(max = 60) int removed,
      @ForAll boolean isCut) {
    int index = damaged % records.size();
    StringBuilder xml = new StringBuilder("<?xml version='1.0'?>\n<L xmlns='urn:l'>");
    for (int i = 0; i < records.size(); i++) {
      String text = KindDocuments.xml(records.get(i).kind(), records.get(i).value());
      if (i == index) {
        int begin = text.indexOf('>') + 1;
        int at = begin + place % (text.length() - begin);
        int end = isCut ? text.length() : Math.min(text.length(), at + removed);
        text = text.substring(0, at) + piece + text.substring(end);
      }
      xml.append(text).append('\n');
    }

    Told told = read(xml.append("</L>").toString());

    List<SdkPojo> values = told.records().stream().map(ArchivedRecord::value).toList();
    for (int i = 0; i < records.size(); i++) {
      if (i != index) {
        assertThat(values).contains(LegacySaying.of(records.get(i).value()));
      }
    }
    assertThat(told.records().size() + told.refusals().size())
        .isGreaterThanOrEqualTo(records.size());
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void answersOfEveryKindSayHowManyTheyHold(
      @ForAll("kinds") RecordKind kind,
      @ForAll @IntRange(max = 5) int number,
      @ForAll @IntRange(max = 6) int said)
      throws IOException {
    SdkPojo record = Records.of(kind, XmlTexts.any(), XmlTexts.times()).sample();
    String answer =
        Written.in(FORMATS.get(1), kind, Collections.nCopies(number, record))
            .text()
            .replace("</Request>", "</Request><NumResults>" + said + "</NumResults>");
    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);

    Told told = read(bytes);

    assertThat(told.words().stream().filter(word -> word.contains("NumResults says ")))
        .hasSize(number == said ? 0 : 1);
    assertThat(inStretches(bytes, 300).words()).isEqualTo(told.words());
  }

  @Provide
  Arbitrary<Kinded> records() {
    return Records.any(XmlTexts.any(), XmlTexts.times());
  }

  @Provide
  Arbitrary<List<Kinded>> archives() {
    // No text with tags in it: some damage makes its records records.
    return Records.any(
            Arbitraries.of("a", "b", " ", "&", "\u00e9", "\uD83D\uDE00", "word")
                .list()
                .ofMaxSize(4)
                .map(parts -> String.join("", parts)),
            XmlTexts.times())
        .list()
        .ofMinSize(2)
        .ofMaxSize(5);
  }

  @Provide
  Arbitrary<RecordKind> kinds() {
    return Arbitraries.of(Records.KINDS).filter(kind -> kind != RecordKind.REVIEW_REPORT);
  }

  @Provide
  Arbitrary<String> documents() {
    return KindDocuments.documents();
  }

  @Provide
  Arbitrary<String> pieces() {
    return Arbitraries.oneOf(
        XmlDocuments.pieces(),
        Arbitraries.of(
            "<HIT>", "</HIT>", "<Assignment>", "<Reward>", "</QualificationRequirement>"));
  }
}
