package org.turkbridge.console.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.turkbridge.console.document.FormPart.Asked;
import org.turkbridge.console.document.FormPart.Block;
import org.turkbridge.console.document.FormPart.Choice;
import org.turkbridge.console.document.FormPart.Kind;

/** What people read of documents. */
final class DocumentViewsTest {
  private static final String SCHEMAS =
      "http://mechanicalturk.amazonaws.com/AWSMechanicalTurkDataSchemas/";

  private final DocumentViews views = new DocumentViews();

  private static String form(String content) {
    return "<QuestionForm xmlns='"
        + SCHEMAS
        + "2005-10-01/QuestionForm.xsd'>"
        + content
        + "</QuestionForm>";
  }

  private static String question(String identifier, String name, String answer) {
    return "<Question><QuestionIdentifier>"
        + identifier
        + "</QuestionIdentifier>"
        + name
        + "<QuestionContent><Text>Text of "
        + identifier
        + "</Text></QuestionContent><AnswerSpecification>"
        + answer
        + "</AnswerSpecification></Question>";
  }

  private Asked asked(String answer) {
    List<FormPart> form = views.question("Test", form(question("q", "", answer))).form();
    return form.get(0).question().orElseThrow();
  }

  @Test
  void aFormIsReadInItsOrder() {
    DocumentView view =
        views.question(
            "Question",
            form(
                "<Overview><Title>T</Title><Text>x</Text><List><ListItem>one</ListItem>"
                    + "<ListItem>two</ListItem></List><Binary><MimeType><Type>image</Type>"
                    + "</MimeType><DataURL>https://sheep.example.org/a.png</DataURL>"
                    + "<AltText>a sheep</AltText></Binary></Overview>"
                    + question("q", "<DisplayName>Q1</DisplayName>", "<FreeTextAnswer/>")));

    assertThat(view.fault()).isEmpty();
    assertThat(view.form().get(0).content())
        .containsExactly(
            new Block(Kind.TITLE, "T"),
            new Block(Kind.TEXT, "x"),
            new Block(Kind.ITEM, "one"),
            new Block(Kind.ITEM, "two"),
            new Block(Kind.MEDIA, "image: a sheep, https://sheep.example.org/a.png"));
    assertThat(view.form().get(0).question()).isEmpty();
    assertThat(view.form().get(1).question())
        .contains(new Asked("q", "Q1", false, "a text", false, List.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<FreeTextAnswer/>|a text",
        "<FreeTextAnswer><DefaultText>x</DefaultText></FreeTextAnswer>|a text, at first x",
        "<FreeTextAnswer><Constraints><IsNumeric minValue='1' maxValue='9'/></Constraints>"
            + "</FreeTextAnswer>|a number of at least 1 of at most 9",
        "<FreeTextAnswer><Constraints><Length minLength='2' maxLength='5'/><AnswerFormatRegex"
            + " regex='a+'/></Constraints></FreeTextAnswer>"
            + "|a text, characters at least: 2, characters at most: 5, of the form a+",
        "<FileUploadAnswer><MaxFileSizeInBytes>9</MaxFileSizeInBytes><MinFileSizeInBytes>1"
            + "</MinFileSizeInBytes></FileUploadAnswer>|a file"
      })
  void whatIsAskedForIsSaid(String answer, String words) {
    assertThat(asked(answer).answer()).isEqualTo(words);
  }

  @Test
  void choicesAreListed() {
    Asked many =
        asked(
            "<SelectionAnswer><MinSelectionCount>0</MinSelectionCount><MaxSelectionCount>2"
                + "</MaxSelectionCount><Selections><Selection><SelectionIdentifier>a"
                + "</SelectionIdentifier><Text>A</Text></Selection><Selection>"
                + "<SelectionIdentifier>b</SelectionIdentifier><FormattedContent>"
                + "&lt;b>B&lt;/b></FormattedContent></Selection><OtherSelection/></Selections>"
                + "</SelectionAnswer>");
    assertThat(many.answer()).isEqualTo("choose 0 to 2");
    assertThat(many.isOneOf()).isFalse();
    assertThat(many.choices())
        .containsExactly(
            new Choice("a", "A"), new Choice("b", "B"), new Choice("", "another answer, as text"));
  }

  @Test
  void answersStandBesideTheirQuestions() {
    String test =
        form(
            question(
                    "colour",
                    "<DisplayName>Q1</DisplayName>",
                    "<SelectionAnswer><Selections><Selection><SelectionIdentifier>r"
                        + "</SelectionIdentifier><Text>Red</Text></Selection></Selections>"
                        + "</SelectionAnswer>")
                + question("why", "", "<FreeTextAnswer/>"));
    String answer =
        "<QuestionFormAnswers xmlns='"
            + SCHEMAS
            + "2005-10-01/QuestionFormAnswers.xsd'><Answer><QuestionIdentifier>colour"
            + "</QuestionIdentifier><SelectionIdentifier>r</SelectionIdentifier>"
            + "<OtherSelectionText>pink</OtherSelectionText></Answer><Answer><QuestionIdentifier>"
            + "why</QuestionIdentifier><FreeText></FreeText></Answer><Answer><QuestionIdentifier>"
            + "else</QuestionIdentifier><SelectionIdentifier>s</SelectionIdentifier></Answer>"
            + "</QuestionFormAnswers>";

    assertThat(views.answers(answer, test).rows())
        .containsExactly(
            List.of("Q1\nText of colour", "Red (r)\nother: pink", "colour"),
            List.of("Text of why", "no answer", "why"),
            List.of("else", "s", "else"));
    assertThat(views.answers(answer, null).rows().get(0))
        .containsExactly("colour", "r\nother: pink", "colour");
  }

  private static String key(String mapping) {
    return "<AnswerKey xmlns='"
        + SCHEMAS
        + "2005-10-01/AnswerKey.xsd'><Question><QuestionIdentifier>q</QuestionIdentifier>"
        + "<AnswerOption><SelectionIdentifier>a</SelectionIdentifier><SelectionIdentifier>b"
        + "</SelectionIdentifier><AnswerScore>5</AnswerScore></AnswerOption><DefaultScore>1"
        + "</DefaultScore></Question>"
        + mapping
        + "</AnswerKey>";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|The value is the sum of the scores.",
        "<QualificationValueMapping><PercentageMapping><MaximumSummedScore>10</MaximumSummedScore>"
            + "</PercentageMapping></QualificationValueMapping>"
            + "|The value is the sum of the scores in percent of 10.",
        "<QualificationValueMapping><ScaleMapping><SummedScoreMultiplier>2.5"
            + "</SummedScoreMultiplier></ScaleMapping></QualificationValueMapping>"
            + "|The value is the sum of the scores times 2.5.",
        "<QualificationValueMapping><RangeMapping><SummedScoreRange><InclusiveLowerBound>3"
            + "</InclusiveLowerBound><InclusiveUpperBound>5</InclusiveUpperBound>"
            + "<QualificationValue>9</QualificationValue></SummedScoreRange>"
            + "<OutOfRangeQualificationValue>0</OutOfRangeQualificationValue></RangeMapping>"
            + "</QualificationValueMapping>|The value is 9 for a sum of 3 to 5, else 0."
      })
  void aKeySaysWhatAnswersAreWorth(String mapping, String note) {
    DocumentView view = views.key(key(mapping));
    assertThat(view.rows())
        .containsExactly(List.of("q", "a, b", "5"), List.of("q", "any other", "1"));
    assertThat(view.note()).isEqualTo(note);
  }

