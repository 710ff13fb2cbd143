package org.turkbridge.http;

import static org.turkbridge.http.Answered.CURRENT_SCORE;
import static org.turkbridge.http.Answered.CURRENT_TYPE;
import static org.turkbridge.http.Answered.HOLDERS;
import static org.turkbridge.http.Answered.LIST;
import static org.turkbridge.http.Answered.REST_PAGE;
import static org.turkbridge.http.Answered.SCORE;
import static org.turkbridge.http.Answered.SOAP_PAGE;
import static org.turkbridge.http.Answered.TYPE;
import static org.turkbridge.http.Answered.WORKERS;
import static org.turkbridge.http.ExpectedFinding.added;
import static org.turkbridge.http.ExpectedFinding.changed;
import static org.turkbridge.http.ExpectedFinding.lost;
import static org.turkbridge.http.ExpectedFinding.notWellFormed;
import static org.turkbridge.http.ExpectedFinding.ofWhole;
import static org.turkbridge.http.ExpectedFinding.reordered;
import static org.turkbridge.http.Rewriting.again;
import static org.turkbridge.http.Rewriting.each;
import static org.turkbridge.http.SeededFault.inJson;
import static org.turkbridge.http.SeededFault.inService;
import static org.turkbridge.verify.report.FindingKind.CHANGED_CONTENT_TYPE;
import static org.turkbridge.verify.report.FindingKind.CHANGED_STATUS;

import java.util.stream.Stream;

/** Mistakes that a current service could make, with what a replay says of them. */
final class ServiceFaults {
  private static final String RECORDS =
      "(\\{\"QualificationRequestId\":\"3FIRST\"[^}]*\\}),(\\{\"QualificationRequestId\"[^}]*\\})";

  private ServiceFaults() {}

