package org.turkbridge.verify.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.turkbridge.archive.ArchivedRecord;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.RecordWriter;
import org.turkbridge.archive.Timestamps;
import org.turkbridge.archive.json.JsonLinesFormat;
import org.turkbridge.verify.report.Finding;
import org.turkbridge.verify.report.Severity;

/** Mistakes that a translation could have, in every value of a record of every kind. */
final class FaultsOfKindsTest {
  private static final Map<RecordKind, String> RECORDS = records();

  private static Map<RecordKind, String> records() {
    Map<RecordKind, String> records = new LinkedHashMap<>();
    records.put(
        RecordKind.QUALIFICATION_TYPE,
        "<QualificationType><QualificationTypeId>3T</QualificationTypeId>"
            + "<CreationTime>2013-01-20T09:00:00Z</CreationTime><Name>n</Name>"
            + "<Description>d</Description><Keywords>k</Keywords>"
            + "<QualificationTypeStatus>Active</QualificationTypeStatus><Test>&lt;a/&gt;</Test>"
            + "<TestDurationInSeconds>600</TestDurationInSeconds><AnswerKey>&lt;b/&gt;</AnswerKey>"
            + "<RetryDelayInSeconds>0</RetryDelayInSeconds><IsRequestable>true</IsRequestable>"
            + "<AutoGranted>0</AutoGranted><AutoGrantedValue>7</AutoGrantedValue>"
            + "</QualificationType>");
    records.put(
        RecordKind.QUALIFICATION,
        "<Qualification><QualificationTypeId>3T</QualificationTypeId><SubjectId>A1</SubjectId>"
            + "<GrantTime>2013-02-01T10:00:00.123Z</GrantTime><IntegerValue>100</IntegerValue>"
            + "<LocaleValue><Country>US</Country><Subdivision>WA</Subdivision></LocaleValue>"
            + "<Status>Granted</Status></Qualification>");
    records.put(
        RecordKind.HIT,
        "<HIT><HITId>3H</HITId><HITTypeId>3T</HITTypeId><HITGroupId>3G</HITGroupId>"
            + "<HITLayoutId>3L</HITLayoutId><CreationTime>2014-09-01T12:00:00Z</CreationTime>"
            + "<Title> t </Title><Description>d</Description><Question>&lt;q/&gt;</Question>"
            + "<Keywords></Keywords><HITStatus>Reviewable</HITStatus>"
            + "<MaxAssignments>3</MaxAssignments><Reward><Amount>1234.50</Amount>"
            + "<CurrencyCode>USD</CurrencyCode><FormattedPrice>$1,234.50</FormattedPrice></Reward>"
            + "<AutoApprovalDelayInSeconds>0</AutoApprovalDelayInSeconds>"
            + "<Expiration>2014-09-08T12:00:00Z</Expiration>"
            + "<AssignmentDurationInSeconds>900</AssignmentDurationInSeconds>"
            + "<RequesterAnnotation>a</RequesterAnnotation><QualificationRequirement>"
            + "<QualificationTypeId>3Q</QualificationTypeId><Comparator>In</Comparator>"
            + "<IntegerValue>1</IntegerValue><IntegerValue>2</IntegerValue>"
            + "<RequiredToPreview>true</RequiredToPreview></QualificationRequirement>"
            + "<QualificationRequirement>"
            + "<QualificationTypeId>00000000000000000071</QualificationTypeId>"
            + "<Comparator>NotIn</Comparator><LocaleValue><Country>US</Country>"
            + "<Subdivision>WA</Subdivision></LocaleValue><LocaleValue><Country>CA</Country>"
            + "</LocaleValue><RequiredToPreview>false</RequiredToPreview>"
            + "</QualificationRequirement><QualificationRequirement>"
            + "<QualificationTypeId>3X</QualificationTypeId><Comparator>Exists</Comparator>"
            + "</QualificationRequirement><HITReviewStatus>NotReviewed</HITReviewStatus>"
            + "<NumberOfAssignmentsPending>0</NumberOfAssignmentsPending>"
            + "<NumberOfAssignmentsAvailable>1</NumberOfAssignmentsAvailable>"
            + "<NumberOfAssignmentsCompleted>2</NumberOfAssignmentsCompleted></HIT>");
    records.put(
        RecordKind.ASSIGNMENT,
        "<Assignment><AssignmentId>3A</AssignmentId><WorkerId>A1</WorkerId><HITId>3H</HITId>"
            + "<AssignmentStatus>Approved</AssignmentStatus>"
            + "<AutoApprovalTime>2014-09-13T08:00:00Z</AutoApprovalTime>"
            + "<AcceptTime>2014-09-10T08:00:00Z</AcceptTime>"
            + "<SubmitTime>2014-09-10T08:01:01.5Z</SubmitTime>"
            + "<ApprovalTime>2014-09-13T08:02:43Z</ApprovalTime>"
            + "<RejectionTime>2014-09-11T08:02:43Z</RejectionTime>"
            + "<Deadline>2014-09-10T09:00:00Z</Deadline><Answer>&lt;a&gt;b&lt;/a&gt;</Answer>"
            + "<RequesterFeedback>two  blanks </RequesterFeedback></Assignment>");
    records.put(
        RecordKind.BONUS_PAYMENT,
        "<BonusPayment><WorkerId>A1</WorkerId><BonusAmount><Amount>0.05</Amount>"
            + "<CurrencyCode>USD</CurrencyCode><FormattedPrice>$0.05</FormattedPrice></BonusAmount>"
            + "<AssignmentId>3A</AssignmentId><Reason>r</Reason>"
            + "<GrantTime>2014-11-10T12:00:00Z</GrantTime></BonusPayment>");
    records.put(
        RecordKind.WORKER_BLOCK,
        "<WorkerBlock><WorkerId>A1</WorkerId><Reason>r</Reason></WorkerBlock>");
    records.put(
        RecordKind.REVIEW_REPORT,
        "<GetReviewResultsForHITResult><HITId>3H</HITId><AssignmentReviewPolicy>"
            + "<PolicyName>P</PolicyName><Parameter><Key>k</Key><Value>1</Value><Value>2</Value>"
            + "</Parameter><Parameter><Key>m</Key><MapEntry><Key>q</Key><Value>v</Value></MapEntry>"
            + "</Parameter></AssignmentReviewPolicy><HITReviewPolicy><PolicyName>S</PolicyName>"
            + "</HITReviewPolicy><AssignmentReviewReport><ReviewResult><ActionId>1</ActionId>"
            + "<SubjectId>3A</SubjectId><SubjectType>Assignment</SubjectType>"
            + "<QuestionId>q</QuestionId><Key>k</Key><Value>100</Value></ReviewResult>"
            + "</AssignmentReviewReport><HITReviewReport><ReviewAction><ActionId>2</ActionId>"
            + "<ActionName>Reject</ActionName><ObjectId>3A</ObjectId>"
            + "<ObjectType>Assignment</ObjectType><Status>Failed</Status>"
            + "<CompleteTime>2014-10-01T00:00:10Z</CompleteTime><Result>r</Result>"
            + "<ErrorCode>e</ErrorCode></ReviewAction></HITReviewReport>"
            + "</GetReviewResultsForHITResult>");
    return records;
  }

