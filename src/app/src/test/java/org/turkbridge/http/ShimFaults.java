package org.turkbridge.http;

import static org.turkbridge.http.Answered.HOLDERS;
import static org.turkbridge.http.Answered.REST_PAGE;
import static org.turkbridge.http.Answered.SCORE;
import static org.turkbridge.http.Answered.SOAP_PAGE;
import static org.turkbridge.http.Answered.TYPE;
import static org.turkbridge.http.ExpectedFinding.NOTHING;
import static org.turkbridge.http.ExpectedFinding.added;
import static org.turkbridge.http.ExpectedFinding.changed;
import static org.turkbridge.http.ExpectedFinding.found;
import static org.turkbridge.http.ExpectedFinding.lost;
import static org.turkbridge.http.ExpectedFinding.notWellFormed;
import static org.turkbridge.http.ExpectedFinding.ofWhole;
import static org.turkbridge.http.ExpectedFinding.reordered;
import static org.turkbridge.http.Rewriting.again;
import static org.turkbridge.http.Rewriting.each;
import static org.turkbridge.http.Rewriting.inAnswers;
import static org.turkbridge.http.SeededFault.inShim;
import static org.turkbridge.http.SeededFault.inXml;
import static org.turkbridge.verify.report.FindingKind.CHANGED_CONTENT_TYPE;
import static org.turkbridge.verify.report.FindingKind.CHANGED_STATUS;
import static org.turkbridge.verify.report.FindingKind.CHANGED_VALUE;
import static org.turkbridge.verify.report.FindingKind.LOST_VALUE;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Mistakes that a shim could make, with what a replay says of them. */
final class ShimFaults {
  private static final String RECORDS =
      "(<QualificationRequest><QualificationRequestId>3FIRST<.*?</QualificationRequest>)"
          + "(<QualificationRequest>.*?</QualificationRequest>)";
  private static final String ERROR = "/Request[1]/Errors[1]/Error[1]";
  private static final String REQUEST_ID =
      "/GetQualificationRequestsResponse[1]/OperationRequest[1]/RequestId[1]";

  private ShimFaults() {}

