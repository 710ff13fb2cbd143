package org.turkbridge.clients;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.turkbridge.console.code.LegacyCallSketch;
import org.turkbridge.legacy.Parameter;

/**
 * A legacy call whose code is tried.
 *
 * @param name for a folder, a package and an address
 */
record LegacyCallCase(String name, String operation, List<Parameter> parameters) {
  private static final long SEED = 20_120_325;
  private static final int TEXTS = 150;

  private static final String QUESTION =
      "<HTMLQuestion xmlns=\"http://mechanicalturk.amazonaws.com/AWSMechanicalTurkDataSchemas/"
          + "2011-11-11/HTMLQuestion.xsd\">\n  <HTMLContent><![CDATA[\n<p class='a'>Tell \"colours\" \\ apart:"
          + " $HOME `id` $(id) %s {0} ${a}\u00e9\u4e2d\ud83d\ude00</p>\n]]></HTMLContent>\n\n"
          + "  <FrameHeight>450</FrameHeight>\n</HTMLQuestion>\n";

  /** What languages and shells could take for something else. */
  private static final List<String> ODD =
      List.of(
          "'",
          "\"",
          "\\",
          "\n",
          "\r",
          "\t",
          "$",
          "`",
          "!",
          "{",
          "}",
          "${x}",
          "$(id)",
          "%s",
          "#",
          "\"\"\"",
          "'''",
          "\\u0041",
          "\\n",
          "\\",
          "*/",
          "//",
          "<!--",
          "&",
          "|",
          ";",
          "~",
          "*",
          "?",
          "\u00e9",
          "\u4e2d",
          "\ud83d\ude00",
          "\u2028",
          "\u2029",
          "\u202e",
          "\ufeff",
          "\u0007",
          "\u007f",
          "\u00a0",
          "\u200b",
          "\udb40\udc41",
          " ",
          "a",
          "-",
          "--",
          "@",
          "file://",
          "[",
          "]",
          ",",
          "=");

  /** Every operation that has a counterpart, and what several of them do in more ways than one. */
  static List<LegacyCallCase> all() {
    List<LegacyCallCase> all = new ArrayList<>();
    for (String line : LINES.lines().toList()) {
      String[] words = line.split(" ");
      List<Parameter> parameters =
          Stream.of(words)
              .skip(1)
              .map(word -> word.split("=", 2))
              .map(pair -> new Parameter(pair[0], pair[1].replace('+', ' ')))
              .toList();
      all.add(new LegacyCallCase("case" + all.size(), words[0], parameters));
    }
    all.add(
        of(
            "question",
            "CreateHIT",
            Map.of("HITTypeId", "T1", "LifetimeInSeconds", "3600", "Question", QUESTION)));
    all.add(
        of(
            "longquestion",
            "CreateHIT",
            Map.of(
                "HITTypeId",
                "T1",
                "LifetimeInSeconds",
                "3600",
                "Question",
                "<a>" + "\u4e2d".repeat(30_000) + "</a>")));
    all.add(
        of(
            "script",
            "CreateQualificationType",
            Map.of(
                "Name",
                "a\nimport os # \"; rm 'x' `y` $(z)",
                "Description",
                "-d",
                "QualificationTypeStatus",
                "Active",
                "Keywords",
                "file:///etc/passwd")));
    all.add(new LegacyCallCase("texts", "CreateHIT", layout(texts())));
    return all;
  }

  private static LegacyCallCase of(String name, String operation, Map<String, String> parameters) {
    return new LegacyCallCase(
        name,
        operation,
        parameters.entrySet().stream()
            .map(each -> new Parameter(each.getKey(), each.getValue()))
            .toList());
  }

