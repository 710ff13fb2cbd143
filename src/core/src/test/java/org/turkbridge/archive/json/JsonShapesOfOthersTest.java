package org.turkbridge.archive.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.archive.json.Found.record;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.RefusalKind;

/** A whole record is read, or refused by name, whatever program put it into whatever shape. */
class JsonShapesOfOthersTest {
  private static final String A = record("A");
  private static final String B = record("B");

  /** {@code A} and {@code B} stand for records. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'QualificationRequests':[A],'QualificationRequests':[B]}",
        "{'QualificationRequests':[A],'x':{'QualificationRequests':[B]}}",
        "{'items':[A,B]}",
        "{'count':2,'items':[A,B],'next':null}",
        "{'data':{'QualificationRequests':[A,B]}}",
        "{'data':{'page':{'results':[[A],[B]]}}}",
        "{'1':A,'2':B}",
        "{'QualificationRequests':{'1':A,'2':B}}",
        "{'QualificationRequest':[A,B]}",
        "{'QualificationRequest':A}\n{'QualificationRequest':B}",
        "{'time':'t','event':A}\n{'time':'t','event':B}",
        "{'QualificationTypeId':'Q','WorkerId':'W','requests':[A,B]}",
        "[{'QualificationRequests':[A]},{'items':[B]}]",
        "[[{'a':[{'b':A}]}],B]",
        "{'GetQualificationRequestsResult':{'NumResults':'2','QualificationRequest':[A,B]}}",
        "{'NumResults':2,'items':[A,B]}",
        "{'Test':1,'items':[A,B]}"
      })
  void isReadInAnyObject(String shape) {
    Found found = Found.in(json(shape));

    assertThat(found.order()).containsExactly("1 A", "2 B");
    assertThat(found.records()).allSatisfy(each -> assertThat(each.normalisations()).isEmpty());
  }

  @Test
  void keepsPlacesAndBytesOfAnObjectWithOthersInIt() {
    String odd = record("A", "\"Meta\":{\"from\":[1,{\"x\":{}}]},");
    String first = "{\"Meta\":{\"from\":[{\"WorkerId\":\"W\"}]}," + record("B").substring(1);
    String bad = "{\"Meta\":{\"a\":[]}," + record("C").substring(1).replace("1408060860", "[]");
    Found found = Found.in(odd + "\n" + first + "\n" + bad);

    assertThat(found.order()).containsExactly("1 A", "2 B", "!3");
    assertThat(found.records().get(1).place()).isEqualTo(new Place("a.json", 2, 2));
    assertThat(found.raw(0)).isEqualTo(bad);
    assertThat(found.refusals().get(0).offset()).isEqualTo(odd.length() + first.length() + 2);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      delimiter = ';',
      value = {
        "|{'items':[A,I]}|; |1 A,!2|",
        "|{'x':I,'items':[B]}|; |!1,2 B|",
        "|[{'page':{'items':[A,I,B]}}]|; |1 A,!2,3 B|"
      })
  void refusesAnIncompleteOneInPlace(String shape, String order) {
    String incomplete = A.replace("\"QualificationRequestId\":\"A\",", "");
    Found found = Found.in(json(shape.replace("I", "\u0001")).replace("\u0001", incomplete));

    assertThat(String.join(",", found.order())).isEqualTo(order);
    assertThat(found.raw(0)).isEqualTo(incomplete);
  }

  @ParameterizedTest
  @CsvSource({
    "qualificationRequestId, submitTime",
    "qualification_request_id, submit_time",
    "QUALIFICATIONREQUESTID, SubmitTime",
    "qualification-request-id, submit-time",
    "mt:QualificationRequestId, mt:SubmitTime",
    "http://mechanicalturk.amazonaws.com/doc/2014-08-15:QualificationRequestId, x:SubmitTime",
    "{http://mechanicalturk.amazonaws.com/}QualificationRequestId, {x}SubmitTime",
    "QualificationRequest.QualificationRequestId, QualificationRequest.SubmitTime",
    "QualificationRequest/0/QualificationRequestId, QualificationRequest/0/SubmitTime",
    "Qualification Request Id, Submit Time",
    "Request.Qualification Request Id, Submit Time"
  })
  void refusesNamesThatAreWrittenInAnotherWay(String id, String time) {
    String record =
        A.replace("QualificationRequestId", id)
            .replace("SubmitTime", time)
            .replace("QualificationTypeId", "qualificationTypeId");

    for (String shape : new String[] {"A", "[A]", "{'x':[A]}", "{'qualificationRequests':[A]}"}) {
      Found found = Found.in(shape.replace("'", "\"").replace("A", record));
      assertThat(found.order()).containsExactly("!1");
      assertThat(found.refusals().get(0).kind()).isEqualTo(RefusalKind.MISSING_ELEMENT);
      assertThat(found.refusals().get(0).cause())
          .isEqualTo(
              "the record has "
                  + id
                  + " in place of QualificationRequestId; write all names as the API does");
      assertThat(found.raw(0)).isEqualTo(record);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"WorkerId", "Test"})
  void refusesOneNameThatIsWrittenInAnotherWay(String name) {
    String small = name.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + name.substring(1);

    assertThat(Found.refusalOf(A.replace("\"" + name + "\"", "\"" + small + "\"")).cause())
        .contains(small + " in place of " + name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'QualificationRequests':[B],RECORD}",
        "{RECORD,'QualificationRequests':[B]}",
        "{RECORD,'earlier':B}",
        "{'earlier':[{'x':B}],RECORD}",
        "[{RECORD,'earlier':[B]}]",
        "{'QualificationRequests':[{RECORD,'earlier':[B]}]}",
        "{'items':[{RECORD,'earlier':[B]}]}"
      })
  void refusesARecordThatHoldsOthersAndReadsThese(String shape) {
    String members = A.substring(1, A.length() - 1);
    Found found = Found.in(shape.replace("'", "\"").replace("B", B).replace("RECORD", members));

    assertThat(found.order()).containsExactly("1 B", "!2");
    assertThat(found.refusals().get(0).cause())
        .isEqualTo("the record holds other records; give each an object of its own");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      delimiter = ';',
      value = {
        "|{'message':STRING}|; |the string /message|",
        "|[1,STRING]|; |the string /1|",
        "|{'a':{'b':[STRING]}}|; |the string /a/b/0|",
        "STRING; |the string|"
      })
  void refusesRecordsInAString(String shape, String name) {
    String xml =
        "<?xml version='1.0'?><R><QualificationRequest><QualificationRequestId>A"
            + "</QualificationRequestId><SubmitTime>x</SubmitTime></QualificationRequest></R>";
    String small = A.replace("Qualification", "qualification").replace("Submit", "submit");
    for (String text :
        new String[] {
          A, "log: " + A, "[" + A + "]", small, xml, xml.replace("<", "&lt;").replace(">", "&gt;")
        }) {
      String string = "\"" + text.replace("\"", "\\\"") + "\"";
      Found found = Found.in("\n" + shape.replace("'", "\"").replace("STRING", string));
      assertThat(found.order()).containsExactly("!0");
      assertThat(found.refusals().get(0))
          .hasToString(
              "a.json: line 2: "
                  + name
                  + " holds records as text, which is not read; put that text into a file of its"
                  + " own");
    }
  }

  /** As data frames with a schema are written. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      delimiter = ';',
      value = {
        "|{'columns':NAMES,'QualificationRequests':[A,B]}|; |1 A,2 B|",
        "|{'QualificationRequests':[A,B],'columns':NAMES}|; |1 A,2 B|",
        "|{'fields':[{'name':'QualificationRequestId'},{'name':'SubmitTime'}],'data':[A]}|; |1 A|",
        "|[{'columns':NAMES,'data':[A]},{'columns':NAMES,'data':[B]}]|; |1 A,2 B|",
        "|[{'data':[A],'columns':NAMES},{'data':[B],'columns':NAMES}]|; |1 A,2 B|",
        "|{'columns':NAMES,'data':[A]} {'columns':NAMES,'data':[['x','t']]}|; |1 A,!0|",
        "|{'data':[A]} NAMES ['x','t']|; |1 A,!0|",
        "|[A,NAMES,NAMES,NAMES]|; |1 A,!0,!0|",
        "|[NAMES,NAMES,A]|; |!0,1 A|"
      })
  void takesNamesBesideRecordsForTheirDescription(String shape, String order) {
    String names = "['QualificationRequestId','QualificationTypeId','SubmitTime']";

    assertThat(String.join(",", Found.in(json(shape.replace("NAMES", names))).order()))
        .isEqualTo(order);
  }

  /** As data frames, tables and attribute lists are written. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      delimiter = ';',
      value = {
        "|{'columns':['QualificationRequestId','QualificationTypeId'],'data':[['x','Q']]}|; /columns",
        "|[['SubmitTime','QualificationRequestId'],[1,'x']]|; /0",
        "|[{'Name':'QualificationRequestId','Value':'x'},{'Name':'SubmitTime','Value':'t'}]|;",
        "|{'a':[{'b':[{'k':'QualificationRequestId'},[],{'k':'SubmitTime'}]}]}|; /a/0/b"
      })
  void refusesARecordWhosePartsAreNamedByValues(String shape, @Nullable String pointer) {
    Found found = Found.in(A + "\n" + json(shape) + "\n" + B);

    assertThat(found.order()).containsExactly("1 A", "!0", "2 B");
    assertThat(found.refusals().get(0))
        .hasToString(
            "a.json: line 2: the list"
                + (pointer == null ? "" : " " + pointer)
                + " names the parts of a record as values, which is not read; write the record as"
                + " the API does");
  }

  @Test
  void refusesColumns() {
    Found found =
        Found.in(
            json(
                "{'QualificationRequestId':{'0':'x'},'QualificationTypeId':{'0':'Q'},"
                    + "'SubmitTime':{'0':1}}"));

    assertThat(found.order()).containsExactly("!1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{'name':'QualificationTypeId','value':'Q'},{'name':'SortProperty','value':'SubmitTime'}]",
        "{'QualificationRequestId':'A','IntegerValue':1}",
        "{'params':{'QualificationRequestId':'A','IntegerValue':1}}",
        "{'HITId':'H','MaxResults':10}",
        "{'AssignmentId':'A','OverrideRejection':true}",
        "{'QualificationTypeId':'Q','Comparator':'Exists'}",
        "{'text':'a QualificationRequestId and a SubmitTime'}"
      })
  void takesNothingElseForOne(String json) {
    Found found = Found.in("{\"x\":" + json.replace("'", "\"") + "}");

    assertThat(found.order()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      delimiter = ';',
      value = {
        "|{'NumResults':3,'QualificationRequests':[A,B]}|;3;2",
        "|{'QualificationRequests':[A,B],'NumResults':1}|;1;2",
        "|{'NumResults':'1','QualificationRequests':[]}|;1;0",
        "|{'x':{'NumResults':5,'items':[A]}}|;5;1",
        "|{'NumResults':9,'QualificationRequests':[A,1,{}]}|;9;3",
        "|{'NumResults':9,'QualificationRequests':[A],'QualificationRequests':[A]}|;9;2",
        "|{'NumResults':3,'QualificationRequests':null}|;3;0",
        "|{'QualificationRequests':{},'NumResults':3}|;3;0",
        "|{'NumResults':3,'QualificationRequests':'x'}|;3;0",
        "|{'NumResults':3,'QualificationRequests':5}|;3;0",
        "|{'NumResults':3,'QualificationRequests':{'1':A,'2':B}}|;3;2",
        "|{'NumResults':4,'QualificationRequests':{'x':{'1':A},'y':[{'z':B},A]}}|;4;3",
        "|{'NumResults':3,'QualificationRequests':{'QualificationRequest':[A,B]}}|;3;2",
        "|{'NumResults':2,'QualificationRequests':A}|;2;1",
        "|{'NumResults':2,'QualificationRequest':A}|;2;1",
        "|{'NumResults':3,'data':{'QualificationRequests':[A,B]}}|;3;2"
      })
  void holdsNumResultsAgainstTheRecords(String shape, int stated, int held) {
    assertThat(Found.in("\n" + json(shape)).counts())
        .singleElement()
        .asString()
        .startsWith("a.json: line 2: NumResults says " + stated + ", but the answer holds " + held);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'NumResults':2,'QualificationRequests':[A,B]}",
        "{'NumResults':0,'QualificationRequests':[]}",
        "{'NumResults':2,'QualificationRequests':[A,{}]}",
        "{'NumResults':2.0,'QualificationRequests':[A,B]}",
        "{'NumResults':2e0,'QualificationRequests':[A,B]}",
        "{'NumResults':'0.2E+1','QualificationRequests':[A,B]}",
        "{'NumResults':0e9,'QualificationRequests':[]}",
        "{'NumResults':null,'QualificationRequests':[A,B]}",
        "{'NumResults':{'x':1},'QualificationRequests':[A,B]}",
        "{'NumResults':7}",
        "{'NumResults':0,'QualificationRequests':null}",
        "{'NumResults':2,'QualificationRequests':{'1':A,'2':B}}",
        "{'NumResults':3,'QualificationRequests':{'x':{'1':A},'y':[{'z':B},A]}}",
        "{'NumResults':2,'QualificationRequests':{'QualificationRequest':[A,B]}}",
        "{'NumResults':1,'QualificationRequests':A}",
        "{'NumResults':1,'QualificationRequest':A}",
        "{'QualificationRequests':[A],'granted':[B],'NumResults':1}",
        "{'NumResults':2,'data':{'page':{'items':[A,B]}}}",
        "{'NumResults':9,'pages':[{'NumResults':2,'items':[A,B]}]}",
        "{'NumResults':7,'event':A}",
        "{'TotalNumResults':7,'QualificationRequests':[A]}"
      })
  void isSilentWhereTheNumberIsRightOrOfOthers(String shape) {
    assertThat(Found.in(json(shape)).counts()).isEmpty();
  }

  /** {@code C} stands for a part of a record. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      delimiter = ';',
      value = {
        "|{'NumResults':3,'QualificationRequests':[A,B|; 3 2",
        "|{'NumResults':3,'QualificationRequests':[A,B,|; 3 2",
        "|{'NumResults':3,'QualificationRequests':[A,B]|; 3 2",
        "|{'NumResults':3,'QualificationRequests':[A,B],'x|; 3 2",
        "|{'NumResults':4,'QualificationRequests':[A,B,C|; 4 3",
        "|{'NumResults':3,'QualificationRequests':[A,B,C|; |none|",
        "|{'NumResults':4,'items':[A,B,C|; 4 3",
        "|{'NumResults':4,'QualificationRequests':{'1':A,'2':B,'3':C|; 4 3",
        "|{'NumResults':4,'QualificationRequest':C|; 4 1",
        "|{'NumResults':2,'QualificationRequests':[A,B|; |none|",
        "|{'NumResults':3|; |none|",
        "|{'QualificationRequests':[A,B|; |none|",
        "|{'NumResults':3,'QualificationRequests':[A,B}|; |none|",
        "|{'NumResults':3,'QualificationRequests':[A,B{|; |none|"
      })
  void comparesWhatIsCutOffAndNotWhatIsBroken(String shape, String counts) {
    String part = A.substring(0, A.lastIndexOf(':'));
    String text = json(shape.replace("C", "\u0001")).replace("\u0001", part);

    Found found = Found.in(text);

    assertThat(found.refusals()).isNotEmpty();
    assertThat(
            found.counts().stream()
                .map(each -> each.replaceAll(".*says (\\d+), but .* holds (\\d+).*", "$1 $2"))
                .collect(Collectors.joining(",")))
        .isEqualTo(counts.equals("none") ? "" : counts);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5", "-2", "true", "'x'", "1e18", "1e999", "1e-999", "1e99999999999"})
  void saysWhatIsNoNumber(String number) {
    assertThat(Found.in(json("{'NumResults':" + number + ",'QualificationRequests':[A]}")).counts())
        .singleElement()
        .asString()
        .contains("is no number; the answer holds 1 record");
  }

  private static String json(String shape) {
    return shape
        .replace("'", "\"")
        .replaceAll("(?<![\\w/])A(?!\\w)", A)
        .replaceAll("(?<![\\w/\"])B(?![\\w\"])", B);
  }
}
