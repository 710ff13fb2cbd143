package org.turkbridge.verify.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.turkbridge.verify.report.FindingKind;
import org.turkbridge.verify.report.Observation;

/** What says the same in legacy records of every kind, and what does not. */
final class LegacyComparisonTest {
  private static final PlainDom DOM = new PlainDom();
  private static final WrittenRecordReader READER = new WrittenRecordReader(DOM);

  private static ComparisonResult compared(String before, String after) throws XMLStreamException {
    return new LegacyComparison(READER, DOM).compare(READER.read(before), READER.read(after));
  }

  private static String price(String amount) {
    return "<Reward>%s</Reward>".formatted(amount);
  }

  private static String requirement(String inner) {
    return "<QualificationRequirement>" + inner + "</QualificationRequirement>";
  }

  private static String report(String inner) {
    return "<HITReviewReport>" + inner + "</HITReviewReport>";
  }

  static Stream<Arguments> same() {
    String dollars = "<Amount>0.05</Amount><CurrencyCode>USD</CurrencyCode>";
    String written = price(dollars + "<FormattedPrice>$0.05</FormattedPrice>");
    return Stream.of(
        arguments(
            "HIT",
            price(
                "<Amount>0.05000000000000000277555756156289135105907917022705078125</Amount>"
                    + "<CurrencyCode>USD</CurrencyCode><FormattedPrice>$0.05</FormattedPrice>"),
            written,
            Notation.PRICE),
        arguments("HIT", price(dollars), written, Notation.PRICE),
        arguments("HIT", price("<Amount>0.05</Amount>"), written, Notation.PRICE),
        arguments(
            "BonusPayment",
            "<BonusAmount><Amount>1234.5</Amount><CurrencyCode>USD</CurrencyCode>"
                + "<FormattedPrice>$1,234.50</FormattedPrice></BonusAmount>",
            "<BonusAmount><Amount>1234.50</Amount><CurrencyCode>USD</CurrencyCode>"
                + "<FormattedPrice>$1,234.50</FormattedPrice></BonusAmount>",
            Notation.PRICE),
        arguments(
            "HIT",
            "<Request><IsValid>True</IsValid></Request><HITId>H</HITId>",
            "<HITId>H</HITId>",
            Notation.MARKUP),
        arguments(
            "HIT",
            requirement("<RequiredToPreview>0</RequiredToPreview>"),
            requirement("<RequiredToPreview>false</RequiredToPreview>"),
            Notation.VALUE_NOTATION),
        arguments(
            "HIT",
            requirement("<IntegerValue> 5 </IntegerValue><IntegerValue>5</IntegerValue>"),
            requirement("<IntegerValue>5</IntegerValue><IntegerValue>5</IntegerValue>"),
            Notation.WHITE_SPACE_AROUND_VALUE),
        arguments(
            "HIT",
            requirement("<LocaleValue> US </LocaleValue>"),
            requirement("<LocaleValue><Country>US</Country></LocaleValue>"),
            Notation.CHILD_ELEMENTS),
        arguments(
            "HIT",
            "<MaxAssignments>05</MaxAssignments>",
            "<MaxAssignments>5</MaxAssignments>",
            Notation.VALUE_NOTATION),
        arguments(
            "HIT",
            "<MaxAssignments/><HITStatus>Assignable</HITStatus>",
            "<HITStatus>Assignable</HITStatus>",
            Notation.EMPTY_ELEMENT),
        arguments(
            "HIT",
            "<Title>t</Title><HITId>H</HITId>",
            "<HITId>H</HITId><Title>t</Title>",
            Notation.ELEMENT_ORDER),
        arguments(
            "Assignment",
            "<AcceptTime>2014-08-15T02:00:00+02:00</AcceptTime>",
            "<AcceptTime>2014-08-15T00:00:00Z</AcceptTime>",
            Notation.ZONE_OFFSET),
        arguments(
            "Assignment",
            "<Answer>&amp;lt;a&amp;gt;b&amp;lt;/a&amp;gt;</Answer>",
            "<Answer>&lt;a&gt;b&lt;/a&gt;</Answer>",
            Notation.DOUBLE_ESCAPING),
        arguments(
            "Assignment",
            "<Answer>\n<a><b>c</b></a>\n</Answer>",
            "<Answer>&lt;a&gt;&lt;b&gt;c&lt;/b&gt;&lt;/a&gt;</Answer>",
            Notation.CHILD_ELEMENTS),
        arguments(
            "QualificationType",
            "<AutoGranted>true</AutoGranted>",
            "<AutoGranted>1</AutoGranted>",
            Notation.VALUE_NOTATION),
        arguments(
            "GetReviewResultsForHITResult",
            report("<ReviewResult><ObjectType>HIT</ObjectType></ReviewResult>"),
            report("<ReviewResult><SubjectType>HIT</SubjectType></ReviewResult>"),
            Notation.ELEMENT_NAME),
        arguments(
            "GetReviewResultsForHITResult",
            report(
                "<NumResults>1</NumResults><ReviewResult><ObjectType>HIT</ObjectType>"
                    + "<SubjectType>HIT</SubjectType></ReviewResult>"),
            report("<ReviewResult><SubjectType>HIT</SubjectType></ReviewResult>"),
            Notation.ELEMENT_NAME),
        arguments(
            "GetReviewResultsForHITResult",
            report("<ReviewAction><Status>INTENDED</Status></ReviewAction>"),
            report("<ReviewAction><Status>Intended</Status></ReviewAction>"),
            Notation.VALUE_NOTATION));
  }

