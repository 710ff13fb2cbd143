package org.turkbridge.archive.xml;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.Records;
import software.amazon.awssdk.core.SdkPojo;

/** XML with records of every kind, for properties about reading in parts. */
public final class KindDocuments {
  private static final String HIT =
      "<HIT><Request><IsValid>True</IsValid></Request><HITId>H1</HITId><HITTypeId>T</HITTypeId>"
          + "<CreationTime>2014-08-15T00:00:00Z</CreationTime><Title>T</Title>"
          + "<Question>&lt;Q/&gt;</Question><HITStatus>Assignable</HITStatus>"
          + "<MaxAssignments>3</MaxAssignments><Reward><Amount>0.05</Amount>"
          + "<CurrencyCode>USD</CurrencyCode><FormattedPrice>$0.05</FormattedPrice></Reward>"
          + "<QualificationRequirement><QualificationTypeId>L</QualificationTypeId>"
          + "<Comparator>In</Comparator><LocaleValue><Country>US</Country></LocaleValue>"
          + "<LocaleValue>CA</LocaleValue><RequiredToPreview>1</RequiredToPreview>"
          + "</QualificationRequirement><HITReviewStatus>NotReviewed</HITReviewStatus></HIT>";
  private static final String ASSIGNMENT =
      "<Assignment><AssignmentId>A1</AssignmentId><WorkerId>W</WorkerId><HITId>H1</HITId>"
          + "<AssignmentStatus>Approved</AssignmentStatus>"
          + "<AcceptTime>2014-08-15T00:00:00Z</AcceptTime>"
          + "<SubmitTime>2014-08-15T00:01:00.25Z</SubmitTime><Answer>&lt;A/&gt;</Answer>"
          + "</Assignment>";
  private static final String BONUS =
      "<BonusPayment><WorkerId>W</WorkerId><BonusAmount><Amount>1.5</Amount>"
          + "<CurrencyCode>USD</CurrencyCode></BonusAmount><AssignmentId>A1</AssignmentId>"
          + "<GrantTime>2014-08-16T00:00:00Z</GrantTime></BonusPayment>";
  private static final String BLOCK =
      "<WorkerBlock><WorkerId>W</WorkerId><Reason>R</Reason></WorkerBlock>";
  private static final String TYPE =
      "<QualificationType><QualificationTypeId>L</QualificationTypeId><Name>N</Name>"
          + "<AutoGranted>1</AutoGranted></QualificationType>";
  private static final String QUALIFICATION =
      "<Qualification><QualificationTypeId>L</QualificationTypeId><SubjectId>W</SubjectId>"
          + "<IntegerValue>7</IntegerValue><Status>Granted</Status></Qualification>";
  private static final String REVIEW =
      "<GetReviewResultsForHITResult><HITId>H1</HITId><HITReviewPolicy><PolicyName>P</PolicyName>"
          + "<Parameter><Key>K</Key><Value>1</Value><Value>2</Value><MapEntry><Key>M</Key>"
          + "<Value>3</Value></MapEntry></Parameter></HITReviewPolicy><HITReviewReport>"
          + "<ReviewResult><ActionId>I</ActionId><Value>4</Value></ReviewResult>"
          + "<ReviewAction><ActionId>J</ActionId><Status>Succeeded</Status></ReviewAction>"
          + "<TotalNumResults>2</TotalNumResults></HITReviewReport>"
          + "</GetReviewResultsForHITResult>";

  private KindDocuments() {}

  /** An answer with records of each kind that has answers of its own, and a file of all of them. */
  public static List<String> samples() {
    List<String> answers =
        List.of(
            "<SearchHITsResponse><SearchHITsResult><NumResults>1</NumResults>"
                + HIT
                + "</SearchHITsResult></SearchHITsResponse>",
            "<GetAssignmentsForHITResult><Request><IsValid>True</IsValid></Request>"
                + "<NumResults>2</NumResults>"
                + ASSIGNMENT
                + ASSIGNMENT.replace("A1", "A2")
                + "</GetAssignmentsForHITResult>",
            "<GetBonusPaymentsResult><NumResults>1</NumResults>"
                + BONUS
                + "</GetBonusPaymentsResult>",
            "<GetBlockedWorkersResult><NumResults>1</NumResults>"
                + BLOCK
                + "</GetBlockedWorkersResult>",
            "<SearchQualificationTypesResult>" + TYPE + "</SearchQualificationTypesResult>",
            "<GetQualificationsForQualificationTypeResult>"
                + QUALIFICATION
                + "</GetQualificationsForQualificationTypeResult>",
            "<GetReviewResultsForHITResponse>" + REVIEW + "</GetReviewResultsForHITResponse>");
    return Stream.concat(
            answers.stream(),
            Stream.of(
                "<Study>"
                    + String.join("\n", HIT, ASSIGNMENT, BONUS, BLOCK, TYPE, QUALIFICATION, REVIEW)
                    + "</Study>"))
        .toList();
  }