  private static ArchivedRecord read(String xml) {
    try {
      return Objects.requireNonNull(LastRecord.of(xml), xml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String json(RecordKind kind) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    RecordWriter writer = new JsonLinesFormat(Timestamps.EPOCH).writer(line);
    writer.write(kind, read(RECORDS.get(kind)).value());
    writer.flush();
    return line.toString(StandardCharsets.UTF_8);
  }

  static Stream<Arguments> mistakes() {
    return RECORDS.entrySet().stream()
        .flatMap(
            record ->
                Mistakes.of(read(record.getValue()).value()).stream()
                    .map(mistake -> arguments(record.getKey(), mistake)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("mistakes")
  void findsEveryMistake(RecordKind kind, Mistakes.Mistake mistake) throws IOException {
    FaultyFormat faulty = new FaultyFormat(Fault.giving(mistake.value()));

    for (String document : List.of(RECORDS.get(kind), json(kind))) {
      Verifications found = Verifications.ofText(document, faulty);
      assertThat(found.totals().different()).as("%s", found.findings()).isEqualTo(1);
      assertThat(found.findings())
          .filteredOn(finding -> finding.kind().weight() == Severity.DIFFERENCE)
          .isNotEmpty();
    }
  }

  static Stream<Arguments> faultsInXml() {
    return Stream.of(
        fault(RecordKind.HIT, "Amount>1234.50<", "Amount>1,234.50<", "/Amount"),
        fault(RecordKind.HIT, "Amount>1234.50<", "Amount>1234.5001<", "/Amount"),
        fault(RecordKind.HIT, "<CurrencyCode>USD</CurrencyCode>", "", "/CurrencyCode"),
        fault(RecordKind.HIT, "USD", "CENT", "/CurrencyCode"),
        fault(RecordKind.HIT, "$1,234.50", "$1.234,50", "/FormattedPrice"),
        fault(RecordKind.BONUS_PAYMENT, "$0.05", "$0.5", "/FormattedPrice"),
        fault(RecordKind.HIT, "<Keywords></Keywords>", "", "/Keywords"),
        fault(RecordKind.HIT, "<IntegerValue>2</IntegerValue>", "", "/IntegerValue"),
        fault(RecordKind.HIT, "<Title> t </Title>", "<Title>t</Title>", "/Title"),
        fault(RecordKind.HIT, "<Subdivision>WA</Subdivision>", "", "/Subdivision"),
        fault(RecordKind.HIT, "RequiredToPreview>false", "RequiredToPreview>true", "/Required"),
        fault(RecordKind.HIT, "HITGroupId>", "HITLayoutId>", "/HITGroupId"),
        fault(RecordKind.ASSIGNMENT, "ApprovalTime>", "RejectionTime>", "/ApprovalTime"),
        fault(RecordKind.ASSIGNMENT, "08:01:01.5Z", "08:01:01Z", "/SubmitTime"),
        fault(RecordKind.ASSIGNMENT, "08:02:43Z", "08:02:43-07:00", "/ApprovalTime"),
        fault(RecordKind.ASSIGNMENT, "two  blanks ", "two blanks ", "/RequesterFeedback"),
        fault(RecordKind.ASSIGNMENT, "&lt;", "&amp;lt;", "/Answer"),
        fault(RecordKind.ASSIGNMENT, "WorkerId>", "SubjectId>", "/WorkerId"),
        fault(RecordKind.QUALIFICATION, "SubjectId>", "WorkerId>", "/SubjectId"),
        fault(RecordKind.REVIEW_REPORT, "SubjectType>", "ObjectType>", "/SubjectType"),
        fault(RecordKind.REVIEW_REPORT, ">Failed<", ">Cancelled<", "/Status"),
        fault(
            RecordKind.WORKER_BLOCK,
            "<Reason>r</Reason>",
            "<Reason>r</Reason><Reason/>",
            "/Reason"),
        fault(RecordKind.WORKER_BLOCK, "<WorkerBlock>", "<WorkerBlock>loose", ""));
  }

  private static Arguments fault(RecordKind kind, String right, String wrong, String path) {
    return arguments(kind, right, wrong, path);
  }

  @ParameterizedTest
  @MethodSource("faultsInXml")
  void findsMistakesInWriting(RecordKind kind, String right, String wrong, String path)
      throws IOException {
    FaultyFormat faulty = new FaultyFormat(Fault.inXml(xml -> xml.replace(right, wrong)));

    Verifications found = Verifications.ofText(RECORDS.get(kind), faulty);

    assertThat(found.totals().different()).as("%s", found.findings()).isEqualTo(1);
    assertThat(found.findings())
        .filteredOn(finding -> finding.kind().weight() == Severity.DIFFERENCE)
        .extracting(Finding::path)
        .anyMatch(each -> each.contains(path));
  }

  @ParameterizedTest
  @EnumSource
  void findsNothingInTheRightTranslation(RecordKind kind) throws IOException {
    String record = RECORDS.get(kind);
    if (record != null) {
      FaultyFormat right = new FaultyFormat(Fault.NONE);
      assertThat(Verifications.ofText(record, right).totals().equal()).isEqualTo(1);
      assertThat(Verifications.ofText(json(kind), right).totals())
          .satisfies(totals -> assertThat(totals.equal() + totals.normalised()).isEqualTo(1))
          .satisfies(totals -> assertThat(totals.different()).isZero());
    }
  }

  @Test
  void everyKindIsThereAndEveryValue() {
    List<RecordKind> kinds = new ArrayList<>(List.of(RecordKind.values()));
    kinds.removeAll(List.of(RecordKind.QUALIFICATION_REQUEST, RecordKind.NOTIFICATION));
    assertThat(RECORDS.keySet()).containsExactlyInAnyOrderElementsOf(kinds);
    RECORDS.forEach(
        (kind, xml) ->
            kind.members()
                .forEach(
                    member ->
                        assertThat(member.getValueOrDefault(read(xml).value()))
                            .as("%s of %s", member.locationName(), kind)
                            .isNotNull()));
  }
}