  static Stream<SeededFault> all() {
    return Stream.of(
        inJson(
            "drops Answer",
            each("\"Answer\":\"[^}]*?\",\"S", "\"S"),
            lost(LIST, "/QualificationRequests/0/Answer", "<a>x  y"),
            lost(REST_PAGE, "/QualificationRequest[1]/Answer[1]", "<a>x  y"),
            lost(SOAP_PAGE, "/QualificationRequest[1]/Answer[1]", "<a>x  y")),
        inJson(
            "drops an empty Test",
            each("\"Test\":\"\",", ""),
            lost(LIST, "/QualificationRequests/1/Test", "")),
        inJson(
            "adds an empty Test",
            each("(\"WorkerId\":\"AFIRST\")", "$1,\"Test\":\"\""),
            added(LIST, "/QualificationRequests/0/Test", "")),
        inJson(
            "adds a Test that is null",
            each("(\"WorkerId\":\"AFIRST\")", "$1,\"Test\":null"),
            added(LIST, "/QualificationRequests/0/Test", "null")),
        inJson(
            "loses a record",
            each(RECORDS, "$1"),
            lost(LIST, "/QualificationRequests/1", "3SECOND"),
            lost(SOAP_PAGE, "/QualificationRequest[2]", "3SECOND"),
            changed(SOAP_PAGE, "/TotalNumResults[1]", "3", "2")),
        inJson(
            "has a record twice",
            each(RECORDS, "$1,$1,$2"),
            added(LIST, "/QualificationRequests/1", "3FIRST")),
        inJson(
            "has the first record for the second",
            each(RECORDS, "$1,$1"),
            lost(LIST, "/QualificationRequests/1", "3SECOND"),
            added(LIST, "/QualificationRequests/1", "3FIRST"),
            lost(SOAP_PAGE, "/QualificationRequest[2]", "3SECOND")),
        inJson(
            "changes the order of records",
            each(RECORDS, "$2,$1"),
            reordered(LIST, "/QualificationRequests", "3FIRST, 3SECOND", "3SECOND, 3FIRST")),
        inService(
            "has the first page again",
            again("\"NextToken\"", "{\"NumResults\":1,"),
            added(LIST, "/NextToken", ""),
            lost(LIST, "/QualificationRequests/0", "3THIRD")),
        inJson(
            "counts all for NumResults",
            each("\"NumResults\":2", "\"NumResults\":3"),
            changed(LIST, "/NumResults", "2", "3")),
        inJson(
            "loses NextToken", each("\"NextToken\":\"[^\"]*\",", ""), lost(LIST, "/NextToken", "")),
        inJson(
            "has an empty NextToken",
            each("\"NextToken\":\"[^\"]*\"", "\"NextToken\":\"\""),
            changed(LIST, "/NextToken", "", "")),
        inJson(
            "has a NextToken that is null",
            each("\"NextToken\":\"[^\"]*\"", "\"NextToken\":null"),
            changed(LIST, "/NextToken", "", "null")),
        inJson(
            "has a NextToken on the last page",
            each("(\\{\"NumResults\":1,)", "$1\"NextToken\":\"more\","),
            added(LIST, "/NextToken", "more")),
        inJson(
            "shifts the zone",
            each("(\"SubmitTime\":)1388534402", "$11388559602"),
            changed(LIST, "/QualificationRequests/1/SubmitTime", "1388534402", "1388559602"),
            changed(
                SOAP_PAGE, "/QualificationRequest[2]/SubmitTime[1]", "T00:00:02Z", "T07:00:02Z")),
        inJson(
            "loses the fraction",
            each("(\"SubmitTime\":\\d+)\\.\\d+", "$1"),
            changed(LIST, "/QualificationRequests/0/SubmitTime", "1388534401.25", "1388534401")),
        inJson(
            "has milliseconds for seconds",
            each("(\"SubmitTime\":1388534402)", "$1000"),
            changed(LIST, "/QualificationRequests/1/SubmitTime", "1388534402", "1388534402000"),
            changed(SOAP_PAGE, "/QualificationRequest[2]/SubmitTime[1]", "2014", "45970")),
        inJson(
            "has a date for a number",
            each("(\"SubmitTime\":)1388534402", "$1\"2014-01-01T00:00:02Z\""),
            changed(
                LIST, "/QualificationRequests/1/SubmitTime", "1388534402", "2014-01-01T00:00:02Z")),
        inJson(
            "has texts for numbers",
            each("(\"IntegerValue\":)(\\d+)", "$1\"$2\""),
            changed(CURRENT_SCORE, "/IntegerValue", "7", "7")),
        inJson(
            "is off by one",
            each("(\"IntegerValue\":)7", "$18"),
            changed(CURRENT_SCORE, "/IntegerValue", "7", "8"),
            changed(WORKERS, "/Qualifications/0/IntegerValue", "7", "8"),
            changed(SCORE, "/IntegerValue[1]", "7", "8"),
            changed(HOLDERS, "/Qualification[1]/IntegerValue[1]", "7", "8")),
        inJson(
            "loses IntegerValue",
            each("\"IntegerValue\":7,", ""),
            lost(CURRENT_SCORE, "/IntegerValue", "7"),
            lost(SCORE, "/IntegerValue[1]", "7")),
        inJson(
            "loses LocaleValue",
            each("\"LocaleValue\":\\{[^}]*\\},", ""),
            lost(WORKERS, "/Qualifications/1/LocaleValue", "\"Country\":\"US\""),
            lost(HOLDERS, "/Qualification[2]/LocaleValue[1]", "USNY")),
        inJson(
            "loses Subdivision",
            each(",\"Subdivision\":\"NY\"", ""),
            lost(WORKERS, "/Qualifications/1/LocaleValue/Subdivision", "NY"),
            lost(HOLDERS, "/Qualification[2]/LocaleValue[1]/Subdivision[1]", "NY")),
        inJson(
            "changes Status",
            each("(\"Status\":)\"Granted\"", "$1\"Revoked\""),
            changed(CURRENT_SCORE, "/Status", "Granted", "Revoked"),
            changed(SCORE, "/Status[1]", "Granted", "Revoked")),
        inJson(
            "swaps WorkerId and QualificationRequestId",
            each("(\"QualificationRequestId\":)(\"\\w+\")(.*?\"WorkerId\":)(\"\\w+\")", "$1$4$3$2"),
            lost(LIST, "/QualificationRequests/0", "\"QualificationRequestId\":\"3FIRST\""),
            added(LIST, "/QualificationRequests/0", "\"QualificationRequestId\":\"AFIRST\""),
            changed(LIST, "/QualificationRequests/0/WorkerId", "ATHIRD", "3THIRD")),
        inJson(
            "calls WorkerId SubjectId",
            each("\"WorkerId\"", "\"SubjectId\""),
            lost(LIST, "/QualificationRequests/0/WorkerId", "AFIRST"),
            added(LIST, "/QualificationRequests/0/SubjectId", "AFIRST"),
            lost(SOAP_PAGE, "/QualificationRequest[1]/SubjectId[1]", "AFIRST")),
        inJson(
            "unescapes twice",
            each("&lt; &amp;amp;", "< &amp;"),
            answerChanged("\n&lt; &amp;amp; G", "\n< &amp; G")),
        inJson("escapes twice", each("<(/?)a>", "&lt;$1a>"), answerChanged("<a>x", "&lt;a>x")),
        inJson("folds white space", each("x  y", "x y"), answerChanged("x  y", "x y")),
        inJson("joins lines", each("y\\\\n", "y "), answerChanged("y\n&", "y &")),
        inJson(
            "replaces what is beyond the BMP",
            each("\\\\uD83D\\\\uDE00", "?"),
            answerChanged("\uD83D\uDE00 <", "? <")),
        inJson(
            "reads UTF-8 as Latin-1",
            Rewriting::readAsLatin1,
            answerChanged("Gr\u00f6\u00dfe", "Gr\u00c3\u00b6\u00c3")),
        inService("writes Latin-1", Rewriting::writtenInLatin1, notWellFormed(LIST)),
        inJson(
            "begins with a byte order mark",
            text -> "\uFEFF" + text,
            notWellFormed(LIST),
            notWellFormed(CURRENT_TYPE)),
        inJson("cuts the answer off", each("(3FIRST.*)\\}$", "$1"), notWellFormed(LIST)),
        inJson("has a member twice", each("\"WorkerId\":\"AFIRST\"", "$0,$0"), notWellFormed(LIST)),
        inJson(
            "changes the exception",
            each("\"RequestError\"", "\"ServiceFault\""),
            changed(CURRENT_TYPE, "/__type", "RequestError", "ServiceFault")),
        inJson(
            "changes the error code",
            each("TypeDoesNotExist\"", "TypeAlreadyExists\""),
            changed(CURRENT_TYPE, "/TurkErrorCode", "TypeDoesNotExist", "TypeAlreadyExists"),
            changed(
                TYPE,
                "/Request[1]/Errors[1]/Error[1]/Code[1]",
                "TypeDoesNotExist",
                "TypeAlreadyExists")),
        inJson(
            "changes the error message",
            each("does not exist", "is not there"),
            changed(CURRENT_TYPE, "/Message", "does not exist. (", "is not there. ("),
            changed(
                TYPE,
                "/Request[1]/Errors[1]/Error[1]/Message[1]",
                "does not exist. (",
                "is not there. (")),
        inJson(
            "loses the time of the error",
            each(" \\(\\d{13}\\)\"", "\""),
            changed(CURRENT_TYPE, "/Message", "does not exist. (", "does not exist.")),
        inService(
            "answers errors with 200",
            reply -> reply.withStatus(200),
            ofWhole(CHANGED_STATUS, CURRENT_TYPE, "400", "200")),
        inService(
            "changes the content type",
            reply -> reply.withContentType("application/json"),
            ofWhole(CHANGED_CONTENT_TYPE, LIST, "application/x-amz-json-1.1", "application/json")));
  }

  /** That of the first record, for new programs and for old ones alike. */
  private static ExpectedFinding[] answerChanged(String before, String after) {
    return new ExpectedFinding[] {
      changed(LIST, "/QualificationRequests/0/Answer", before, after),
      changed(SOAP_PAGE, "/QualificationRequest[1]/Answer[1]", before, after)
    };
  }
}