  @ParameterizedTest
  @MethodSource("same")
  void saysTheSame(String kind, String before, String after, Notation notation)
      throws XMLStreamException {
    ComparisonResult compared = compared(around(kind, before), around(kind, after));

    assertThat(compared.differences()).isEmpty();
    assertThat(compared.notations()).contains(notation);
  }

  static Stream<Arguments> other() {
    return Stream.of(
        other("HIT", "<Title> t</Title>", "<Title>t</Title>", "/HIT[1]/Title[1]/text()[1]"),
        other("HIT", "<Keywords></Keywords>", "", "/HIT[1]/Keywords[1]"),
        other(
            "HIT",
            price("<Amount>0.055</Amount><CurrencyCode>USD</CurrencyCode>"),
            price("<Amount>0.06</Amount><CurrencyCode>USD</CurrencyCode>"),
            "/HIT[1]/Reward[1]/Amount[1]/text()[1]"),
        other(
            "HIT",
            price("<Amount>1</Amount><CurrencyCode>EUR</CurrencyCode>"),
            price("<Amount>1</Amount><CurrencyCode>USD</CurrencyCode>"),
            "/HIT[1]/Reward[1]/CurrencyCode[1]/text()[1]"),
        other(
            "HIT",
            price("<Amount>1</Amount><CurrencyCode>USD</CurrencyCode>"),
            price(
                "<Amount>1</Amount><CurrencyCode>USD</CurrencyCode>"
                    + "<FormattedPrice>$10.00</FormattedPrice>"),
            "/HIT[1]/Reward[1]/FormattedPrice[1]/text()[1]"),
        other(
            "HIT",
            requirement("<IntegerValue>1</IntegerValue><IntegerValue>2</IntegerValue>"),
            requirement("<IntegerValue>2</IntegerValue><IntegerValue>1</IntegerValue>"),
            "/HIT[1]/QualificationRequirement[1]/IntegerValue[1]/text()[1]"),
        other(
            "HIT",
            requirement("<IntegerValue>1</IntegerValue><IntegerValue>2</IntegerValue>"),
            requirement("<IntegerValue>1</IntegerValue>"),
            "/HIT[1]/QualificationRequirement[1]/IntegerValue[2]"),
        other(
            "HIT",
            requirement("<Comparator>In</Comparator>"),
            "",
            "/HIT[1]/QualificationRequirement[1]"),
        other(
            "HIT",
            requirement("<RequiredToPreview>1</RequiredToPreview>"),
            requirement("<RequiredToPreview>false</RequiredToPreview>"),
            "/HIT[1]/QualificationRequirement[1]/RequiredToPreview[1]/text()[1]"),
        other(
            "HIT",
            requirement("<LocaleValue><Country>US</Country></LocaleValue>"),
            requirement(
                "<LocaleValue><Country>US</Country><Subdivision>WA</Subdivision></LocaleValue>"),
            "/HIT[1]/QualificationRequirement[1]/LocaleValue[1]/Subdivision[1]"),
        other(
            "HIT",
            price("<Amount currency=\"USD\">1</Amount>"),
            price("<Amount>1</Amount>"),
            "/HIT[1]/Reward[1]/Amount[1]/@currency"),
        other(
            "HIT",
            price("loose<Amount>1</Amount>"),
            price("<Amount>1</Amount>"),
            "/HIT[1]/Reward[1]/text()"),
        other("WorkerBlock", "", "loose", "/WorkerBlock[1]/text()"),
        other("WorkerBlock", "<Reason/>", "<Reason a=\"b\"/>", "/WorkerBlock[1]/Reason[1]/@a"),
        other(
            "Assignment",
            "<AcceptTime>2014-08-15T00:00:00Z</AcceptTime>",
            "<SubmitTime>2014-08-15T00:00:00Z</SubmitTime>",
            "/Assignment[1]/AcceptTime[1]"),
        other(
            "Assignment",
            "<RequesterFeedback>a&#13;b</RequesterFeedback>",
            "<RequesterFeedback>a b</RequesterFeedback>",
            "/Assignment[1]/RequesterFeedback[1]/text()[1]"),
        other(
            "WorkerBlock",
            "<Reason>x</Reason>",
            "<Reason>X</Reason>",
            "/WorkerBlock[1]/Reason[1]/text()[1]"),
        other(
            "GetReviewResultsForHITResult",
            report("<ReviewResult><ObjectType>HIT</ObjectType></ReviewResult>"),
            report("<ReviewResult></ReviewResult>"),
            "/GetReviewResultsForHITResult[1]/HITReviewReport[1]/ReviewResult[1]/SubjectType[1]"));
  }