  /** Texts of what languages and shells could take for something else. */
  static List<String> texts() {
    Random random = new Random(SEED);
    List<String> texts = new ArrayList<>(ODD);
    while (texts.size() < TEXTS) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(1, 9); i > 0; i--) {
        text.append(ODD.get(random.nextInt(ODD.size())));
      }
      texts.add(text.toString());
    }
    return texts;
  }

  private static List<Parameter> layout(List<String> texts) {
    List<Parameter> parameters = new ArrayList<>();
    parameters.add(new Parameter("HITTypeId", "T1"));
    parameters.add(new Parameter("LifetimeInSeconds", "3600"));
    parameters.add(new Parameter("HITLayoutId", "L1"));
    for (int i = 0; i < texts.size(); i++) {
      String name = "HITLayoutParameter." + (i + 1) + ".";
      parameters.add(new Parameter(name + "Name", "n" + i));
      parameters.add(new Parameter(name + "Value", texts.get(i)));
    }
    return parameters;
  }

  LegacyCallSketch sketch() {
    return LegacyCallSketch.of(operation, parameters);
  }

  private static final String LINES =
      """
      ApproveAssignment AssignmentId=A1 RequesterFeedback=well+done
      ApproveAssignment AssignmentId=A1
      ApproveRejectedAssignment AssignmentId=A1 RequesterFeedback=after+all
      AssignQualification QualificationTypeId=Q1 WorkerId=ANEW1 IntegerValue=70 SendNotification=false
      AssignQualification QualificationTypeId=Q1 WorkerId=ANEW1
      BlockWorker WorkerId=AW1 Reason=no+more
      ChangeHITTypeOfHIT HITId=H1 HITTypeId=T2
      CreateHIT HITTypeId=T1 Title=ignored LifetimeInSeconds=3600 Question=<q/> MaxAssignments=3 RequesterAnnotation=mine UniqueRequestToken=u1
      CreateHIT Title=t Description=d Reward.1.Amount=0.05 Reward.1.CurrencyCode=USD AssignmentDurationInSeconds=60 LifetimeInSeconds=3600 Question=<q/> Keywords=a,b QualificationRequirement.1.QualificationTypeId=Q1 QualificationRequirement.1.Comparator=In QualificationRequirement.1.IntegerValue.1=1 QualificationRequirement.1.IntegerValue.2=2 QualificationRequirement.2.QualificationTypeId=00000000000000000071 QualificationRequirement.2.Comparator=In QualificationRequirement.2.LocaleValue.1.Country=US QualificationRequirement.2.LocaleValue.1.Subdivision=CA QualificationRequirement.2.LocaleValue.2.Country=FR
      CreateHIT HITTypeId=T1 LifetimeInSeconds=3600 HITLayoutId=L1 HITLayoutParameter.1.Name=n HITLayoutParameter.1.Value=v AssignmentReviewPolicy.1.PolicyName=ScoreMyKnownAnswers/2011-09-01 AssignmentReviewPolicy.1.Parameter.1.Key=AnswerKey AssignmentReviewPolicy.1.Parameter.1.MapEntry.1.Key=q1 AssignmentReviewPolicy.1.Parameter.1.MapEntry.1.Value.1=a AssignmentReviewPolicy.1.Parameter.1.MapEntry.1.Value.2=b AssignmentReviewPolicy.1.Parameter.2.Key=ApproveIfKnownAnswerScoreIsAtLeast AssignmentReviewPolicy.1.Parameter.2.Value.1=79
      CreateQualificationType Name=n Description=d QualificationTypeStatus=Inactive Keywords=k RetryDelayInSeconds=0 Test=<Q/> AnswerKey=<K/> TestDurationInSeconds=60 AutoGranted=False AutoGrantedValue=2
      DisableHIT HITId=H9
      DisposeHIT HITId=H1
      DisposeQualificationType QualificationTypeId=Q1
      ExtendHIT HITId=H1 MaxAssignmentsIncrement=5 ExpirationIncrementInSeconds=86400
      ExtendHIT HITId=H1 MaxAssignmentsIncrement=5 UniqueRequestToken=u2
      ExtendHIT HITId=H1 ExpirationIncrementInSeconds=3600
      ForceExpireHIT HITId=H1
      GetAccountBalance
      GetAssignment AssignmentId=A1 ResponseGroup=HITDetail
      GetAssignmentsForHIT HITId=H1 AssignmentStatus=Submitted SortProperty=AcceptTime SortDirection=Descending PageSize=20 PageNumber=1
      GetAssignmentsForHIT HITId=H1
      GetBlockedWorkers PageSize=100
      GetBonusPayments AssignmentId=A1
      GetFileUploadURL AssignmentId=A1 QuestionIdentifier=q1
      GetHIT HITId=H1
      GetHITsForQualificationType QualificationTypeId=Q1
      GetQualificationRequests QualificationTypeId=Q1 SortProperty=SubmitTime
      GetQualificationRequests
      GetQualificationScore QualificationTypeId=Q1 SubjectId=AW1
      GetQualificationType QualificationTypeId=Q1
      GetQualificationsForQualificationType QualificationTypeId=Q1 Status=Revoked
      GetReviewResultsForHIT HITId=H1 PolicyLevel.1=HIT PolicyLevel.2=Assignment RetrieveResults=false AssignmentId=A1
      GetReviewableHITs HITTypeId=T1 Status.1=Reviewable Status.2=Reviewing SortProperty=Reward
      GrantBonus WorkerId=AW1 AssignmentId=A1 BonusAmount.1.Amount=1.5 BonusAmount.1.CurrencyCode=USD Reason=thanks UniqueRequestToken=u3
      GrantQualification QualificationRequestId=R1 IntegerValue=-3
      GrantQualification QualificationRequestId=R1
      NotifyWorkers Subject=s MessageText=m WorkerId.1=AW1 WorkerId.2=AW2
      RegisterHITType Title=t Description=d Reward.1.Amount=10 Reward.1.CurrencyCode=USD AssignmentDurationInSeconds=60 AutoApprovalDelayInSeconds=0
      RejectAssignment AssignmentId=A1
      RejectQualificationRequest QualificationRequestId=R1 Reason=no
      RevokeQualification QualificationTypeId=Q1 SubjectId=AW1 Reason=no
      SearchHITs SortProperty=Title PageSize=10 PageNumber=3
      SearchQualificationTypes Query=a+b MustBeOwnedByCaller=true
      SendTestEventNotification TestEventType=AssignmentAutoApproved Notification.1.Destination=https://sqs.us-east-1.amazonaws.com/1/q Notification.1.Transport=SQS Notification.1.Version=2006-05-05 Notification.1.EventType=HITReviewable
      SetHITAsReviewing HITId=H1 Revert=true
      SetHITAsReviewing HITId=H1
      SetHITTypeNotification HITTypeId=T1 Active=true
      SetHITTypeNotification HITTypeId=T1 Notification.1.Destination=q Notification.1.Transport=SQS Notification.1.Version=2006-05-05 Notification.1.EventType.1=HITReviewable Notification.1.EventType.2=HITExpired
      SetHITTypeNotification HITTypeId=T1 Notification.1.Destination=q Notification.1.Transport=SQS Notification.1.Version=2006-05-05
      UnblockWorker WorkerId=AW1
      UpdateQualificationScore QualificationTypeId=Q1 SubjectId=AW1 IntegerValue=80
      UpdateQualificationType QualificationTypeId=Q1 QualificationTypeStatus=Inactive AutoGranted=1 AutoGrantedValue=5
      """;
}