  @Test
  void pagesOfRequestersAreNamedOrKeptApart() {
    String external =
        "<ExternalQuestion xmlns='"
            + SCHEMAS
            + "2006-07-14/ExternalQuestion.xsd'><ExternalURL>javascript:alert(1)</ExternalURL>"
            + "<FrameHeight>1</FrameHeight></ExternalQuestion>";
    String html =
        "<HTMLQuestion xmlns='"
            + SCHEMAS
            + "2011-11-11/HTMLQuestion.xsd'><HTMLContent>&lt;p>x&lt;/p></HTMLContent>"
            + "<FrameHeight>1</FrameHeight></HTMLQuestion>";

    assertThat(views.question("Question", external).url()).isEqualTo("javascript:alert(1)");
    assertThat(views.page(external)).isEmpty();
    assertThat(views.question("Question", html).isPage()).isTrue();
    assertThat(views.page(html)).contains("<p>x</p>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain words",
        "<QuestionForm/>",
        "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><x>&e;</x>",
        "<html/>"
      })
  void whatIsNoDocumentStaysText(String text) {
    for (DocumentView view :
        List.of(views.question("Test", text), views.answers(text, text), views.key(text))) {
      assertThat(view.fault()).isNotEmpty();
      assertThat(view.text()).isEqualTo(text);
      assertThat(view.form()).isEmpty();
      assertThat(view.rows()).isEmpty();
    }
    assertThat(views.page(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<p>a  b</p><p>c</p>|a b\\nc",
        "<ul><li>a</li><li>b</li></ul>|\u2022 a\\n\u2022 b",
        "x<br/>y&nbsp;z|x\\ny\u00a0z",
        "<b>a</b> <a href='https://x.example/'>b</a>|a https://x.example/ b",
        "<img src='https://x.example/a.png' alt='a sheep'/>|[image a sheep https://x.example/a.png ]",
        "<b>not closed|<b>not closed"
      })
  void xhtmlIsTextInLines(String xhtml, String lines) {
    assertThat(FormattedText.of(xhtml)).isEqualTo(lines.replace("\\n", "\n"));
  }
}
