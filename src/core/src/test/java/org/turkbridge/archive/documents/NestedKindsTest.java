package org.turkbridge.archive.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.archive.documents.KindsInOrder.ASSIGNMENT;
import static org.turkbridge.archive.documents.KindsInOrder.hit;
import static org.turkbridge.archive.documents.KindsInOrder.order;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Records that hold others. */
class NestedKindsTest {
  @Test
  void aHitThatHoldsItsAssignmentsIsRefusedAndTheyAreRead() throws IOException {
    String nested = hit("H1", "<Title>T</Title><Assignments>" + ASSIGNMENT + "</Assignments>");

    assertThat(order("<Export>" + nested + hit("H2", "") + "</Export>"))
        .containsExactly(
            "!1 <Assignment> begins before this record is closed; add what is missing, </HIT> at"
                + " the least, or if nothing is, write the records one behind the other",
            "Assignment A1",
            "HIT H2");
    assertThat(
            order(
                "<Export><HIT><Assignments>"
                    + ASSIGNMENT
                    + "</Assignments><HITId>H1</HITId></HIT></Export>"))
        .containsExactly("Assignment A1", "HIT H1");
  }

  @Test
  void anAssignmentThatHoldsItsHitIsRefusedAndThatIsRead() throws IOException {
    String holding =
        ASSIGNMENT.replace("</Assignment>", hit("H1", "<Title>T</Title>") + "</Assignment>");

    assertThat(order("<Export>" + holding + ASSIGNMENT.replace("A1", "A2") + "</Export>"))
        .containsExactly(
            "!1 <HIT> begins before this record is closed; add what is missing, </Assignment> at"
                + " the least, or if nothing is, write the records one behind the other",
            "HIT H1",
            "Assignment A2");
  }

  @Test
  void anElementThatIsOnlyNamedLikeARecordIsNone() throws IOException {
    assertThat(
            order(
                "<L>"
                    + ASSIGNMENT.replace("<HITId>", "<HIT>H1</HIT><HITId>")
                    + ASSIGNMENT
                    + "</L>"))
        .containsExactly("Assignment A1", "Assignment A1");
    assertThat(order("<HIT>" + hit("H1", "") + hit("H2", "") + "</HIT>"))
        .containsExactly("HIT H1", "HIT H2");
  }

  @Test
  void anAssignmentThatIsNotClosedDoesNotTakeOtherKindsIn() throws IOException {
    for (String next :
        List.of(
            hit("H2", ""),
            "<WorkerBlock><WorkerId>W</WorkerId></WorkerBlock>",
            "<Qualification><QualificationTypeId>Q</QualificationTypeId><SubjectId>W</SubjectId>"
                + "</Qualification>")) {
      assertThat(order("<L>" + ASSIGNMENT.replace("</Assignment>", "") + next + "</L>"))
          .hasSize(2)
          .last()
          .asString()
          .doesNotStartWith("!");
    }
  }

  @Test
  void anObjectThatHoldsItsAssignmentsIsRefusedAndTheyAreRead() throws IOException {
    assertThat(
            order(
                "{\"HIT\":{\"HITId\":\"H1\",\"Title\":\"T\",\"Assignments\":["
                    + "{\"AssignmentId\":\"A1\",\"HITId\":\"H1\"}]}}\n{\"HITId\":\"H2\"}"))
        .containsExactly(
            "Assignment A1",
            "!2 the record holds other records; give each an object of its own",
            "HIT H2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'HITId':'H1','Title':'T','Assignments':[{'AssignmentId':'A1','HITId':'H1'}]} | Assignment"
            + " A1",
        "{'HITId':'H1','Keywords':'k','Assignments':[{'AssignmentId':'A1'}]} | Assignment A1",
        "{'Assignments':[{'AssignmentId':'A1'}],'HITId':'H1','Title':'T'} | Assignment A1",
        "{'AssignmentId':'A1','HITId':'H1','WorkerId':'W','HIT':{'HITId':'H1','Title':'T'}} | HIT"
            + " H1",
        "{'kind':'Qualification','QualificationTypeId':'Q','WorkerId':'W','HIT':{'HITId':'H1'}} |"
            + " HIT H1",
        "{'QualificationRequestId':'R','WorkerId':'W','HIT':{'HITId':'H1'}} | HIT H1"
      })
  void aRecordThatHoldsOthersIsRefusedThoughItLacksMuch(String json, String held)
      throws IOException {
    assertThat(order("[" + json.replace('\'', '"') + "]"))
        .containsExactly(held, "!2 the record holds other records; give each an object of its own");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'HITId':'H1','Assignments':[{'AssignmentId':'A1'}]}",
        "{'HITId':'H1','MaxResults':10,'NumResults':1,'Assignments':[{'AssignmentId':'A1'}]}",
        "{'AssignmentId':'A1','Assignment':{'AssignmentId':'A1'}}",
        "{'QualificationTypeId':'Q','Status':'Granted','Assignments':[{'AssignmentId':'A1'}]}"
      })
  void whatACallAskedForIsNoRecordAroundItsAnswer(String json) throws IOException {
    assertThat(order("[" + json.replace('\'', '"') + "]")).containsExactly("Assignment A1");
  }

  @Test
  void aHitWithAnEmptyListOfAssignmentsIsRead() throws IOException {
    assertThat(
            order(
                "[{\"HITId\":\"H1\",\"Assignments\":[],\"Keywords\":\"k\"},"
                    + "{\"HITId\":\"H2\",\"Assignments\":[]},"
                    + "{\"HITId\":\"H3\",\"Keywords\":\"k\",\"Assignments\":[]}]"))
        .containsExactly("HIT H1", "HIT H3");
  }

  @Test
  void aRecordInAnUnknownMemberOfAHitIsRead() throws IOException {
    assertThat(
            order(
                "[{\"HITId\":\"H1\",\"Title\":\"T\",\"bonuses\":[{\"WorkerId\":\"W\","
                    + "\"BonusAmount\":\"0.05\",\"GrantTime\":1}]}]"))
        .containsExactly(
            "BonusPayment W", "!2 the record holds other records; give each an object of its own");
  }
}
