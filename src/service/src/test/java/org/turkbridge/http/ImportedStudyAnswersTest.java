package org.turkbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import software.amazon.awssdk.services.mturk.MTurkClient;
import software.amazon.awssdk.services.mturk.model.Assignment;
import software.amazon.awssdk.services.mturk.model.HIT;

/** Answers of 2012 that were saved: who asks again is answered the same. */
final class ImportedStudyAnswersTest {
  private static final String VALID = "<Request><IsValid>True</IsValid></Request>";

  private static final String MINIMAL = "<HITId>2HIT1</HITId><HITTypeId>2TYPE</HITTypeId>";

  private static final String DETAIL_BEFORE_QUESTION =
      "<HITGroupId>2GROUP</HITGroupId><CreationTime>2012-03-01T08:00:00Z</CreationTime>"
          + "<Title>Count the sheep</Title><Description>As many as you see &amp; more</Description>";

  private static final String QUESTION =
      "<Question>&lt;?xml version=\"1.0\"?&gt;\n&lt;ExternalQuestion/&gt;</Question>";

  private static final String KEYWORDS = "<Keywords>sheep, count</Keywords>";

  private static final String DETAIL_AFTER_QUESTION =
      "<HITStatus>Assignable</HITStatus><MaxAssignments>5</MaxAssignments>"
          + "<Reward><Amount>0.32</Amount><CurrencyCode>USD</CurrencyCode>"
          + "<FormattedPrice>$0.32</FormattedPrice></Reward>"
          + "<AutoApprovalDelayInSeconds>2592000</AutoApprovalDelayInSeconds>"
          + "<Expiration>2012-03-08T08:00:00Z</Expiration>"
          + "<AssignmentDurationInSeconds>3600</AssignmentDurationInSeconds>"
          + "<RequesterAnnotation>batch 7</RequesterAnnotation>"
          + "<QualificationRequirement><QualificationTypeId>000000000000000000L0"
          + "</QualificationTypeId><Comparator>GreaterThan</Comparator><IntegerValue>95"
          + "</IntegerValue><RequiredToPreview>false</RequiredToPreview></QualificationRequirement>"
          + "<HITReviewStatus>NotReviewed</HITReviewStatus>";

  private static final String SUMMARY =
      "<NumberOfAssignmentsPending>3</NumberOfAssignmentsPending>"
          + "<NumberOfAssignmentsAvailable>1</NumberOfAssignmentsAvailable>"
          + "<NumberOfAssignmentsCompleted>1</NumberOfAssignmentsCompleted>";

  private static final String APPROVED =
      "<Assignment><AssignmentId>2ASSIGNMENT1</AssignmentId><WorkerId>AWORKER1</WorkerId>"
          + "<HITId>2HIT1</HITId><AssignmentStatus>Approved</AssignmentStatus>"
          + "<AutoApprovalTime>2012-03-31T08:10:00Z</AutoApprovalTime>"
          + "<AcceptTime>2012-03-01T08:09:00Z</AcceptTime>"
          + "<SubmitTime>2012-03-01T08:10:00Z</SubmitTime>"
          + "<ApprovalTime>2012-03-02T10:00:00Z</ApprovalTime>%s</Assignment>";

  private static final String ANSWER =
      "<Answer>&lt;?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?&gt;\n"
          + "&lt;QuestionFormAnswers xmlns=\"http://mechanicalturk.amazonaws.com/"
          + "AWSMechanicalTurkDataSchemas/2005-10-01/QuestionFormAnswers.xsd\"&gt;\n"
          + "&lt;Answer&gt;\n&lt;QuestionIdentifier&gt;sheep&lt;/QuestionIdentifier&gt;\n"
          + "&lt;FreeText&gt;four &amp;amp; a lamb\u00e9&lt;/FreeText&gt;\n&lt;/Answer&gt;\n"
          + "&lt;/QuestionFormAnswers&gt;</Answer>";

