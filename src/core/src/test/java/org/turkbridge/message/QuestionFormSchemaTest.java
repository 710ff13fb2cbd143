package org.turkbridge.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.turkbridge.message.Complaints.badAttribute;
import static org.turkbridge.message.Complaints.badContent;
import static org.turkbridge.message.Complaints.badValue;
import static org.turkbridge.message.Complaints.incomplete;
import static org.turkbridge.message.Complaints.unexpected;
import static org.turkbridge.message.Complaints.unknownRoot;

import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the service's own schema accepted and rejected, each row tried against it once. */
@NullMarked
final class QuestionFormSchemaTest {
  private static final String FAMILY =
      "http://mechanicalturk.amazonaws.com/AWSMechanicalTurkDataSchemas/";
  private static final String NAMESPACE = FAMILY + "2005-10-01/QuestionForm.xsd";
  private static final String TEXT = "<Text>Hello</Text>";
  private static final String OVERVIEW = "<Overview>" + TEXT + "</Overview>";
  private static final String CONTENT = "<QuestionContent>" + TEXT + "</QuestionContent>";
  private static final String FREE_TEXT =
      "<AnswerSpecification><FreeTextAnswer/></AnswerSpecification>";
  private static final String SELECTIONS =
      "<Selections><Selection><SelectionIdentifier>a</SelectionIdentifier><Text>A</Text>"
          + "</Selection></Selections>";

  private static final Validation SCHEMA = Validation.by("QuestionForm.xsd");

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void accepts(String what, String document) {
    assertThat(SCHEMA.complaint(document)).as(what).isEmpty();
  }

