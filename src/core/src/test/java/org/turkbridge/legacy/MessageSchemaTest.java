package org.turkbridge.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xml.sax.SAXException;

/** Which messages the schema of a version takes, and which it refuses. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MessageSchemaTest {
  private static final String CREDENTIALS =
      "<AWSAccessKeyId>A</AWSAccessKeyId><Timestamp>2014-08-15T00:00:00Z</Timestamp>"
          + "<Signature>S</Signature>";

  private static final String DOLLARS = "<Amount>0.05</Amount><CurrencyCode>USD</CurrencyCode>";

  private final Map<String, Schema> schemas = new HashMap<>();

  private Schema schema(String date) {
    return schemas.computeIfAbsent(
        date,
        any -> {
          String xml = MessageSchema.of(ApiVersion.ofDate(date).orElseThrow()).xml();
          try {
            return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(new StreamSource(new StringReader(xml)));
          } catch (SAXException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private Optional<String> complaint(String date, String message) throws IOException {
    String namespace = new ApiVersion(date).namespace();
    String document = message.replaceFirst("[ >]", " xmlns=\"" + namespace + "\"$0");
    try {
      schema(date).newValidator().validate(new StreamSource(new StringReader(document)));
      return Optional.empty();
    } catch (SAXException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private Optional<String> complaintOfCall(String date, String operation, String request)
      throws IOException {
    String elements = request.replace("{dollars}", DOLLARS);
    return complaint(
        date,
        "<%1$s>%2$s<Request>%3$s</Request></%1$s>".formatted(operation, CREDENTIALS, elements));
  }

  /** A message of each operation as its clients send it, whole and in order. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2014-08-15|CreateHIT|<HITTypeId>T</HITTypeId><MaxAssignments>2</MaxAssignments><LifetimeInSeconds>60</LifetimeInSeconds><Question>Q</Question><RequesterAnnotation>r</RequesterAnnotation><UniqueRequestToken>u</UniqueRequestToken><ResponseGroup>HITDetail</ResponseGroup><ResponseGroup>Request</ResponseGroup>
          2014-08-15|CreateHIT|<AutoApprovalDelayInSeconds>0</AutoApprovalDelayInSeconds><LifetimeInSeconds>60</LifetimeInSeconds><AssignmentDurationInSeconds>30</AssignmentDurationInSeconds><Reward>{dollars}<FormattedPrice>$0.05</FormattedPrice></Reward><Title>t</Title><Keywords>k</Keywords><Description>d</Description><QualificationRequirement><QualificationTypeId>00000000000000000071</QualificationTypeId><Comparator>NotIn</Comparator><LocaleValue><Country>US</Country><Subdivision>CA</Subdivision></LocaleValue><LocaleValue><Country>IN</Country></LocaleValue><RequiredToPreview>1</RequiredToPreview></QualificationRequirement><AssignmentReviewPolicy><PolicyName>ScoreMyKnownAnswers/2011-09-01</PolicyName><Parameter><Key>AnswerKey</Key><MapEntry><Key>q</Key><Value>a</Value><Value>b</Value></MapEntry></Parameter></AssignmentReviewPolicy><HITReviewPolicy><PolicyName>SimplePlurality/2011-09-01</PolicyName><Parameter><Key>QuestionIds</Key><Value>q</Value><Value>r</Value></Parameter></HITReviewPolicy><HITLayoutId>L</HITLayoutId><HITLayoutParameter><Name>n</Name><Value>v</Value></HITLayoutParameter>
          2007-06-21|CreateHIT|<LifetimeInSeconds>60</LifetimeInSeconds><Reward>{dollars}</Reward><Title>t</Title><Description>d</Description><Question>Q</Question><QualificationRequirement><QualificationTypeId>Q</QualificationTypeId><Comparator>GreaterThan</Comparator><IntegerValue>1</IntegerValue></QualificationRequirement>
          2005-10-01|RegisterHITType|<AutoApprovalDelayInSeconds>9</AutoApprovalDelayInSeconds><AssignmentDurationInSeconds>30</AssignmentDurationInSeconds><Reward>{dollars}</Reward><Title>t</Title><Keywords>k</Keywords><Description>d</Description>
          2005-10-01|GetHIT|<HITId>H</HITId>
          2005-10-01|SearchHITs|<SortDirection>Descending</SortDirection><SortProperty>Enumeration</SortProperty><PageNumber>1</PageNumber><PageSize>100</PageSize>
          2005-10-01|GetReviewableHITs|<HITTypeId>T</HITTypeId><Status>Reviewing</Status><SortProperty>Reward</SortProperty>
          2005-10-01|SetHITAsReviewing|<HITId>H</HITId><Revert>true</Revert>
          2007-06-21|ChangeHITTypeOfHIT|<HITId>H</HITId><HITTypeId>T</HITTypeId>
          2012-03-25|ExtendHIT|<HITId>H</HITId><MaxAssignmentsIncrement>1</MaxAssignmentsIncrement><ExpirationIncrementInSeconds>3600</ExpirationIncrementInSeconds><UniqueRequestToken>u</UniqueRequestToken>
          2005-10-01|ForceExpireHIT|<HITId>H</HITId>
          2005-10-01|DisableHIT|<HITId>H</HITId><ResponseGroup>Minimal</ResponseGroup>
          2005-10-01|DisposeHIT|<HITId>H</HITId>
          2012-03-25|GetAssignment|<AssignmentId>A</AssignmentId>
          2005-10-01|GetAssignmentsForHIT|<HITId>H</HITId><SortProperty>Answer</SortProperty><PageSize>10</PageSize><AssignmentStatus>Submitted</AssignmentStatus><AssignmentStatus>Approved</AssignmentStatus>
          2006-08-23|ApproveAssignment|<AssignmentId>A</AssignmentId><ResponseGroup>Request</ResponseGroup><RequesterFeedback>f</RequesterFeedback>
          2006-08-23|RejectAssignment|<AssignmentId>A</AssignmentId><RequesterFeedback>f</RequesterFeedback>
          2012-03-25|ApproveRejectedAssignment|<AssignmentId>A</AssignmentId><RequesterFeedback>f</RequesterFeedback>
          2006-08-23|GetFileUploadURL|<AssignmentId>A</AssignmentId><QuestionIdentifier>q</QuestionIdentifier>
          2011-10-01|GetReviewResultsForHIT|<HITId>H</HITId><PolicyLevel>Assignment</PolicyLevel><PolicyLevel>HIT</PolicyLevel><RetrieveActions>true</RetrieveActions><RetrieveResults>false</RetrieveResults><PageNumber>1</PageNumber><PageSize>400</PageSize>
          2006-06-20|GrantBonus|<WorkerId>W</WorkerId><BonusAmount>{dollars}</BonusAmount><AssignmentId>A</AssignmentId><Reason>r</Reason>
          2007-06-21|GetBonusPayments|<HITId>H</HITId><PageNumber>1</PageNumber>
          2005-10-01|GetAccountBalance|<Unused>u</Unused>
          2007-06-21|NotifyWorkers|<Subject>s</Subject><MessageText>m</MessageText><WorkerId>W</WorkerId><WorkerId>X</WorkerId>
          2007-06-21|BlockWorker|<WorkerId>W</WorkerId><Reason>r</Reason>
          2007-06-21|UnblockWorker|<WorkerId>W</WorkerId>
          2012-03-25|GetBlockedWorkers|<PageNumber>1</PageNumber><PageSize>65535</PageSize>
          2008-08-02|SetWorkerAcceptLimit|<MaxWorkerAcceptLimit>1</MaxWorkerAcceptLimit><LimitGroupType>HITType</LimitGroupType><LimitGroupId>T</LimitGroupId>
          2007-06-21|GetWorkerAcceptLimit|<LimitGroupType>Default</LimitGroupType>
          2005-10-01|GetRequesterStatistic|<Statistic>NumberHITsCreated</Statistic><TimePeriod>OneDay</TimePeriod><Count>3</Count>
          2011-10-01|GetRequesterWorkerStatistic|<Statistic>PercentKnownAnswersCorrect</Statistic><TimePeriod>LifeToDate</TimePeriod><WorkerId>W</WorkerId><Count>1</Count>
          2006-05-05|SetHITTypeNotification|<HITTypeId>T</HITTypeId><Notification><Destination>d</Destination><Transport>REST</Transport><Version>2006-05-05</Version><EventType>AssignmentAutoApproved</EventType><EventType>HITExpired</EventType></Notification><Active>true</Active>
          2014-08-15|SendTestEventNotification|<Notification><Destination>d</Destination><Transport>SQS</Transport><Version>2014-08-15</Version><EventType>HITCreated</EventType></Notification><TestEventType>Ping</TestEventType>
          2014-08-15|Help|<About>CreateHIT</About><About>GetHIT</About><HelpType>Operation</HelpType>
          """)
  void takes(String date, String operation, String request) throws IOException {
    assertThat(complaintOfCall(date, operation, request)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2014-08-15|CreateHIT|<LifetimeInSeconds>60</LifetimeInSeconds><MaxAssignments>2</MaxAssignments>|'MaxAssignments'
          2014-08-15|CreateHIT|<Question>Q</Question>|LifetimeInSeconds
          2007-06-21|CreateHIT|<LifetimeInSeconds>60</LifetimeInSeconds>|Question
          2007-06-21|CreateHIT|<LifetimeInSeconds>60</LifetimeInSeconds><Question>Q</Question><UniqueRequestToken>u</UniqueRequestToken>|UniqueRequestToken
          2011-10-01|CreateHIT|<LifetimeInSeconds>60</LifetimeInSeconds><Question>Q</Question><HITLayoutId>L</HITLayoutId>|HITLayoutId
          2008-08-02|CreateHIT|<LifetimeInSeconds>60</LifetimeInSeconds><Question>Q</Question><HITReviewPolicy><PolicyName>p</PolicyName></HITReviewPolicy>|HITReviewPolicy
          2012-03-25|RegisterHITType|<AssignmentDurationInSeconds>30</AssignmentDurationInSeconds><Reward>{dollars}</Reward><Title>t</Title><Description>d</Description><QualificationRequirement><QualificationTypeId>Q</QualificationTypeId><Comparator>EqualTo</Comparator><IntegerValue>1</IntegerValue><IntegerValue>2</IntegerValue></QualificationRequirement>|IntegerValue
          2012-03-25|RegisterHITType|<AssignmentDurationInSeconds>30</AssignmentDurationInSeconds><Reward>{dollars}</Reward><Title>t</Title><Description>d</Description><QualificationRequirement><QualificationTypeId>Q</QualificationTypeId><Comparator>In</Comparator></QualificationRequirement>|'In'
          2014-08-15|RegisterHITType|<AssignmentDurationInSeconds>30</AssignmentDurationInSeconds><Reward><Amount>1</Amount></Reward><Title>t</Title><Description>d</Description>|CurrencyCode
          2006-06-20|ApproveAssignment|<AssignmentId>A</AssignmentId><RequesterFeedback>f</RequesterFeedback>|RequesterFeedback
          2014-08-15|ApproveAssignment|<AssignmentId>A</AssignmentId><RequesterFeedback>f</RequesterFeedback><ResponseGroup>Request</ResponseGroup>|ResponseGroup
          2008-08-02|GetAssignment|<AssignmentId>A</AssignmentId>|'GetAssignment'
          2012-03-25|GetWorkerAcceptLimit|<LimitGroupType>Default</LimitGroupType>|'GetWorkerAcceptLimit'
          2006-05-05|GrantBonus|<WorkerId>W</WorkerId><BonusAmount>{dollars}</BonusAmount><AssignmentId>A</AssignmentId><Reason>r</Reason>|'GrantBonus'
          2006-05-05|GetRequesterStatistic|<Statistic>TotalBonusPayout</Statistic>|TotalBonusPayout
          2008-08-02|SendTestEventNotification|<Notification><Destination>d</Destination><Transport>SQS</Transport><Version>2006-05-05</Version></Notification>|SQS
          2014-08-15|SendTestEventNotification|<Notification><Destination>d</Destination><Transport>SQS</Transport><Version>2006-05-05</Version></Notification><TestEventType>AssignmentAutoApproved</TestEventType>|AssignmentAutoApproved
          """,
      quoteCharacter = '"')
  void refuses(String date, String operation, String request, String naming) throws IOException {
    assertThat(complaintOfCall(date, operation, request))
        .hasValueSatisfying(text -> assertThat(text).contains(naming.replace("'", "")));
  }

  /** At most a hundred Workers a call. */
  @ParameterizedTest
  @CsvSource({"1, true", "100, true", "0, false", "101, false"})
  void countsWorkersToNotify(int workers, boolean taken) throws IOException {
    String request = "<MessageText>m</MessageText>" + "<WorkerId>W</WorkerId>".repeat(workers);
    assertThat(complaintOfCall("2014-08-15", "NotifyWorkers", request).isEmpty()).isEqualTo(taken);
  }

  /** Answers, as some version wrote them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2014-08-15|<CreateHITResponse><OperationRequest><HTTPHeaders><Header Name="n" Value="v"/></HTTPHeaders><RequestId>r</RequestId><Arguments><Argument Name="n" Value="v"/></Arguments></OperationRequest><HIT><Request><IsValid>True</IsValid></Request><HITId>H</HITId><HITTypeId>T</HITTypeId></HIT></CreateHITResponse>|true
          2008-08-02|<GetHITResponse><HIT><AssignmentDurationInSeconds>1</AssignmentDurationInSeconds><NumberOfSimilarHITs>0</NumberOfSimilarHITs><RequesterAnnotation>r</RequesterAnnotation></HIT></GetHITResponse>|true
          2011-10-01|<GetHITResponse><HIT><NumberOfSimilarHITs>0</NumberOfSimilarHITs></HIT></GetHITResponse>|false
          2014-08-15|<GetAssignmentResponse><GetAssignmentResult><Request><IsValid>True</IsValid></Request><Assignment><AssignmentId>A</AssignmentId><WorkerId>W</WorkerId><HITId>H</HITId><AssignmentStatus>Approved</AssignmentStatus><AutoApprovalTime>2014-08-15T00:00:00Z</AutoApprovalTime><AcceptTime>2014-08-15T00:00:00Z</AcceptTime><SubmitTime>2014-08-15T00:00:00Z</SubmitTime><ApprovalTime>2014-08-15T00:00:00Z</ApprovalTime><Answer>a</Answer><RequesterFeedback>f</RequesterFeedback></Assignment><HIT><HITId>H</HITId><HITTypeId>T</HITTypeId></HIT></GetAssignmentResult></GetAssignmentResponse>|true
          2013-11-15|<SearchHITsResponse><SearchHITsResult><PageNumber>1</PageNumber><NumResults>1</NumResults><TotalNumResults>1</TotalNumResults><HIT><HITId>H</HITId></HIT></SearchHITsResult></SearchHITsResponse>|true
          2007-06-21|<GetRequesterStatisticResponse><GetStatisticResult><DataPoint><Date>2007-06-21T07:00:00Z</Date><DoubleValue>1.5</DoubleValue></DataPoint></GetStatisticResult></GetRequesterStatisticResponse>|true
          2007-06-21|<GetRequesterStatisticResponse><GetStatisticResult><Statistic>NumberHITsCreated</Statistic></GetStatisticResult></GetRequesterStatisticResponse>|false
          2014-08-15|<GetRequesterWorkerStatisticResponse><GetStatisticResult><DataPoint><Date>2014-08-15T07:00:00Z</Date><LongValue>1</LongValue></DataPoint><Statistic>NumberAssignmentsApproved</Statistic><TimePeriod>LifeToDate</TimePeriod><WorkerId>W</WorkerId></GetStatisticResult></GetRequesterWorkerStatisticResponse>|true
          2014-08-15|<GetReviewResultsForHITResponse><GetReviewResultsForHITResult><HITId>H</HITId><AssignmentReviewPolicy><PolicyName>p</PolicyName></AssignmentReviewPolicy><AssignmentReviewReport><NumResults>1</NumResults><ReviewResult><ActionId>a</ActionId><SubjectId>s</SubjectId><SubjectType>Assignment</SubjectType><Key>k</Key><Value>v</Value></ReviewResult><ReviewAction><ActionId>a</ActionId><ActionName>approve</ActionName><ObjectId>o</ObjectId><ObjectType>Assignment</ObjectType><Status>Succeeded</Status></ReviewAction></AssignmentReviewReport></GetReviewResultsForHITResult></GetReviewResultsForHITResponse>|true
          2007-06-21|<NotifyWorkersResponse><NotifyWorkersResult><NotifyWorkersFailureStatus><NotifyWorkersFailureCode>HardFailure</NotifyWorkersFailureCode><NotifyWorkersFailureMessage>m</NotifyWorkersFailureMessage><WorkerId>W</WorkerId></NotifyWorkersFailureStatus></NotifyWorkersResult></NotifyWorkersResponse>|false
          2012-03-25|<NotifyWorkersResponse><NotifyWorkersResult><NotifyWorkersFailureStatus><NotifyWorkersFailureCode>HardFailure</NotifyWorkersFailureCode><NotifyWorkersFailureMessage>m</NotifyWorkersFailureMessage><WorkerId>W</WorkerId></NotifyWorkersFailureStatus></NotifyWorkersResult></NotifyWorkersResponse>|true
          2014-08-15|<GetBonusPaymentsResponse><GetBonusPaymentsResult><NumResults>0</NumResults><PageNumber>1</PageNumber><TotalNumResults>0</TotalNumResults></GetBonusPaymentsResult></GetBonusPaymentsResponse>|true
          2008-08-02|<GetWorkerAcceptLimitResponse><GetWorkerAcceptLimitResult><MaxWorkerAcceptLimit>1</MaxWorkerAcceptLimit><Request><IsValid>True</IsValid></Request></GetWorkerAcceptLimitResult></GetWorkerAcceptLimitResponse>|true
          2014-08-15|<GetAssignmentsForHITResponse><GetAssignmentsForHITResult><Request><GetAssignmentsForHITRequest><HITId>H</HITId></GetAssignmentsForHITRequest></Request></GetAssignmentsForHITResult></GetAssignmentsForHITResponse>|true
          2013-11-15|<GetAssignmentsForHITResponse><GetAssignmentsForHITResult><Request><GetAssignmentsForHIT><HITId>H</HITId></GetAssignmentsForHIT></Request></GetAssignmentsForHITResult></GetAssignmentsForHITResponse>|true
          2014-08-15|<GetAssignmentsForHITResponse><GetAssignmentsForHITResult><Request><GetAssignmentsForHIT><HITId>H</HITId></GetAssignmentsForHIT></Request></GetAssignmentsForHITResult></GetAssignmentsForHITResponse>|false
          2014-08-15|<HelpResponse><Information><OperationInformation><Name>n</Name><RequiredParameters><Parameter>p</Parameter></RequiredParameters></OperationInformation></Information></HelpResponse>|true
          """)
  void answers(String date, String message, boolean valid) throws IOException {
    Optional<String> complaint = complaint(date, message);
    assertThat(complaint.isEmpty()).as("%s", complaint).isEqualTo(valid);
  }

  /** What answers may hold follows the same schema. */
  @ParameterizedTest
  @CsvSource({
    "2011-10-01, HIT, HITGroupId, false",
    "2012-03-25, HIT, HITGroupId, true",
    "2011-10-01, HIT, HITLayoutId, false",
    "2012-03-25, HIT, HITLayoutId, true",
    "2008-08-02, HIT, NumberOfSimilarHITs, true",
    "2011-10-01, HIT, NumberOfSimilarHITs, false",
    "2013-11-15, Locale, Subdivision, false",
    "2014-08-15, Locale, Subdivision, true",
    "2012-03-25, Comparator, NotIn, false",
    "2013-11-15, Comparator, NotIn, true",
    "2005-10-01, Comparator, Exists, true",
    "2005-10-01, Price, Amount, true"
  })
  void knows(String date, String type, String name, boolean known) {
    assertThat(new ApiVersion(date).known().has(type, name)).isEqualTo(known);
  }

  @ParameterizedTest
  @CsvSource({
    "2012-03-25, QualificationRequirement, IntegerValue, false",
    "2012-03-25, QualificationRequirement, LocaleValue, false",
    "2013-11-15, QualificationRequirement, LocaleValue, true",
    "2005-10-01, HIT, QualificationRequirement, true"
  })
  void repeats(String date, String type, String element, boolean mayRepeat) {
    assertThat(new ApiVersion(date).known().mayRepeat(type, element)).isEqualTo(mayRepeat);
  }
}
