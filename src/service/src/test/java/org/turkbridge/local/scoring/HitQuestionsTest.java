package org.turkbridge.local.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.turkbridge.local.scoring.Documents.FAMILY;
import static org.turkbridge.local.scoring.Documents.counts;
import static org.turkbridge.local.scoring.Documents.form;
import static org.turkbridge.local.scoring.Documents.freeText;
import static org.turkbridge.local.scoring.Documents.question;
import static org.turkbridge.local.scoring.Documents.radioButtons;
import static org.turkbridge.local.scoring.Documents.selectionAnswer;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.turkbridge.local.scoring.DocumentException.Fault;

class HitQuestionsTest {
  private static final TestDocuments DOCUMENTS = new TestDocuments();
  private static final String EXTERNAL_NAMESPACE = FAMILY + "2006-07-14/ExternalQuestion.xsd";
  private static final String FILE =
      "<FileUploadAnswer><MaxFileSizeInBytes>2000</MaxFileSizeInBytes>"
          + "<MinFileSizeInBytes>1</MinFileSizeInBytes></FileUploadAnswer>";

  static Stream<String> usable() {
    return Stream.of(
        external("https://a.example/q?a=1&amp;b=2", "400"),
        external("http://localhost:8080/", "-1"),
        external("\n HTTPS://a.example \n", " 0 "),
        "\n <?xml version='1.0' encoding='UTF-16'?><!-- a -->" + external("https://a.example", "1"),
        external("https://a.example", "1").replace(" xmlns=\"" + EXTERNAL_NAMESPACE + "\"", ""),
        "<q:ExternalQuestion xmlns:q='"
            + EXTERNAL_NAMESPACE
            + "'><q:ExternalURL>https://a.example</q:ExternalURL>"
            + "<q:FrameHeight>1</q:FrameHeight></q:ExternalQuestion>",
        html("\n<![CDATA[<!DOCTYPE html><html><body><p>&nbsp;<br></body></html>]]>\n"),
        html(""),
        form("<Overview><Title>Just read</Title></Overview>"),
        form(freeText("q"), radioButtons("r", "a", "b")),
        form(question("q", FILE)),
        form(
            content(
                "<Application><Flash><FlashMovieURL>http://a.example/m</FlashMovieURL>"
                    + "<Width>1</Width><Height>1</Height></Flash></Application>")),
        form(freeText("q")).replace("2005-10-01", "2017-11-06"));
  }

  @ParameterizedTest
  @MethodSource("usable")
  void isTaken(String question) {
    DOCUMENTS.requireQuestion(question);
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        arguments("", Fault.NOT_WELL_FORMED, 1, 1, "Question", "it is empty"),
        arguments("What is it?", Fault.NOT_WELL_FORMED, 1, 1, "Question", "cannot be read as XML"),
        arguments("\n<ExternalQuestion>", Fault.NOT_WELL_FORMED, 2, 19, "ExternalQuestion", ""),
        arguments(
            " <html><body/></html>",
            Fault.NOT_VALID,
            1,
            2,
            "Question",
            "'html' is none of QuestionForm, ExternalQuestion, HTMLQuestion"),
        arguments(Documents.key(), Fault.NOT_VALID, 1, 1, "Question", "'AnswerKey' is none of"),
        arguments(
            "<!DOCTYPE ExternalQuestion>\n" + external("https://a.example", "1"),
            Fault.NOT_WELL_FORMED,
            1,
            1,
            "ExternalQuestion",
            "a DOCTYPE is not allowed; leave it out"),
        arguments(
            html("<![CDATA[a]]>").replace("2011-11-11", "2012-11-11"),
            Fault.NOT_VALID,
            1,
            1,
            "HTMLQuestion",
            "cvc-elt.1"),
        arguments(html("<b>a</b>"), Fault.NOT_VALID, 1, 1, "HTMLQuestion", "cvc-type.3.1.2"),
        arguments(
            external("https://a.example", "high"),
            Fault.NOT_VALID,
            1,
            1,
            "ExternalQuestion",
            "'high' is not a valid value for 'integer'"),
        arguments(
            external("https://a.example", "1").replaceAll("<FrameHeight>.*</FrameHeight>", "\n"),
            Fault.NOT_VALID,
            2,
            1,
            "ExternalQuestion",
            "'{FrameHeight}' is expected"),
        arguments(
            external("/form.html", "1"),
            Fault.INCONSISTENT,
            1,
            1,
            "ExternalQuestion",
            "the ExternalURL '/form.html' is no address of a web page"),
        arguments(external("javascript:alert(1)", "1"), Fault.INCONSISTENT, 1, 1, "", ""),
        arguments(
            form(freeText("q"), "\n", freeText(" q ")),
            Fault.INCONSISTENT,
            2,
            1,
            "QuestionForm",
            "the QuestionIdentifier 'q' is used before"),
        arguments(
            form(question("q", "\n" + FILE)).replace("2005-10-01", "2017-11-06"),
            Fault.NOT_VALID,
            2,
            1,
            "QuestionForm",
            "this version of the QuestionForm has no FileUploadAnswer"),
        arguments(
            form(question("q", "\n" + FILE.replace("2000<", "1<").replace(">1</Min", ">2</Min"))),
            Fault.INCONSISTENT,
            2,
            1,
            "QuestionForm",
            "MinFileSizeInBytes 2 is more than MaxFileSizeInBytes 1"),
        arguments(
            form(question("q", selectionAnswer(counts("1", "3"), "", "a", "b"))),
            Fault.INCONSISTENT,
            1,
            1,
            "QuestionForm",
            "MaxSelectionCount '3' is more than the selections there are, 2"));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void isRefused(
      String question, Fault fault, int line, int column, String document, String reason) {
    Refused refused =
        Refused.by(() -> DOCUMENTS.requireQuestion(question)).as(fault).saying(document, reason);
    assertThat(refused.message()).startsWith(document);
    if (column > 1 || line > 1) {
      assertThat(refused.message()).contains(", line " + line + ", column ");
    }
  }