  static Stream<SeededFault> all() {
    return Stream.of(
        inXml(
            "drops Answer in SOAP",
            each("(Envelope.*)<Answer>.*</Answer>", "$1"),
            lost(SOAP_PAGE, "/QualificationRequest[1]/Answer[1]", "<a>x  y")),
        inXml(
            "adds an empty Answer",
            each("ASECOND</SubjectId>", "$0<Answer/>"),
            added(REST_PAGE, "/QualificationRequest[2]/Answer[1]", "")),
        inXml(
            "empties Answer",
            inAnswers(text -> ""),
            lost(REST_PAGE, "/QualificationRequest[1]/Answer[1]", "<a>x  y")),
        inXml(
            "loses a record",
            each(RECORDS, "$2"),
            lost(REST_PAGE, "/QualificationRequest[1]", "3FIRST"),
            lost(SOAP_PAGE, "/QualificationRequest[1]", "3FIRST")),
        inXml(
            "has a record twice",
            each(RECORDS, "$1$1$2"),
            added(REST_PAGE, "/QualificationRequest[2]", "3FIRST")),
        inXml(
            "has the first record for the second",
            each(RECORDS, "$1$1"),
            lost(REST_PAGE, "/QualificationRequest[2]", "3SECOND"),
            added(REST_PAGE, "/QualificationRequest[2]", "3FIRST")),
        inXml(
            "changes the order of records",
            each(RECORDS, "$2$1"),
            reordered(REST_PAGE, "", "3FIRST, 3SECOND", "3SECOND, 3FIRST"),
            reordered(SOAP_PAGE, "", "3FIRST, 3SECOND", "3SECOND, 3FIRST")),
        inShim(
            "has the first page again",
            again("<PageNumber>1<", "<PageNumber>2<"),
            changed(REST_PAGE, "/PageNumber[1]", "2", "1"),
            lost(REST_PAGE, "/QualificationRequest[1]", "3THIRD"),
            added(REST_PAGE, "/QualificationRequest[1]", "3FIRST")),
        inShim(
            "has the first records on every page",
            firstRecordsAgain(),
            lost(REST_PAGE, "/QualificationRequest[1]", "3THIRD"),
            added(REST_PAGE, "/QualificationRequest[1]", "3FIRST")),
        inXml(
            "counts the page for all",
            each("(<NumResults>)(\\d+)(</NumResults><TotalNumResults>)\\d+", "$1$2$3$2"),
            changed(REST_PAGE, "/TotalNumResults[1]", "3", "2")),
        inXml(
            "counts all for the page",
            each("(<NumResults>)\\d+(</NumResults><TotalNumResults>)(\\d+)", "$1$3$2$3"),
            changed(REST_PAGE, "/NumResults[1]", "2", "3")),
        inXml(
            "counts pages from nought",
            each("<PageNumber>1<", "<PageNumber>0<"),
            changed(REST_PAGE, "/PageNumber[1]", "1", "0"),
            changed(HOLDERS, "/PageNumber[1]", "1", "0")),
        inXml(
            "loses PageNumber",
            each("<PageNumber>\\d</PageNumber>", ""),
            lost(REST_PAGE, "/PageNumber[1]", "2")),
        inXml(
            "calls UTC local",
            each("Z</SubmitTime>", "-07:00</SubmitTime>"),
            changed(
                REST_PAGE,
                "/QualificationRequest[2]/SubmitTime[1]",
                "T00:00:02Z",
                "T00:00:02-07:00")),
        inXml(
            "loses the zone",
            each("Z</SubmitTime>", "</SubmitTime>"),
            changed(
                REST_PAGE, "/QualificationRequest[2]/SubmitTime[1]", "T00:00:02Z", "T00:00:02")),
        inXml(
            "keeps the fraction",
            each(":01Z</SubmitTime>", ":01.25Z</SubmitTime>"),
            changed(
                REST_PAGE,
                "/QualificationRequest[1]/SubmitTime[1]",
                "T00:00:01Z",
                "T00:00:01.25Z")),
        inXml(
            "swaps SubjectId and QualificationRequestId",
            each("(<QualificationRequestId>)(\\w+)(.*?<SubjectId>)(\\w+)", "$1$4$3$2"),
            lost(REST_PAGE, "/QualificationRequest[1]", "3FIRST3TYPEAFIRST"),
            added(REST_PAGE, "/QualificationRequest[1]", "AFIRST3TYPE3FIRST"),
            changed(REST_PAGE, "/QualificationRequest[1]/SubjectId[1]", "ATHIRD", "3THIRD")),
        inXml(
            "calls SubjectId WorkerId",
            each("SubjectId>", "WorkerId>"),
            lost(SCORE, "/SubjectId[1]", "AHELD"),
            added(SCORE, "/WorkerId[1]", "AHELD")),
        inXml(
            "has SubjectId twice",
            each("<SubjectId>AHELD</SubjectId>", "$0$0"),
            added(SCORE, "/SubjectId[2]", "AHELD")),
        inXml(
            "changes the order of elements",
            each("(<SubjectId>\\w+</SubjectId>)(<SubmitTime>[^<]*</SubmitTime>)", "$2$1"),
            reordered(
                REST_PAGE,
                "/QualificationRequest[2]",
                "SubjectId, SubmitTime",
                "SubmitTime, SubjectId")),
        inXml(
            "pads IntegerValue",
            each("<IntegerValue>7", "<IntegerValue>07"),
            changed(SCORE, "/IntegerValue[1]", "7", "07")),
        inXml(
            "adds an attribute",
            each("<SubjectId>", "<SubjectId type=\"w\">"),
            added(SCORE, "/SubjectId[1]/@type", "w")),
        inXml(
            "unescapes twice",
            inAnswers(text -> text.replace("&amp;amp;amp;", "&amp;amp;")),
            answerChanged(" &amp;amp; G", " &amp; G")),
        inXml(
            "escapes twice",
            inAnswers(text -> text.replace("&", "&amp;")),
            answerChanged("<a>x", "&lt;a&gt;x")),
        inXml(
            "does not escape",
            inAnswers(text -> text.replaceAll("&lt;(/?a)&gt;", "<$1>")),
            added(REST_PAGE, "/QualificationRequest[1]/Answer[1]/a[1]", "x  y")),
        inXml(
            "folds white space",
            inAnswers(text -> text.replaceAll(" +", " ")),
            answerChanged("x  y", "x y")),
        inXml(
            "joins lines",
            inAnswers(text -> text.replace("\n", " ")),
            answerChanged("y\n&", "y &")),
        inXml(
            "adds white space around documents",
            inAnswers(text -> "\n" + text),
            answerChanged("<a>", "\n<a>")),
        inXml(
            "undoes CDATA in documents",
            inAnswers(text -> text.replace("&lt;![CDATA[z]]&gt;", "z")),
            answerChanged("<![CDATA[z]]>", " z</a>")),
        inXml(
            "replaces what is beyond the BMP",
            each("\uD83D\uDE00", "?"),
            answerChanged("\uD83D\uDE00 <", "? <")),
        inXml(
            "reads UTF-8 as Latin-1",
            Rewriting::readAsLatin1,
            answerChanged("Gr\u00f6\u00dfe", "Gr\u00c3\u00b6\u00c3")),
        inShim("writes Latin-1", Rewriting::writtenInLatin1, notWellFormed(REST_PAGE)),
        inXml(
            "has white space before the XML declaration",
            text -> "\n" + text,
            notWellFormed(REST_PAGE),
            notWellFormed(TYPE)),
        inXml("cuts the answer off", each(".$", ""), notWellFormed(REST_PAGE), notWellFormed(TYPE)),
        inXml(
            "calls a success a failure",
            each("<IsValid>True<", "<IsValid>False<"),
            changed(REST_PAGE, "/Request[1]/IsValid[1]", "True", "False"),
            changed(SCORE, "/Request[1]/IsValid[1]", "True", "False")),
        inXml(
            "calls a failure a success",
            each("<IsValid>False<", "<IsValid>True<"),
            changed(TYPE, "/Request[1]/IsValid[1]", "False", "True")),
        inXml(
            "changes the error code",
            each("AWS.MissingParameters", "AWS.MissingParameter"),
            changed(TYPE, ERROR + "/Code[1]", "AWS.MissingParameters", "AWS.MissingParameter")),
        inXml(
            "changes the error message",
            each("must contain", "should contain"),
            changed(TYPE, ERROR + "/Message[1]", "must contain", "should contain")),
        inXml(
            "loses the time of the error",
            each(" \\(\\d{13}\\)<", "<"),
            changed(TYPE, ERROR + "/Message[1]", "does not exist. (", "does not exist.")),
        inXml(
            "loses RequestId",
            each("<RequestId>[^<]*</RequestId>", ""),
            found(LOST_VALUE, REST_PAGE, REQUEST_ID, "", NOTHING)),
        inXml(
            "empties RequestId",
            each("<RequestId>[^<]*</RequestId>", "<RequestId/>"),
            found(LOST_VALUE, REST_PAGE, REQUEST_ID, "", NOTHING)),
        inXml(
            "takes the namespace of another version",
            each("doc/2014-08-15", "doc/2013-11-15"),
            found(
                CHANGED_VALUE,
                SOAP_PAGE,
                "/Envelope[1]/Body[1]/GetQualificationRequestsResponse[1]",
                "doc/2014-08-15",
                "doc/2013-11-15")),
        inXml(
            "takes the namespace of SOAP 1.2",
            each(
                "http://schemas.xmlsoap.org/soap/envelope/",
                "http://www.w3.org/2003/05/soap-envelope"),
            found(CHANGED_VALUE, SOAP_PAGE, "/Envelope[1]", "/soap/envelope/", "/soap-envelope")),
        inXml(
            "has a namespace in REST",
            each(
                "<GetQualificationRequestsResponse>",
                "<GetQualificationRequestsResponse xmlns=\"u\">"),
            found(CHANGED_VALUE, REST_PAGE, "/GetQualificationRequestsResponse[1]", NOTHING, "u")),
        inShim(
            "answers with 500",
            reply -> reply.withStatus(500),
            ofWhole(CHANGED_STATUS, REST_PAGE, "200", "500")),
        inShim(
            "changes the content type",
            reply -> reply.withContentType("text/html;charset=UTF-8"),
            ofWhole(CHANGED_CONTENT_TYPE, REST_PAGE, "text/xml;", "text/html;")),
        inShim(
            "changes the charset",
            reply -> reply.withContentType("text/xml;charset=ISO-8859-1"),
            ofWhole(CHANGED_CONTENT_TYPE, REST_PAGE, "UTF-8", "ISO-8859-1")));
  }

  /** That of the first record, in REST and SOAP alike. */
  private static ExpectedFinding[] answerChanged(String before, String after) {
    return Stream.of(REST_PAGE, SOAP_PAGE)
        .map(page -> changed(page, "/QualificationRequest[1]/Answer[1]", before, after))
        .toArray(ExpectedFinding[]::new);
  }

  /** Though they number the page and count right. */
  private static UnaryOperator<Reply> firstRecordsAgain() {
    UnaryOperator<Reply> again = again("<PageNumber>1<", "<PageNumber>2<");
    return reply -> {
      Reply given = again.apply(reply);
      return given.equals(reply)
          ? reply
          : given.withText(given.text().replace("<PageNumber>1<", "<PageNumber>2<"));
    };
  }
}
