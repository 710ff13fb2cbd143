package org.turkbridge.archive.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.SET;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.turkbridge.archive.AnswerCount;
import org.turkbridge.archive.ArchiveVisitor;
import org.turkbridge.archive.ArchivedRecord;
import org.turkbridge.archive.Place;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.Refusal;
import org.turkbridge.archive.RefusalKind;
import org.turkbridge.translate.Normalisation;
import org.turkbridge.translate.Whitespace;
import software.amazon.awssdk.services.mturk.model.Assignment;

/** HITs, Assignments and the like as programs other than the service write them. */
class KindShapesTest {
  private static final DocumentReader READER = new DocumentReader(Whitespace.STRIP);
  private static final String ASSIGNMENT =
      "<Assignment><AssignmentId>A1</AssignmentId><HITId>H1</HITId></Assignment>";

  /** Keeps records by kind and id, and causes. */
  private static final class Order implements ArchiveVisitor {
    private final List<String> order = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private ArchivedRecord last;

    @Override
    public void record(ArchivedRecord record) {
      last = record;
      order.add(
          record.kind().label()
              + " "
              + record.kind().members().get(0).getValueOrDefault(record.value()));
    }

    @Override
    public void refused(Refusal refusal) {
      refusals.add(refusal);
      order.add("!" + refusal.place().record() + " " + refusal.cause());
    }

    @Override
    public void failedResponse(Place place, String codeAndMessage) {
      order.add(codeAndMessage);
    }

    @Override
    public void counted(AnswerCount count) {
      order.add(count.message());
    }
  }

