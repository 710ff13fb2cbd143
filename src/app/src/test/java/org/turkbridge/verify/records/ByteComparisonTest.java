package org.turkbridge.verify.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.RecordWriter;
import org.turkbridge.archive.Requests;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

/** What the bytes are alike in, the values are alike in. */
class ByteComparisonTest {
  private static final Optional<ComparisonResult> EQUAL = Optional.of(ComparisonResult.EQUAL);

  private static Optional<ComparisonResult> compared(String before, String after) {
    return ByteComparison.compare(
        before.getBytes(StandardCharsets.UTF_8), after.getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<ComparisonResult> alikeBut(Notation notation) {
    return Optional.of(new ComparisonResult(Set.of(notation), List.of()));
  }

  @Example
  void sameBytes() {
    assertThat(compared("<R><A>x</A></R>", "<R><A>x</A></R>")).isEqualTo(EQUAL);
  }

  @Example
  void spaceBetweenElements() {
    assertThat(compared("<R>\n <A>x</A>\n <B></B>\r\n</R>", "<R><A>x</A><B></B></R>"))
        .isEqualTo(alikeBut(Notation.MARKUP));
  }

  @Example
  void spaceAroundDocument() {
    Optional<ComparisonResult> around = alikeBut(Notation.WHITE_SPACE_AROUND_DOCUMENT);
    String after = "<R><Test>&lt;q/&gt;</Test></R>";
    assertThat(compared("<R><Test>&lt;q/&gt;\n</Test></R>", after)).isEqualTo(around);
    assertThat(compared("<R><Test>\n\t&lt;q/&gt;</Test></R>", after)).isEqualTo(around);
    assertThat(compared("<R><Test> &lt;q/&gt; </Test></R>", after)).isEqualTo(around);
    assertThat(compared("<R>\n<Test> &lt;q/&gt; </Test></R>", after)).isEqualTo(around);
  }

  @Example
  void spaceThatIsAllOfAValue() {
    assertThat(compared("<R><Test> </Test></R>", "<R><Test></Test></R>")).isEmpty();
  }

  @Example
  void spaceAroundWhatIsNoDocument() {
    assertThat(compared("<R><Test>a </Test></R>", "<R><Test>a</Test></R>")).isEmpty();
    assertThat(compared("<R><Test> a&gt;</Test></R>", "<R><Test>a&gt;</Test></R>")).isEmpty();
    assertThat(compared("<R><Test>&lt;a </Test></R>", "<R><Test>&lt;a</Test></R>")).isEmpty();
    assertThat(compared("<R><Test>a&gt;\n</Test></R>", "<R><Test>a&gt;</Test></R>")).isEmpty();
    assertThat(compared("<R><A>&lt;a/&gt; </A></R>", "<R><A>&lt;a/&gt;</A></R>")).isEmpty();
  }

  @Example
  void spaceOfWhichSomeIsLeft() {
    assertThat(compared("<R><Test>&lt;q/&gt;  </Test></R>", "<R><Test>&lt;q/&gt; </Test></R>"))
        .isEmpty();
    assertThat(compared("<R><Test>  &lt;q/&gt;</Test></R>", "<R><Test> &lt;q/&gt;</Test></R>"))
        .isEmpty();
  }

  @Example
  void spaceWithinText() {
    assertThat(
            compared("<R><Test>&lt;a/&gt; &lt;</Test></R>", "<R><Test>&lt;a/&gt;&lt;</Test></R>"))
        .isEmpty();
    assertThat(
            compared(
                "<R><Test>&lt;a&gt;\n&lt;/a&gt;</Test></R>",
                "<R><Test>&lt;a&gt;&lt;/a&gt;</Test></R>"))
        .isEmpty();
  }

  @Example
  void spaceOfAValueThatIsMarked() {
    assertThat(
            compared(
                "<R><Test><![CDATA[<]]>q/&gt;\n</Test></R>",
                "<R><Test><![CDATA[<]]>q/&gt;</Test></R>"))
        .isEmpty();
  }

  @Example
  void spaceBeforeAValueThatIsMarked() {
    assertThat(
            compared(
                "<R><Test> <![CDATA[ ]]>&lt;q/&gt;</Test></R>",
                "<R><Test><![CDATA[ ]]>&lt;q/&gt;</Test></R>"))
        .isEmpty();
  }

  @Example
  void moreOrLess() {
    assertThat(compared("<R><A>x</A></R>", "<R><A>x</A><B/></R>")).isEmpty();
    assertThat(compared("<R><A>x</A><B/></R>", "<R><A>x</A></R>")).isEmpty();
    assertThat(compared("<R><A>x</A></R> ", "<R><A>x</A></R>")).isEmpty();
    assertThat(compared("<R><A>x</A></R>", "<R> <A>x</A></R>")).isEmpty();
  }

  /** White space is put into a record, or taken out of it, wherever it falls. */
  @Property(tries = 10000)
  void agreesWithTheComparisonOfValues(
      @ForAll("requests") QualificationRequest request,
      @ForAll("spaces") String space,
      @ForAll("places") double place,
      @ForAll boolean isPutIn)
      throws IOException, XMLStreamException {
    String xml = written(request);
    int at = (int) (place * xml.length());
    String other = xml.substring(0, at) + space + xml.substring(at);
    String before = isPutIn ? other : xml;
    String after = isPutIn ? xml : other;
    Optional<ComparisonResult> alike = compared(before, after);
    if (alike.isPresent()) {
      PlainDom dom = new PlainDom();
      WrittenRecordReader reader = new WrittenRecordReader(dom);
      ComparisonResult values =
          new LegacyComparison(reader, dom).compare(reader.read(before), reader.read(after));
      assertThat(values.differences()).isEmpty();
      assertThat(alike.get().notations())
          .isEqualTo(
              values.notations().isEmpty() && !before.equals(after)
                  ? Set.of(Notation.MARKUP)
                  : values.notations());
    }
  }

  @Provide
  Arbitrary<QualificationRequest> requests() {
    Arbitrary<String> texts =
        Arbitraries.oneOf(
            Arbitraries.of("", " ", "<q/>", " <q/>", "<q> </q>\n", "&lt;q/&gt;", "a&b", "\r\n"),
            Arbitraries.strings().withChars("<>&q/ \n\ré]".toCharArray()).ofMaxLength(8));
    return Combinators.combine(texts, texts)
        .as((test, answer) -> Requests.request("A", test, answer, Instant.EPOCH));
  }

  @Provide
  Arbitrary<String> spaces() {
    return Arbitraries.of(" ", "\n", "\n  ", "\t", "\r\n");
  }

  @Provide
  Arbitrary<Double> places() {
    return Arbitraries.doubles().between(0, 1);
  }

  private static String written(QualificationRequest request) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RecordWriter writer = Verifications.RIGHT.writer(out);
    writer.write(RecordKind.QUALIFICATION_REQUEST, request);
    writer.flush();
    return out.toString(StandardCharsets.UTF_8);
  }
}