  /** What programs saved, and the calls that asked for it. */
  private enum Saved {
    HIT("GetHIT", "HITId=2HIT1", hit()),
    HITS(
        "SearchHITs",
        "PageSize=100",
        "<SearchHITsResult>"
            + VALID
            + counted(1)
            + "<HIT>"
            + MINIMAL
            + DETAIL_BEFORE_QUESTION
            + KEYWORDS
            + DETAIL_AFTER_QUESTION
            + SUMMARY
            + "</HIT></SearchHITsResult>"),
    ASSIGNMENTS(
        "GetAssignmentsForHIT",
        "HITId=2HIT1&PageSize=100&ResponseGroup.1=Minimal&ResponseGroup.2=AssignmentFeedback",
        "<GetAssignmentsForHITResult>"
            + VALID
            + counted(3)
            + APPROVED.formatted(ANSWER + "<RequesterFeedback>Thanks</RequesterFeedback>")
            + "<Assignment><AssignmentId>2ASSIGNMENT2</AssignmentId><WorkerId>AWORKER2</WorkerId>"
            + "<HITId>2HIT1</HITId><AssignmentStatus>Submitted</AssignmentStatus>"
            + "<AutoApprovalTime>2012-03-31T08:11:00Z</AutoApprovalTime>"
            + "<AcceptTime>2012-03-01T08:08:00Z</AcceptTime>"
            + "<SubmitTime>2012-03-01T08:11:00Z</SubmitTime></Assignment>"
            + "<Assignment><AssignmentId>2ASSIGNMENT3</AssignmentId><WorkerId>AWORKER3</WorkerId>"
            + "<HITId>2HIT1</HITId><AssignmentStatus>Rejected</AssignmentStatus>"
            + "<AcceptTime>2012-03-01T08:12:00Z</AcceptTime>"
            + "<SubmitTime>2012-03-01T08:13:00Z</SubmitTime>"
            + "<RejectionTime>2012-03-02T10:01:00Z</RejectionTime>"
            + ANSWER
            + "<RequesterFeedback>No sheep</RequesterFeedback></Assignment>"
            + "</GetAssignmentsForHITResult>"),
    ASSIGNMENT(
        "GetAssignment",
        "AssignmentId=2ASSIGNMENT1",
        "<GetAssignmentResult>"
            + VALID
            + APPROVED.formatted(ANSWER)
            + "<HIT>"
            + MINIMAL
            + "</HIT></GetAssignmentResult>"),
    BONUSES(
        "GetBonusPayments",
        "HITId=2HIT1&PageSize=100",
        "<GetBonusPaymentsResult>"
            + VALID
            + counted(1)
            + "<BonusPayment><WorkerId>AWORKER1</WorkerId><BonusAmount><Amount>1.50</Amount>"
            + "<CurrencyCode>USD</CurrencyCode><FormattedPrice>$1.50</FormattedPrice></BonusAmount>"
            + "<AssignmentId>2ASSIGNMENT1</AssignmentId><Reason>All sheep</Reason>"
            + "<GrantTime>2012-03-03T00:00:00Z</GrantTime></BonusPayment>"
            + "</GetBonusPaymentsResult>"),
    BLOCKS(
        "GetBlockedWorkers",
        "PageSize=100",
        "<GetBlockedWorkersResult>"
            + VALID
            + "<PageNumber>1</PageNumber><NumResults>1</NumResults>"
            + "<TotalNumResults>1</TotalNumResults>"
            + "<WorkerBlock><WorkerId>AWORKER9</WorkerId><Reason>Spam</Reason></WorkerBlock>"
            + "</GetBlockedWorkersResult>"),
    REVIEWS(
        "GetReviewResultsForHIT",
        "HITId=2HIT1",
        "<GetReviewResultsForHITResult>"
            + VALID
            + "<HITId>2HIT1</HITId><AssignmentReviewPolicy><PolicyName>"
            + "ScoreMyKnownAnswers/2011-09-01</PolicyName></AssignmentReviewPolicy>"
            + "<HITReviewPolicy><PolicyName>SimplePlurality/2011-09-01</PolicyName>"
            + "</HITReviewPolicy><AssignmentReviewReport><PageNumber>1</PageNumber>"
            + "<NumResults>2</NumResults><TotalNumResults>2</TotalNumResults>"
            + reviewed("2ACTION1", "2ASSIGNMENT1", "Assignment", "KnownAnswerCorrect", "1")
            + reviewed("2ACTION1", "2ASSIGNMENT1", "Assignment", "KnownAnswerScore", "100")
            + "<ReviewAction><ActionId>2ACTION2</ActionId><ActionName>Approve</ActionName>"
            + "<ObjectId>2ASSIGNMENT1</ObjectId><ObjectType>Assignment</ObjectType>"
            + "<Status>SUCCEEDED</Status><CompleteTime>2012-03-02T10:00:00Z</CompleteTime>"
            + "<Result>Approved</Result></ReviewAction></AssignmentReviewReport>"
            + "<HITReviewReport><PageNumber>1</PageNumber>"
            + "<NumResults>2</NumResults><TotalNumResults>2</TotalNumResults>"
            + reviewed("2ACTION3", "2HIT1", "HIT", "AgreedAnswer", "four &amp; a lamb\u00e9")
            + reviewed("2ACTION3", "2HIT1", "HIT", "HitAgreementScore", "66")
            + "<ReviewAction><ActionId>2ACTION4</ActionId><ActionName>Reject</ActionName>"
            + "<ObjectId>2ASSIGNMENT2</ObjectId><ObjectType>Assignment</ObjectType>"
            + "<Status>FAILED</Status><CompleteTime>2012-03-02T10:00:01Z</CompleteTime>"
            + "<ErrorCode>AWS.MechanicalTurk.InvalidAssignmentState</ErrorCode></ReviewAction>"
            + "<ReviewAction><ActionName>ExtendHIT</ActionName><ObjectId>2HIT1</ObjectId>"
            + "<ObjectType>HIT</ObjectType><Status>INTENDED</Status></ReviewAction>"
            + "</HITReviewReport></GetReviewResultsForHITResult>");