  @Test
  void aQuestionHas65535Bytes() {
    String shortest = html("");
    String most = html("\u00e4".repeat((65535 - shortest.length()) / 2));
    String padded = most + " ".repeat(65535 - bytes(most));
    DOCUMENTS.requireQuestion(padded);
    Refused.by(() -> DOCUMENTS.requireQuestion(padded + " "))
        .as(Fault.TOO_LONG)
        .saying("Question, line 1", "it has 65536 bytes; at most 65535 are allowed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "text alone",
        "<b>a</b> text <i>b<u>c</u></i><br/><br clear='all'/>",
        "<p align='center'>a<a href='http://a.example' target='_blank'>b<img src='https://a.example/a'"
            + " alt=''/></a></p>",
        "<h1>a</h1><hr noshade='noshade' align='left'/><blockquote cite='c'><p>b</p></blockquote>",
        "<ul type='disc'><li>a<ol start='3'><li value='4'><p>b</p></li></ol></li></ul>",
        "<dl><dt>a</dt><dd><p>b</p></dd><dd>c</dd></dl>",
        "<table border='1'><col width='1'/><col/><thead><tr><th>a</th></tr></thead><tfoot><tr><td/></tr>"
            + "</tfoot><tbody><tr bgcolor='red' valign='top'><td colspan='2' nowrap='nowrap'><center>b"
            + "</center></td></tr></tbody></table>",
        "<table><colgroup><col/></colgroup><tr><td><table><tr><td/></tr></table></td></tr></table>",
        "<pre xml:space='preserve' width='3'>a <a href='ftp://a.example'>b</a></pre>",
        "<map name='m'><area alt='a' href='mailto://a' nohref='nohref'/></map>",
        "<map name='m' id='m'><area alt='a'/></map><img src='http://a.example' alt='' usemap='#m'/>",
        "<font size='2' color='red' face='f'>a</font><del datetime='d'><p>a</p></del><ins>b</ins>",
        "a&#160;b &lt; &amp; <![CDATA[<]]>",
        "a&nbsp;b<!-- c -->",
        "<p lang='en' dir='rtl' title='t'/>"
      })
  void formattedContentIsXhtml(String xhtml) {
    for (String form : formatted(xhtml)) {
      DOCUMENTS.requireQuestion(form);
      DOCUMENTS.readNewTest(form);
    }
  }