  private static Order read(InputStream... parts) throws IOException {
    Order order = new Order();
    READER.read("a", new SequenceInputStream(Collections.enumeration(List.of(parts))), order);
    return order;
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> order(String document) throws IOException {
    return read(stream(document)).order;
  }

  private static String hit(String id, String more) {
    return "<HIT><HITId>" + id + "</HITId>" + more + "</HIT>";
  }

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
    Order plain = read(stream("<R>" + records + "</R>"));

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
  void aRecordInAnUnknownMemberOfAHitIsRead() throws IOException {
    assertThat(
            order(
                "[{\"HITId\":\"H1\",\"Title\":\"T\",\"bonuses\":[{\"WorkerId\":\"W\","
                    + "\"BonusAmount\":\"0.05\",\"GrantTime\":1}]}]"))
        .containsExactly(
            "BonusPayment W", "!2 the record holds other records; give each an object of its own");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'AssignmentId':'A1','HITId':'H1','AssignmentStatus':'WORD'}",
        "<L><Assignment><AssignmentId>A1</AssignmentId><AssignmentStatus>WORD</AssignmentStatus>"
            + "</Assignment></L>"
      })
  void aStatusIsReadInAnyCapitalsAndItsValuesAreTold(String shape) throws IOException {
    String document = shape.replace('\'', '"');
    Order capitals = read(stream(document.replace("WORD", "APPROVED")));

    assertThat(capitals.order).containsExactly("Assignment A1");
    assertThat(capitals.last)
        .satisfies(
            record ->
                assertThat(record.value(Assignment.class).assignmentStatusAsString())
                    .isEqualTo("Approved"))
        .extracting(ArchivedRecord::normalisations, SET)
        .contains(Normalisation.CAPITALS);
    assertThat(read(stream(document.replace("WORD", "Approved"))).last.normalisations())
        .doesNotContain(Normalisation.CAPITALS);
    assertThat(order(document.replace("WORD", "Done")))
        .containsExactly(
            "!1 AssignmentStatus \"Done\" is no value that it can have; make it Approved, Rejected"
                + " or Submitted");
  }

  @Test
  void aBonusOfASubjectIsToldTheRightName() throws IOException {
    assertThat(order("{\"BonusPayments\":[{\"SubjectId\":\"W\",\"BonusAmount\":\"0.05\"}]}"))
        .singleElement()
        .asString()
        .contains("has no WorkerId but a SubjectId");
  }

  @ParameterizedTest
  @CsvSource({"EqualTo,false", "In,false", "Exists,true", "DoesNotExist,true"})
  void anEmptyValueIsRefusedWhereItIsCompared(String comparator, boolean isRead)
      throws IOException {
    String requirement =
        "<QualificationRequirement><QualificationTypeId>Q</QualificationTypeId><IntegerValue/>"
            + "<Comparator>%s</Comparator></QualificationRequirement>".formatted(comparator);

    assertThat(order("<L>" + hit("H1", requirement) + "</L>"))
        .containsExactly(
            isRead
                ? "HIT H1"
                : "!1 the QualificationRequirement has an empty IntegerValue; write the value in"
                    + " it, or remove it");
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
    Order order = read(stream("{\"HITs\":[\"H1\",{\"HITId\":\"H2\"}]}"));

    assertThat(order.order)
        .containsExactly("!1 not an object, which a HIT is; remove it", "HIT H2");
    assertThat(order.refusals.get(0).raw().text()).contains("\"H1\"");
  }

  /** A text of so many times another, made while it is read. */
  private static InputStream repeat(String text, int times) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new InputStream() {
      private long left = (long) bytes.length * times;

      @Override
      public int read() {
        return left > 0 ? bytes[(int) (-left-- % bytes.length + bytes.length) % bytes.length] : -1;
      }

      @Override
      public int read(byte[] target, int from, int length) {
        int count = (int) Math.min(left, length);
        for (int i = 0; i < count; i++) {
          target[from + i] = (byte) read();
        }
        return count == 0 ? -1 : count;
      }
    };
  }

  private static final String REQUIREMENT =
      "<QualificationRequirement><QualificationTypeId>Q</QualificationTypeId>"
          + "<Comparator>Exists</Comparator></QualificationRequirement>";

  @ParameterizedTest
  @ValueSource(ints = {65_536, 200_000})
  void aHitWithTooManyRequirementsIsRefused(int requirements) throws IOException {
    Order xml =
        read(
            stream("<L><HIT><HITId>H1</HITId>"),
            repeat(REQUIREMENT, requirements),
            stream("</HIT>" + hit("H2", "") + "</L>"));
    Order json =
        read(
            stream("{\"HITs\":[{\"HITId\":\"H1\",\"QualificationRequirements\":["),
            repeat("{\"QualificationTypeId\":\"Q\"},", requirements),
            stream("{}]},{\"HITId\":\"H2\"}]}"));

    for (Order read : List.of(xml, json)) {
      assertThat(read.order).hasSize(2).last().isEqualTo("HIT H2");
      assertThat(read.refusals.get(0).kind()).isEqualTo(RefusalKind.TOO_LONG);
      assertThat(read.refusals.get(0).cause()).startsWith("lists that hold more than any record");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"x\":1,", "\"Title\":\"T\",", "\"y\":{},"})
  void aRecordWithMoreMembersThanAnyHasIsRefused(String member) throws IOException {
    Order json =
        read(
            stream("[{\"HITId\":\"H1\","),
            repeat(member, 65_535),
            stream("\"Keywords\":\"k\"},{\"HITId\":\"H2\"}]"));

    assertThat(json.order).hasSize(2).last().isEqualTo("HIT H2");
    assertThat(json.refusals.get(0).kind()).isEqualTo(RefusalKind.TOO_LONG);
    assertThat(json.refusals.get(0).recordKind()).isEqualTo(RecordKind.HIT);
  }

  @Test
  void aHitWithManyRequirementsIsRead() throws IOException {
    assertThat(read(stream("<L>" + hit("H1", REQUIREMENT.repeat(20_000)) + "</L>")).order)
        .containsExactly("HIT H1");
  }

  @Test
  void longTextsInAListAreRefusedTogether() throws IOException {
    String value = "<Value>" + "x".repeat(1_000_000) + "</Value>";
    Order order =
        read(
            stream(
                "<L><GetReviewResultsForHITResult><HITId>H1</HITId><HITReviewPolicy><Parameter>"),
            repeat(value, 30),
            stream(
                "</Parameter></HITReviewPolicy></GetReviewResultsForHITResult>"
                    + hit("H2", "")
                    + "</L>"));

    assertThat(order.order).hasSize(2).last().isEqualTo("HIT H2");
    assertThat(order.refusals.get(0).kind()).isEqualTo(RefusalKind.TOO_LONG);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<QualificationRequirement>|</QualificationRequirement>",
        "<QualificationRequirement><LocaleValue>|</LocaleValue></QualificationRequirement>",
        "<Reward>|</Reward>",
        "<Reward><Amount>|</Amount></Reward>",
        "<Question>|</Question>",
        "<Title>|</Title>"
      })
  void deepNestingAnywhereInAHitIsRefused(String around) throws IOException {
    String deep = around.replace("|", "<d>".repeat(10_000) + "</d>".repeat(10_000));

    Order order = read(stream("<L>" + hit("H1", deep) + hit("H2", "") + "</L>"));

    assertThat(order.order).hasSize(2).last().isEqualTo("HIT H2");
    assertThat(order.refusals.get(0).cause()).contains("nested deeper than 1,000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<Title>|</Title>",
        "<Question>|</Question>",
        "<Reward><Amount>|</Amount></Reward>",
        "<Reward><FormattedPrice>|</FormattedPrice></Reward>",
        "<QualificationRequirement><IntegerValue>|</IntegerValue></QualificationRequirement>",
        "<CreationTime>|</CreationTime>",
        "<MaxAssignments>|</MaxAssignments>"
      })
  void endlessTextAnywhereInAHitIsRefused(String around) throws IOException {
    String[] parts = hit("H1", around).split("\\|", 2);

    Order order =
        read(
            stream("<L>" + parts[0]),
            repeat("1", 20_000_000),
            stream(parts[1] + hit("H2", "") + "</L>"));

    assertThat(order.order).hasSize(2).last().isEqualTo("HIT H2");
    assertThat(order.refusals.get(0).kind()).isEqualTo(RefusalKind.TOO_LONG);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "1E-999999999", "0x10", "NaN", "-1", "1.", "1,00", "999"})
  void anAmountIsReadByItsDigitsAlone(String amount) throws IOException {
    boolean isAmount = Arrays.asList("1.", "999").contains(amount);
    List<String> order =
        order(
            "<L>"
                + hit("H1", "<Reward><Amount>" + amount + "</Amount></Reward>")
                + hit("H2", "<MaxAssignments>" + "9".repeat(1_000_000) + "</MaxAssignments>")
                + "</L>");

    assertThat(order).hasSize(2);
    assertThat(order.get(0).startsWith("HIT")).isEqualTo(isAmount);
    assertThat(order.get(1)).startsWith("!2 MaxAssignments").hasSizeLessThan(300);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<Amount>1</Amount><Amount>2</Amount> | Reward has Amount more than once; keep one",
        "<Amount>1</Amount><CurrencyCode>EUR</CurrencyCode> | Reward is in the currency \"EUR\"",
        "<CurrencyCode>USD</CurrencyCode> | Reward has no Amount; add it",
        "<Amount>0.005</Amount> | Reward \"0.005\" has fractions of a cent"
      })
  void aPriceThatIsNoneIsRefused(String price, String cause) throws IOException {
    assertThat(order("<L>" + hit("H1", "<Reward>" + price + "</Reward>") + hit("H2", "") + "</L>"))
        .hasSize(2)
        .satisfies(order -> assertThat(order.get(0)).startsWith("!1 " + cause))
        .endsWith("HIT H2");
  }

  @Test
  void entitiesAreNeverExpanded() throws IOException {
    assertThat(
            order(
                "<!DOCTYPE L [<!ENTITY a 'x'><!ENTITY b '&a;&a;'>]><L>"
                    + hit("H1", "<Title>&b;</Title>")
                    + "</L>"))
        .singleElement()
        .asString()
        .startsWith("!0 ");
    assertThat(order("<L>" + hit("H1", "<Title>&b;</Title>") + hit("H2", "") + "</L>"))
        .hasSize(2)
        .last()
        .isEqualTo("HIT H2");
  }
}