  private static Arguments other(String kind, String before, String after, String path) {
    return arguments(kind, before, after, path);
  }

  @ParameterizedTest
  @MethodSource("other")
  void saysSomethingElse(String kind, String before, String after, String path)
      throws XMLStreamException {
    ComparisonResult compared = compared(around(kind, before), around(kind, after));

    assertThat(compared.isDifferent()).isTrue();
    assertThat(compared.differences()).extracting(Observation::path).contains(path);
  }

  static Stream<Arguments> leftOut() {
    return Stream.of(
        arguments(
            "HIT",
            "<NumberOfSimilarHITs>3</NumberOfSimilarHITs>",
            "",
            "/HIT[1]/NumberOfSimilarHITs[1]",
            "3"),
        arguments(
            "HIT",
            requirement("<Value>7</Value>"),
            requirement(""),
            "/HIT[1]/QualificationRequirement[1]/Value[1]",
            "7"),
        arguments(
            "HIT",
            price("<Amount>1</Amount><FormattedPrice>one dollar</FormattedPrice>"),
            price("<Amount>1</Amount><CurrencyCode>USD</CurrencyCode>"),
            "/HIT[1]/Reward[1]/FormattedPrice[1]",
            "one dollar"));
  }

  @ParameterizedTest
  @MethodSource("leftOut")
  void whatTheOtherModelHasNoPlaceForIsLeftOut(
      String kind, String before, String after, String path, String text)
      throws XMLStreamException {
    ComparisonResult compared = compared(around(kind, before), around(kind, after));

    assertThat(compared.differences())
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.kind()).isEqualTo(FindingKind.LEFT_OUT);
              assertThat(each.path()).isEqualTo(path);
              assertThat(each.before()).isEqualTo(text);
            });
  }

  private static String around(String kind, @Nullable String inner) {
    return "<" + kind + ">" + inner + "</" + kind + ">";
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void everyKindComparesWithItself(String kind) throws XMLStreamException {
    StringBuilder all = new StringBuilder();
    for (LegacyShape.Part part : LegacyShape.records().get(kind).parts()) {
      if (part.content() != LegacyShape.Content.ENVELOPE && part.shape() == null) {
        all.append(around(part.name(), "1"));
      }
    }
    String record = around(kind, all.toString());

    assertThat(compared(record, record)).isEqualTo(ComparisonResult.EQUAL);
  }

  static List<String> kinds() {
    return LegacyShape.records().keySet().stream().sorted().toList();
  }
}