  /** A record as the old service wrote it. */
  public static String xml(RecordKind kind, SdkPojo value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      LegacyXmlWriter writer = new LegacyXmlWriter(out);
      writer.write(kind, value);
      writer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  /** Records of every kind as the old service wrote them. */
  public static Arbitrary<String> records() {
    return Records.any(XmlTexts.any(), XmlTexts.times())
        .map(record -> xml(record.kind(), record.value()));
  }

  /**
   * Lists of records of every kind and of what is like them, plain and in other notations, some of
   * them broken.
   */
  public static Arbitrary<String> documents() {
    Arbitrary<String> written =
        Combinators.combine(
                records(),
                Arbitraries.frequency(
                    Tuple.of(12, "><"),
                    Tuple.of(2, ">\n\t<"),
                    Tuple.of(1, ">\r<"),
                    Tuple.of(1, "><!-- <HIT> --><")))
            .as((record, joint) -> record.replace("><", joint));
    Arbitrary<String> changed =
        Combinators.combine(records(), Arbitraries.of(CHANGES).list().ofMinSize(1).ofMaxSize(2))
            .as(KindDocuments::changed);
    Arbitrary<String> parts =
        Arbitraries.frequencyOf(
            Tuple.of(12, written), Tuple.of(2, changed), Tuple.of(3, Arbitraries.of(BETWEEN)));
    return parts
        .list()
        .ofMinSize(1)
        .ofMaxSize(12)
        .map(
            list ->
                "<?xml version='1.0'?>\n<R>\n<l:L xmlns:l='urn:l' xmlns='urn:d'>"
                    + String.join("", list)
                    + "</l:L></R>\n");
  }

  private static String changed(String record, List<List<String>> changes) {
    String changed = record;
    for (List<String> change : changes) {
      changed = changed.replaceFirst(change.get(0), change.get(1));
    }
    return changed;
  }

  /** What is found, and what stands in its place. */
  private static final List<List<String>> CHANGES =
      List.of(
          List.of("<HITId>[^<]*</HITId>", ""),
          List.of(
              "<((?:HIT|Assignment)ReviewReport)>",
              "<$1><PageNumber>1</PageNumber><NumResults>2</NumResults>"),
          List.of("<Amount>", "<Amount>1</Amount><Amount>"),
          List.of("<CurrencyCode>", "<CurrencyCode><x/>"),
          List.of("<HITId>", "<HITId><x/>"),
          List.of("<(/?)Amount>", "<$1Sum>"),
          List.of("<Amount>[^<]*<", "<Amount>1e999999999<"),
          List.of("<CurrencyCode>USD", "<CurrencyCode>EUR"),
          List.of("<LocaleValue>.*?</LocaleValue>", "<LocaleValue>US</LocaleValue>"),
          List.of("<Comparator>[^<]*<", "<Comparator>Like<"),
          List.of("<WorkerId>", "<Worker>"),
          List.of("Time>[^<]*<", "Time>yesterday<"),
          List.of("</Title>", "</Title><Title>again</Title>"),
          List.of("<(HIT|Assignment|BonusPayment|Qualification)>", "<$1><Request><x/></Request>"),
          List.of("<Reason>([^<]*)</Reason>", "<Reason><![CDATA[$1]]></Reason>"),
          List.of(
              "</(HIT|Assignment|QualificationType)>",
              "<Assignment><AssignmentId>inner</AssignmentId></Assignment></$1>"),
          List.of("</(Assignment|WorkerBlock)>", "<HIT><HITId>inner</HITId></HIT></$1>"),
          List.of("^<([A-Za-z]+)>(.*)</\\1>$", "<l:$1 a='1'>$2</l:$1>"));

  private static final List<String> BETWEEN =
      List.of(
          "\r\n",
          "<HIT/>",
          "<HIT>",
          "</HIT>",
          "<Assignment/>",
          "<WorkerBlock></WorkerBlock>",
          "<HIT><HIT><HITId>1</HITId></HIT></HIT>",
          "<HIT>3ABC</HIT>",
          "<HITId>9</HITId></HIT>",
          "<Qualification>\n</Qualification>",
          "<Item><HITId>1</HITId><HITStatus>Assignable</HITStatus></Item>",
          "<GetReviewResultsForHITResult><Request><IsValid>True</IsValid></Request>"
              + "</GetReviewResultsForHITResult>",
          "</l:L><l:L xmlns:l='urn:2'><NumResults>2</NumResults>",
          "<SearchHITsResult><NumResults>1</NumResults><HIT><HITId>2</HITId></HIT>"
              + "</SearchHITsResult>",
          "<!-- <Assignment><HIT> -->",
          "<HIT><Request><IsValid>False</IsValid><Errors><Error><Code>C</Code><Message>M</Message>"
              + "</Error></Errors></Request></HIT>");
}