  static Stream<Arguments> accepts() {
    return Stream.of(
        arguments("an overview and no question", form(OVERVIEW)),
        arguments(
            "overviews and questions in any order",
            form(question("q") + OVERVIEW + question("r") + OVERVIEW)),
        arguments("an empty text", content("<Text/>")),
        arguments("an empty identifier", form(question(""))),
        arguments("the same identifier twice", form(question("q") + question("q"))),
        arguments("every kind of content, in any order", content(everyContent())),
        arguments("IsRequired 1", required("1")),
        arguments("IsRequired 0", required("0")),
        arguments("IsRequired true", required("true")),
        arguments("IsRequired padded", required(" \n\ttrue ")),
        arguments(
            "DisplayName, then IsRequired",
            questionStart("<DisplayName>D</DisplayName><IsRequired>false</IsRequired>")),
        arguments("empty constraints", freeText("<Constraints/>")),
        arguments(
            "an empty other selection",
            selectionAnswer(SELECTIONS.replace("</Selections>", "<OtherSelection/></Selections>"))),
        arguments("a negative minValue", constraints("<IsNumeric minValue='-5'/>")),
        arguments("a number without limits", constraints("<IsNumeric/>")),
        arguments(
            "minLength above maxLength", constraints("<Length minLength='9' maxLength='1'/>")),
        arguments(
            "several expressions, an empty one, any flags",
            constraints(
                "<AnswerFormatRegex regex='' flags='xyzzy'/><AnswerFormatRegex regex='^a$'"
                    + " errorText='an a'/>")),
        arguments(
            "white space in IsNumeric and Length",
            constraints("<IsNumeric> \n</IsNumeric><Length maxLength='3'> </Length>")),
        arguments("a selection without style or counts", selectionAnswer(SELECTIONS)),
        arguments(
            "more to select than there is",
            selectionAnswer("<MaxSelectionCount>99</MaxSelectionCount>" + SELECTIONS)),
        arguments(
            "formatted content in CDATA",
            content("<FormattedContent><![CDATA[<b>a</b>]]></FormattedContent>")),
        arguments(
            "formatted content escaped",
            content("<FormattedContent>&lt;b>a&lt;/b></FormattedContent>")),
        arguments(
            "formatted content in a selection",
            selection("<FormattedContent>a</FormattedContent>")),
        arguments("a picture in a selection", selection(binary("image", "https://a.example/"))),
        arguments("blanks around an address", content(binary("image", " http://a.example/b\n"))),
        arguments("blanks inside an address", content(binary("image", "http://a.example/b c.png"))),
        arguments("a picture without SubType", content(binary("video", "https://a.example/"))),
        arguments("any type of embedded binary", content(embedded("<SubType>pdf</SubType>"))),
        arguments(
            "any prefix",
            "<q:QuestionForm xmlns:q='"
                + NAMESPACE
                + "'><q:Overview><q:Text/></q:Overview></q:QuestionForm>"),
        arguments(
            "a schema location, and comments",
            "<QuestionForm xmlns='"
                + NAMESPACE
                + "' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:schemaLocation='"
                + NAMESPACE
                + " QuestionForm.xsd'><!-- a -->"
                + OVERVIEW
                + "<!-- b --></QuestionForm>"),
        arguments("the largest upload and the smallest", upload(max("2000000000") + min("1"))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void rejects(String what, String document, String complaint) {
    assertThat(SCHEMA.complaint(document)).as(what).get().asString().containsPattern(complaint);
  }

  static Stream<Arguments> rejects() {
    return Stream.of(
        arguments("no part at all", form(""), incomplete("QuestionForm")),
        arguments("an empty overview", content(""), incomplete("Overview")),
        arguments(
            "an empty question content",
            form(question("q").replace(CONTENT, "<QuestionContent/>")),
            incomplete("QuestionContent")),
        arguments("an empty list", content("<List/>"), incomplete("List")),
        arguments("an empty application", content("<Application/>"), incomplete("Application")),
        arguments(
            "a question without an answer specification",
            form(question("q").replace(FREE_TEXT, "")),
            incomplete("Question")),
        arguments("IsRequired True", required("True"), badValue("True")),
        arguments("IsRequired TRUE", required("TRUE"), badValue("TRUE")),
        arguments("an empty IsRequired", required(""), badValue("")),
        arguments(
            "IsRequired before DisplayName",
            questionStart("<IsRequired>true</IsRequired><DisplayName>D</DisplayName>"),
            unexpected("DisplayName")),
        arguments(
            "IsRequired after the content",
            form(question("q").replace(CONTENT, CONTENT + "<IsRequired>true</IsRequired>")),
            unexpected("IsRequired")),
        arguments(
            "Length before IsNumeric",
            constraints("<Length/><IsNumeric/>"),
            unexpected("IsNumeric")),
        arguments(
            "DefaultText after NumberOfLinesSuggestion",
            freeText("<NumberOfLinesSuggestion>1</NumberOfLinesSuggestion><DefaultText/>"),
            unexpected("DefaultText")),
        arguments(
            "a fraction as minValue", constraints("<IsNumeric minValue='1.5'/>"), badValue("1.5")),
        arguments(
            "a minValue beyond 32 bits",
            constraints("<IsNumeric minValue='2147483648'/>"),
            badValue("2147483648")),
        arguments(
            "a maxValue beyond 32 bits",
            constraints("<IsNumeric maxValue='-2147483649'/>"),
            badValue("-2147483649")),
        arguments("maxLength 0", constraints("<Length maxLength='0'/>"), badValue("0")),
        arguments("minLength below 0", constraints("<Length minLength='-1'/>"), badValue("-1")),
        arguments(
            "an expression without regex",
            constraints("<AnswerFormatRegex flags='i'/>"),
            badAttribute("regex")),
        arguments(
            "white space in an expression",
            constraints("<AnswerFormatRegex regex='a'> </AnswerFormatRegex>"),
            badContent("AnswerFormatRegex")),
        arguments(
            "text in IsNumeric", constraints("<IsNumeric>1</IsNumeric>"), badContent("IsNumeric")),
        arguments("an element in Length", constraints("<Length><a/></Length>"), unexpected("a")),
        arguments(
            "a style with blanks around it",
            selectionAnswer(style(" radiobutton ") + SELECTIONS),
            badValue(" radiobutton ")),
        arguments(
            "a style in another case",
            selectionAnswer(style("radioButton") + SELECTIONS),
            badValue("radioButton")),
        arguments(
            "a style before the counts",
            selectionAnswer(
                style("list") + "<MaxSelectionCount>1</MaxSelectionCount>" + SELECTIONS),
            unexpected("MaxSelectionCount")),
        arguments(
            "MaxSelectionCount 0",
            selectionAnswer("<MaxSelectionCount>0</MaxSelectionCount>" + SELECTIONS),
            badValue("0")),
        arguments("no selection", selectionAnswer("<Selections/>"), incomplete("Selections")),
        arguments(
            "an other selection beside the selections",
            selectionAnswer(SELECTIONS + "<OtherSelection/>"),
            unexpected("OtherSelection")),
        arguments(
            "a selection of two kinds",
            selection(TEXT + binary("image", "http://a/")),
            unexpected("Binary")),
        arguments(
            "formatted content with elements",
            content("<FormattedContent><b>a</b></FormattedContent>"),
            badContent("FormattedContent")),
        arguments(
            "HTTP:// in capitals",
            content(binary("image", "HTTP://a.example/")),
            badValue("HTTP://a.example/")),
        arguments(
            "an ftp address",
            content(binary("image", "ftp://a.example/")),
            badValue("ftp://a.example/")),
        arguments("a relative address", content(binary("image", "a/b.png")), badValue("a/b.png")),
        arguments("http:// alone", content(binary("image", "http://")), badValue("http://")),
        arguments(
            "http:// and a blank", content(binary("image", "http:// ")), badValue("http:// ")),
        arguments(
            "[ in a path",
            content(binary("image", "http://a.example/[b")),
            badValue("http://a.example/[b")),
        arguments(
            "] in a path",
            content(binary("image", "http://a.example/b]")),
            badValue("http://a.example/b]")),
        arguments(
            "a picture of another type",
            content(binary("text", "http://a.example/")),
            badValue("text")),
        arguments(
            "an embedded binary without SubType",
            content(embedded("")),
            incomplete("EmbeddedMimeType")),
        arguments(
            "no namespace",
            form(OVERVIEW).replaceFirst(" xmlns='[^']*'", ""),
            unknownRoot("QuestionForm")),
        arguments(
            "another version",
            form(OVERVIEW).replace("2005-10-01", "2006-07-14"),
            unknownRoot("QuestionForm")),
        arguments(
            "an attribute on the form",
            form(OVERVIEW).replaceFirst(" ", " version='1' "),
            badAttribute("version")),
        arguments("xml:lang", content("<Text xml:lang='en'>a</Text>"), badAttribute("xml:lang")),
        arguments("stray text", form(OVERVIEW + "stray"), badContent("QuestionForm")),
        arguments(
            "the smaller size first",
            upload(min("1") + max("2")),
            unexpected("MinFileSizeInBytes")),
        arguments("no smaller size", upload(max("2")), incomplete("FileUploadAnswer")),
        arguments("an upload of 0 bytes", upload(max("2") + min("0")), badValue("0")),
        arguments(
            "an upload of 2000000001 bytes",
            upload(max("2000000001") + min("1")),
            badValue("2000000001")));
  }

  @ParameterizedTest
  @MethodSource
  void formOfAnotherNamespaceIsValidOnceGivenThisOne(String document, String namespace) {
    assertThat(SCHEMA.complaint(document)).isPresent();
    assertThat(SCHEMA.complaint(document.replace(namespace, " xmlns='" + NAMESPACE + "'")))
        .isEmpty();
  }

  static Stream<Arguments> formOfAnotherNamespaceIsValidOnceGivenThisOne() {
    String later = " xmlns='" + FAMILY + "2017-11-06/QuestionForm.xsd'";
    String none = " xmlns=''";
    return Stream.of(later, none)
        .map(
            namespace ->
                arguments(
                    form(question("q")).replace(" xmlns='" + NAMESPACE + "'", namespace),
                    namespace));
  }

  private static String form(String parts) {
    return "<QuestionForm xmlns='" + NAMESPACE + "'>" + parts + "</QuestionForm>";
  }

  private static String content(String parts) {
    return form("<Overview>" + parts + "</Overview>");
  }

  private static String question(String identifier) {
    return "<Question><QuestionIdentifier>"
        + identifier
        + "</QuestionIdentifier>"
        + CONTENT
        + FREE_TEXT
        + "</Question>";
  }

  private static String questionStart(String afterIdentifier) {
    return form(question("q").replace(CONTENT, afterIdentifier + CONTENT));
  }

  private static String required(String value) {
    return questionStart("<IsRequired>" + value + "</IsRequired>");
  }

  private static String answerBy(String specification) {
    return form(
        question("q")
            .replace(
                FREE_TEXT, "<AnswerSpecification>" + specification + "</AnswerSpecification>"));
  }

  private static String freeText(String inside) {
    return answerBy("<FreeTextAnswer>" + inside + "</FreeTextAnswer>");
  }

  private static String constraints(String inside) {
    return freeText("<Constraints>" + inside + "</Constraints>");
  }

  private static String selectionAnswer(String inside) {
    return answerBy("<SelectionAnswer>" + inside + "</SelectionAnswer>");
  }

  private static String selection(String content) {
    return selectionAnswer(SELECTIONS.replace("<Text>A</Text>", content));
  }

  private static String style(String value) {
    return "<StyleSuggestion>" + value + "</StyleSuggestion>";
  }

  private static String upload(String inside) {
    return answerBy("<FileUploadAnswer>" + inside + "</FileUploadAnswer>");
  }

  private static String max(String bytes) {
    return "<MaxFileSizeInBytes>" + bytes + "</MaxFileSizeInBytes>";
  }

  private static String min(String bytes) {
    return "<MinFileSizeInBytes>" + bytes + "</MinFileSizeInBytes>";
  }

  private static String binary(String type, String address) {
    return "<Binary><MimeType><Type>"
        + type
        + "</Type></MimeType><DataURL>"
        + address
        + "</DataURL><AltText/></Binary>";
  }

  private static String embedded(String subType) {
    return "<EmbeddedBinary><EmbeddedMimeType><Type>application</Type>"
        + subType
        + "</EmbeddedMimeType><DataURL>https://a.example/b.pdf</DataURL><AltText>a</AltText>"
        + "<Width>1</Width><Height>1</Height></EmbeddedBinary>";
  }

  private static String everyContent() {
    return embedded("<SubType>pdf</SubType>")
        + "<Application><Flash><FlashMovieURL>http://a.example/b.swf</FlashMovieURL>"
        + "<Width>1</Width><Height>1</Height></Flash></Application>"
        + binary("audio", "https://a.example/b.mp3")
        + "<FormattedContent>a</FormattedContent><List><ListItem/></List><Text/><Title/>"
        + "<Application><JavaApplet><AppletPath>http://a.example/</AppletPath>"
        + "<AppletFilename>b.jar</AppletFilename><Width>1</Width><Height>1</Height>"
        + "<ApplicationParameter><Name>n</Name><Value>v</Value></ApplicationParameter>"
        + "</JavaApplet></Application>"
        + TEXT;
  }
}