    private final String operation;
    private final String query;
    private final String result;

    Saved(String operation, String query, String result) {
      this.operation = operation;
      this.query = query;
      this.result = result;
    }

    private static String hit() {
      return "<HIT>"
          + VALID
          + MINIMAL
          + DETAIL_BEFORE_QUESTION
          + QUESTION
          + KEYWORDS
          + DETAIL_AFTER_QUESTION
          + "</HIT>";
    }

    private static String counted(int items) {
      return ("<NumResults>%d</NumResults><TotalNumResults>%<d</TotalNumResults>"
              + "<PageNumber>1</PageNumber>")
          .formatted(items);
    }

    private static String reviewed(
        String action, String id, String type, String key, String value) {
      return ("<ReviewResult><ActionId>%s</ActionId><SubjectId>%s</SubjectId>"
              + "<SubjectType>%s</SubjectType><ObjectType>%<s</ObjectType>"
              + "<QuestionId>sheep</QuestionId><Key>%s</Key><Value>%s</Value></ReviewResult>")
          .formatted(action, id, type, key, value);
    }

    String document() {
      return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<"
          + operation
          + "Response><OperationRequest><RequestId>0</RequestId></OperationRequest>"
          + result
          + "</"
          + operation
          + "Response>";
    }
  }

  private static RunningBridge bridge;

  @BeforeAll
  static void importThem(@TempDir Path folder) throws IOException {
    for (Saved saved : Saved.values()) {
      Files.writeString(folder.resolve(saved.ordinal() + ".xml"), saved.document());
    }
    bridge = RunningBridge.holding(folder);
  }

  @AfterAll
  static void close() {
    bridge.close();
  }

  @ParameterizedTest
  @EnumSource
  void theAnswerIsThatOfThen(Saved saved) throws Exception {
    LegacyReply answer = bridge.get(Calls.query(saved.operation, saved.query));

    assertThat(said(answer.document().getDocumentElement()))
        .isEqualTo(said(parsed(saved.document()).getDocumentElement()));
  }

  private static Document parsed(String document)
      throws ParserConfigurationException, SAXException, IOException {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(document)));
  }

  /** A line for each element: how deep it is, its name, and its text if it has no others in it. */
  private static List<String> said(Element element) {
    List<String> said = new ArrayList<>();
    say(element, "", said);
    return said;
  }

  private static void say(Element element, String indent, List<String> said) {
    if (element.getTagName().equals("OperationRequest")) {
      return;
    }
    List<Element> children =
        Stream.iterate(element.getFirstChild(), each -> each != null, Node::getNextSibling)
            .filter(Element.class::isInstance)
            .map(Element.class::cast)
            .toList();
    said.add(
        indent
            + element.getTagName()
            + (children.isEmpty() ? ": " + element.getTextContent() : ""));
    children.forEach(child -> say(child, indent + "  ", said));
  }

  @Test
  void newProgramsReadTheSame() {
    try (MTurkClient client = CurrentDoor.client(bridge.current(), Calls.OTHER)) {
      HIT hit = client.getHIT(get -> get.hitId("2HIT1")).hit();
      assertThat(hit.reward()).isEqualTo("0.32");
      assertThat(hit.numberOfAssignmentsPending()).isEqualTo(3);
      assertThat(hit.hitStatusAsString()).isEqualTo("Assignable");
      assertThat(hit.question()).isEqualTo("<?xml version=\"1.0\"?>\n<ExternalQuestion/>");
      assertThat(hit.qualificationRequirements())
          .singleElement()
          .satisfies(required -> assertThat(required.integerValues()).containsExactly(95));
      assertThat(hit.hitLayoutId()).isNull();
      assertThat(client.listHITs().hiTs()).containsExactly(hit);
      List<Assignment> assignments =
          client.listAssignmentsForHIT(list -> list.hitId("2HIT1")).assignments();
      assertThat(assignments)
          .extracting(Assignment::assignmentId)
          .containsExactly("2ASSIGNMENT1", "2ASSIGNMENT2", "2ASSIGNMENT3");
      assertThat(assignments.get(0).approvalTime())
          .isEqualTo(Instant.parse("2012-03-02T10:00:00Z"));
      assertThat(assignments.get(0).answer()).contains("four &amp; a lamb\u00e9");
      assertThat(assignments.get(1).answer()).isNull();
      assertThat(assignments.get(1).deadline()).isNull();
    }
  }
}
