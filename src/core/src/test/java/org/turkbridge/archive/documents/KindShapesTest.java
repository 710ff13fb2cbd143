package org.turkbridge.archive.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.archive.documents.KindsInOrder.ASSIGNMENT;
import static org.turkbridge.archive.documents.KindsInOrder.hit;
import static org.turkbridge.archive.documents.KindsInOrder.order;
import static org.turkbridge.archive.documents.KindsInOrder.read;
import static org.turkbridge.archive.documents.KindsInOrder.stream;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HITs, Assignments and the like as programs other than the service write them. */
class KindShapesTest {
  @ParameterizedTest
  @ValueSource(strings = {"GetHIT", "CreateHIT", "ExtendHIT"})
  void anAnswerWithErrorsHasNoHit(String operation) throws IOException {
    assertThat(
            order(
                "<%1$sResponse><OperationRequest><RequestId>r</RequestId></OperationRequest><HIT>"
                        .formatted(operation)
                    + "<Request><IsValid>False</IsValid><Errors><Error><Code>C</Code>"
                    + "<Message>no HIT</Message></Error></Errors></Request></HIT></%1$sResponse>"
                        .formatted(operation)))
        .containsExactly("C: no HIT");
  }

  @Test
  void prefixesDoNotMatterToAnyKind() throws IOException {
    String records =
        hit(
                "H1",
                "<Reward><Amount>0.10</Amount><CurrencyCode>USD</CurrencyCode></Reward>"
                    + "<QualificationRequirement><QualificationTypeId>Q</QualificationTypeId>"
                    + "<Comparator>Exists</Comparator></QualificationRequirement>")
            + ASSIGNMENT
            + "<BonusPayment><WorkerId>W</WorkerId><BonusAmount><Amount>1.00</Amount></BonusAmount>"
            + "</BonusPayment><WorkerBlock><WorkerId>W</WorkerId></WorkerBlock>"
            + "<GetReviewResultsForHITResult><HITId>H1</HITId><HITReviewPolicy>"
            + "<PolicyName>P</PolicyName></HITReviewPolicy></GetReviewResultsForHITResult>";
    KindsInOrder plain = read(stream("<R>" + records + "</R>"));

    assertThat(plain.order)
        .containsExactly(
            "HIT H1", "Assignment A1", "BonusPayment W", "WorkerBlock W", "ReviewReport H1");
    assertThat(order("<m:R xmlns:m='urn:m'>" + records.replaceAll("<(/?)", "<$1m:") + "</m:R>"))
        .isEqualTo(plain.order);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"Reward\":{\"Amount\":\"0.05\"} | Reward is an object, as where legacy XML was made"
            + " JSON;",
        "\"Reward\":0.05 | Reward is a number; make it a string",
        "\"MaxAssignments\":\"3\" | MaxAssignments is a string; make it a whole number",
        "\"MaxAssignments\":99999999999 | MaxAssignments 99999999999 is no number that it can have",
        "\"QualificationRequirement\":{} | QualificationRequirement stands there in place of Qual",
        "\"QualificationRequirements\":{} | QualificationRequirements is an object; make it an arr",
        "\"QualificationRequirements\":[{\"LocaleValue\":{}}] | LocaleValue stands there in place",
        "\"QualificationRequirements\":[null] | QualificationRequirements is null; make it an obj"
      })
  void aHitOfXmlThatWasMadeJsonIsRefusedWithWhatToDo(String member, String cause)
      throws IOException {
    List<String> order = order("{\"HIT\":[{\"HITId\":\"H1\"," + member + "},{\"HITId\":\"H2\"}]}");

    assertThat(order).hasSize(2).last().isEqualTo("HIT H2");
    assertThat(order.get(0)).startsWith("!1 " + cause);
  }

  @Test
  void whatPythonPrintsIsRefusedWithWhatToDo() throws IOException {
    assertThat(order("{'HITs': [{'HITId': 'H1', 'HITStatus': 'Assignable'}], 'NumResults': 1}"))
        .singleElement()
        .asString()
        .endsWith("mend it; if Python printed it, have json.dumps write it instead");
    assertThat(order("[HIT(HITId='H1')]")).singleElement().asString().startsWith("!0 not well-");
  }

  @Test
  void smallFirstLettersAreRefusedAndTheRightNameIsTold() throws IOException {
    assertThat(order("{\"hitId\":\"H1\",\"hitStatus\":\"Assignable\",\"creationTime\":1}"))
        .containsExactly("!1 the HIT has hitId in place of HITId; write all names as the API does");
    assertThat(
            order("{\"assignmentId\":\"A1\",\"hitId\":\"H1\",\"assignmentStatus\":\"Approved\"}"))
        .containsExactly(
            "!1 the Assignment has assignmentId in place of AssignmentId; write all names as the"
                + " API does");
  }

  @Test
  void anIdAloneIsAHit() throws IOException {
    assertThat(order("{\"HITId\":\"H1\"}")).containsExactly("HIT H1");
    assertThat(order("[{\"HITId\":\"H1\"},\n{\"HITId\":\"H2\"}]"))
        .containsExactly("HIT H1", "HIT H2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'AsignmentId':'A','HITId':'H','WorkerId':'W','AcceptTime':1.0} | Assignment has no Assi",
        "{'AsignmentId':'A','HITId':'H','Answer':'<x/>'} | Assignment has no AssignmentId",
        "{'ssignmentId':'A','WorkerId':'W','Answer':'<x/>'} | Assignment has no AssignmentId",
        "{'ITId':'H','Title':'T','Reward':'0.05'} | HIT has no HITId",
        "{'HXTId':'H','Title':'T','HITStatus':'Assignable'} | HIT has no HITId",
        "{'HITI':'H','Title':'T','CreationTime':1} | HIT has no HITId"
      })
  void aDamagedNameOfAnIdLeadsToARefusal(String json, String cause) throws IOException {
    String damaged = json.replace('\'', '"');

    assertThat(order("[{\"HITId\":\"H1\"}," + damaged + ",{\"HITId\":\"H2\"}]"))
        .hasSize(3)
        .contains("HIT H1", "HIT H2")
        .anySatisfy(told -> assertThat(told).startsWith("!2 the " + cause));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'Assignments':{'3A':{'WorkerId':'W','HITId':'H'}}} | !1 the Assignment has no"
            + " AssignmentId",
        "{'HITs':{'H1':{'HITId':'H1','HITTypeId':'T'}}} | HIT H1",
        "{'3A':{'WorkerId':'W','HITId':'H','Answer':'<x/>','AcceptTime':1.0}} | !1 the Assignment"
            + " h",
        "{'hit':{'HITId':'H1','Title':'t'},'HITId':'H1'} | HIT H1",
        "{'x':{'AssignmentId':'A1','WorkerId':'W','HITId':'H1'}} | Assignment A1",
        "[{'Name':'AssignmentId','Value':'3A'},{'Name':'WorkerId','Value':'W'}] | !0 the list"
            + " names",
        "<Items><Item><AssignmentId>A</AssignmentId><WorkerId>W</WorkerId><HITId>H</HITId></Item>"
            + "</Items> | !0 <Item> holds what an Assignment holds",
        "<Items><Hit><HITId>H</HITId><Title>T</Title></Hit></Items> | !0 <Hit> holds what a HIT hol"
      })
  void whatOtherProgramsWroteIsReadOrRefused(String document, String told) throws IOException {
    assertThat(order(document.replace('\'', '"'))).singleElement().asString().startsWith(told);
  }

  @Test
  void aBonusOfASubjectIsToldTheRightName() throws IOException {
    assertThat(order("{\"BonusPayments\":[{\"SubjectId\":\"W\",\"BonusAmount\":\"0.05\"}]}"))
        .singleElement()
        .asString()
        .contains("has no WorkerId but a SubjectId");
  }

  /** What calls and tasks have. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'x':{'assignmentId':'A','hitId':'H','workerId':'W','turkSubmitTo':'u'}}",
        "{'x':{'Title':'T','Reward':'0.05','Description':'d','LifetimeInSeconds':1}}",
        "[{'Title':'T','Reward':'0.05','Description':'d','LifetimeInSeconds':1}]",
        "{'x':{'WorkerId':'W','AssignmentId':'A','BonusAmount':'0.05','Reason':'r'}}",
        "{'x':{'HITId':'H','HITTypeId':'T'}}",
        "{'Assignments':{'HITId':'H','MaxResults':10}}",
        "[{'Name':'AssignmentId'},{'Name':'WorkerId'},{'Name':'BonusAmount'}]",
        "<R><GrantBonus><WorkerId>W</WorkerId><AssignmentId>A</AssignmentId><BonusAmount>"
            + "<Amount>1</Amount></BonusAmount><Reason>r</Reason></GrantBonus></R>",
        "<R><CreateHIT><Title>T</Title><Reward><Amount>1</Amount></Reward></CreateHIT></R>"
      })
  void whatCallsAndTasksHaveIsNoRecord(String document) throws IOException {
    assertThat(order(document.replace('\'', '"'))).isEmpty();
  }

  @Test
  void whatIsNoObjectIsShownWhole() throws IOException {
    KindsInOrder order = read(stream("{\"HITs\":[\"H1\",{\"HITId\":\"H2\"}]}"));

    assertThat(order.order)
        .containsExactly("!1 not an object, which a HIT is; remove it", "HIT H2");
    assertThat(order.refusals().get(0).raw().text()).contains("\"H1\"");
  }
}