  static Stream<Arguments> notXhtml() {
    return Stream.of(
        arguments("<p>a", "cannot be read as XML"),
        arguments("a<br>b", "cannot be read as XML"),
        arguments("a & b", "cannot be read as XML"),
        arguments("&mdash;", "mdash"),
        arguments("</FormattedContent><FormattedContent>", "cannot be read as XML"),
        arguments("<?xml version='1.0'?><p/>", "cannot be read as XML"),
        arguments("<!DOCTYPE p><p/>", "cannot be read as XML"),
        arguments("<div>a</div>", "'div'"),
        arguments("<span>a</span>", "'span'"),
        arguments("<p style='a'/>", "'style'"),
        arguments("<p class='a'/>", "'class'"),
        arguments("<p id='a'/>", "'id'"),
        arguments("<p onclick='a'/>", "'onclick'"),
        arguments("<script>a</script>", "'script'"),
        arguments("<form/>", "'form'"),
        arguments("<P>a</P>", "'P'"),
        arguments("<p><p/></p>", "'p'"),
        arguments("<b><ul><li/></ul></b>", "'ul'"),
        arguments("<a href='http://a.example'><a/></a>", "'a'"),
        arguments("<a href='javascript:a'>a</a>", "'javascript:a'"),
        arguments("<a href='#top'>a</a>", "'#top'"),
        arguments("<img src='a.png' alt=''/>", "'a.png'"),
        arguments("<img src='http://a.example/a.png'/>", "'alt'"),
        arguments("<img alt=''/>", "'src'"),
        arguments("<ul>a</ul>", "'ul'"),
        arguments("<ul/>", "'ul'"),
        arguments("<dl/>", "'dl'"),
        arguments("<table/>", "'table'"),
        arguments("<table><caption/><tr><td/></tr></table>", "'caption'"),
        arguments("<table><tr/></table>", "'tr'"),
        arguments("<tr><td/></tr>", "'tr'"),
        arguments("<li/>", "'li'"),
        arguments("<pre><img src='http://a.example' alt=''/></pre>", "'img'"),
        arguments("<p align='middle'/>", "'middle'"),
        arguments("<br lang='en'/>", "'lang'"),
        arguments("<p xmlns=''/>", "'p'"),
        arguments("<p>\n a<div/></p>", "FormattedContent, line 2, column 3"),
        arguments("<b/><div/>", "FormattedContent, line 1, column 5"));
  }

  @ParameterizedTest
  @MethodSource("notXhtml")
  void whatIsNoXhtmlIsRefusedWithItsPlace(String xhtml, String reason) {
    for (String form : formatted(xhtml)) {
      Refused refused =
          Refused.by(() -> DOCUMENTS.requireQuestion(form))
              .as(Fault.NOT_XHTML)
              .saying("QuestionForm, line 2, column ", ": FormattedContent, line ");
      // The names of elements are in braces, those of attributes are not.
      assertThat(refused.message().replace("{", "'").replace("}", "'")).contains(reason);
      Refused.by(() -> DOCUMENTS.readNewTest(form)).as(Fault.NOT_XHTML);
      DOCUMENTS.readTest(form);
    }
  }

  @Property
  void whateverStandsThereIsReadOrRefused(@ForAll String anything) {
    for (String question :
        new String[] {anything, html(anything), external(anything, anything), anything + form()}) {
      try {
        DOCUMENTS.requireQuestion(question);
      } catch (DocumentException e) {
        assertThat(e).hasMessageContaining(", line " + e.line() + ", column " + e.column() + ": ");
      }
    }
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** Forms that have a text as FormattedContent wherever one may stand, on their second line. */
  private static String[] formatted(String xhtml) {
    String cdata = "<![CDATA[" + xhtml.replace("]]>", "]]]]><![CDATA[>") + "]]>";
    String escaped = xhtml.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    return new String[] {
      form("<Overview>\n<FormattedContent>" + cdata + "</FormattedContent></Overview>"),
      form(content("\n<FormattedContent>" + escaped + "</FormattedContent>")),
      form(radioButtons("q", "a"))
          .replace("<Selection>", "\n<Selection>")
          .replace("<Text>!</Text>", "<FormattedContent>" + cdata + "</FormattedContent>")
    };
  }

  /** A question with that as its content. */
  private static String content(String content) {
    return freeText("q").replace("<Text>?</Text>", content);
  }

  private static String external(String url, String frameHeight) {
    return "<ExternalQuestion xmlns=\""
        + EXTERNAL_NAMESPACE
        + "\"><ExternalURL>"
        + url
        + "</ExternalURL><FrameHeight>"
        + frameHeight
        + "</FrameHeight></ExternalQuestion>";
  }

  private static String html(String content) {
    return "<HTMLQuestion xmlns=\""
        + FAMILY
        + "2011-11-11/HTMLQuestion.xsd\"><HTMLContent>"
        + content
        + "</HTMLContent><FrameHeight>0</FrameHeight></HTMLQuestion>";
  }
}
