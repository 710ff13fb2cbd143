package org.turkbridge.bench;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Writes archives of pending requests like those in samples/: about 4.7 KB of XML each, four
 * questions, text beyond ASCII, four in five with Test and Answer. The requests for one
 * Qualification type have its Test, as they had of the service. The same arguments give the same
 * bytes.
 */
final class ArchiveGenerator {
  /** How many digits an id ends with: the number of the request in its archive, from 0. */
  static final int ID_DIGITS = 21;

  /** Requests that tell how long the others are. */
  private static final int SAMPLE = 500;

  private static final Instant FIRST = Instant.parse("2014-08-15T00:00:00Z");
  private static final String SCHEMAS =
      "http://mechanicalturk.amazonaws.com/AWSMechanicalTurkDataSchemas/2005-10-01/";
  private static final String[] WORDS = {
    "image",
    "caf\u00E9",
    "\u03B3\u03BB\u03CE\u03C3\u03C3\u03B1",
    "\u4E2D\u6587",
    "label",
    "the",
    "na\u00EFve",
    "of",
    "picture",
    "worker",
    "\uD83D\uDE00",
    "sentence",
    "transcribe",
    "r\u00E9sum\u00E9"
  };

  private ArchiveGenerator() {}

  public static void main(String[] args) throws IOException {
    if (args.length < 2) {
      System.err.println("usage: ArchiveGenerator FILE RECORDS [QUALIFICATION-TYPE-ID]");
      System.exit(2);
    }
    write(
        Path.of(args[0]),
        Integer.parseInt(args[1]),
        args.length > 2 ? args[2] : "3BENCHMARKQUALIFICATIONTYPE001");
  }

  /** Writes so many requests for one Qualification type as one REST answer. */
  static void write(Path file, int records, String qualificationTypeId) throws IOException {
    write(file, 0, records, qualificationTypeId);
  }

  /**
   * Writes the requests from a number on as one REST answer.
   *
   * @param first number of the first; an id is made of the number, so that files may share a type
   */
  static void write(Path file, int first, int records, String qualificationTypeId)
      throws IOException {
    write(file, CorpusContent.REQUESTS, first, records, qualificationTypeId);
  }

  /**
   * The same of other records.
   *
   * @param first number of the first
   */
  static void write(
      Path file, CorpusContent content, int first, int records, String qualificationTypeId)
      throws IOException {
    SplittableRandom random = new SplittableRandom(qualificationTypeId.hashCode() + (long) first);
    try (Writer out = Files.newBufferedWriter(file)) {
      out.write(
          ("<?xml version=\"1.0\"?>\n<%1$sResponse><OperationRequest>"
                  + "<RequestId>00000000-0000-0000-0000-000000000000</RequestId></OperationRequest>"
                  + "<%1$sResult><Request><IsValid>True</IsValid></Request>")
              .formatted(content.operation()));
      out.write("<NumResults>" + records + "</NumResults><TotalNumResults>" + records);
      out.write("</TotalNumResults><PageNumber>1</PageNumber>");
      String test = test(qualificationTypeId);
      for (int record = first; record < first + records; record++) {
        out.write(record(content, record, qualificationTypeId, test, random));
      }
      out.write("</%1$sResult></%1$sResponse>".formatted(content.operation()));
    }
  }

  /**
   * Writes a page of one request without documents, as short as a page can be.
   *
   * @param number of the request
   */
  static void writeSmall(Path file, int number, String qualificationTypeId) throws IOException {
    SplittableRandom random = new SplittableRandom(qualificationTypeId.hashCode() + (long) number);
    Files.writeString(
        file,
        "<?xml version=\"1.0\"?>\n<GetQualificationRequestsResponse>"
            + "<GetQualificationRequestsResult><Request><IsValid>True</IsValid></Request>"
            + "<NumResults>1</NumResults>"
            + request(number, qualificationTypeId, null, null, random)
            + "</GetQualificationRequestsResult></GetQualificationRequestsResponse>");
  }

  /** About how many records, from the first one on, make so many bytes of XML. */
  static int recordsIn(CorpusContent content, long bytes, String qualificationTypeId) {
    SplittableRandom random = new SplittableRandom(qualificationTypeId.hashCode());
    String test = test(qualificationTypeId);
    long sample = 0;
    for (int record = 0; record < SAMPLE; record++) {
      sample +=
          record(content, record, qualificationTypeId, test, random)
              .getBytes(StandardCharsets.UTF_8)
              .length;
    }
    return Math.toIntExact(Math.max(1, Math.round((double) bytes * SAMPLE / sample)));
  }

  /**
   * What every QualificationRequestId of the type begins with; {@link #ID_DIGITS} digits follow.
   */
  static String idPrefix(String qualificationTypeId) {
    return String.format(Locale.ROOT, "3%08X", qualificationTypeId.hashCode());
  }

  /** The QualificationRequestId of the request of this number. */
  static String id(int record, String qualificationTypeId) {
    String number = Integer.toString(record);
    return idPrefix(qualificationTypeId) + "0".repeat(ID_DIGITS - number.length()) + number;
  }

  /**
   * @param form the Test of the type
   */
  private static String record(
      CorpusContent content,
      int record,
      String qualificationTypeId,
      String form,
      SplittableRandom random) {
    return switch (content) {
      case ASSIGNMENTS -> assignment(record, qualificationTypeId, random);
      case HITS -> hit(record, qualificationTypeId, form, random);
      case REQUESTS, REQUESTS_WITH_OWN_ANSWERS ->
          request(
              record,
              qualificationTypeId,
              content.hasForm(record) ? form : null,
              content.hasAnswer(record) ? random : null,
              random);
    };
  }

  /**
   * @param test null for a request without one
   * @param answers makes the Answer; null for a request without one
   */
  private static String request(
      int record,
      String qualificationTypeId,
      @Nullable String test,
      @Nullable SplittableRandom answers,
      SplittableRandom random) {
    StringBuilder xml = new StringBuilder(6000);
    xml.append("<QualificationRequest><QualificationRequestId>");
    xml.append(id(record, qualificationTypeId));
    xml.append("</QualificationRequestId><QualificationTypeId>").append(qualificationTypeId);
    xml.append("</QualificationTypeId><SubjectId>A")
        .append(1_000_000_000L + random.nextInt(90_000));
    xml.append("WORKER</SubjectId>");
    if (test != null) {
      xml.append("<Test>").append(escaped(test)).append("</Test>");
    }
    if (answers != null) {
      xml.append("<Answer>").append(escaped(answer(answers))).append("</Answer>");
    }
    xml.append("<SubmitTime>").append(FIRST.plusSeconds(random.nextInt(100_000_000)));
    return xml.append("</SubmitTime></QualificationRequest>").toString();
  }

  private static String assignment(
      int record, String qualificationTypeId, SplittableRandom random) {
    StringBuilder xml = new StringBuilder(4000);
    Instant accepted = FIRST.plusSeconds(random.nextInt(100_000_000));
    xml.append("<Assignment><AssignmentId>").append(id(record, qualificationTypeId));
    xml.append("</AssignmentId><WorkerId>A").append(1_000_000_000L + random.nextInt(90_000));
    xml.append("WORKER</WorkerId><HITId>").append("3HIT").append(1_000_000 + record / 10);
    xml.append("</HITId><AssignmentStatus>Approved</AssignmentStatus><AutoApprovalTime>");
    xml.append(accepted.plusSeconds(700_000)).append("</AutoApprovalTime><AcceptTime>");
    xml.append(accepted).append("</AcceptTime><SubmitTime>").append(accepted.plusSeconds(300));
    xml.append("</SubmitTime><ApprovalTime>").append(accepted.plusSeconds(90_000));
    xml.append("</ApprovalTime><Answer>").append(escaped(answer(random)));
    return xml.append("</Answer></Assignment>").toString();
  }

  private static String hit(
      int record, String qualificationTypeId, String question, SplittableRandom random) {
    StringBuilder xml = new StringBuilder(5000);
    Instant created = FIRST.plusSeconds(random.nextInt(100_000_000));
    xml.append("<HIT><HITId>")
        .append(id(record, qualificationTypeId))
        .append("</HITId><HITTypeId>");
    xml.append("3TYPE").append(1_000_000 + record / 100).append("</HITTypeId><CreationTime>");
    xml.append(created).append("</CreationTime><Title>").append(words(random, 6));
    xml.append("</Title><Description>")
        .append(words(random, 20))
        .append("</Description><Question>");
    xml.append(escaped(question)).append("</Question><Keywords>").append(words(random, 5));
    xml.append("</Keywords><HITStatus>Reviewable</HITStatus><MaxAssignments>10</MaxAssignments>");
    xml.append("<Reward><Amount>0.05</Amount><CurrencyCode>USD</CurrencyCode>");
    xml.append("<FormattedPrice>$0.05</FormattedPrice></Reward><AutoApprovalDelayInSeconds>86400");
    xml.append("</AutoApprovalDelayInSeconds><Expiration>").append(created.plusSeconds(600_000));
    xml.append("</Expiration><AssignmentDurationInSeconds>3600</AssignmentDurationInSeconds>");
    xml.append("<RequesterAnnotation>batch ")
        .append(record / 1000)
        .append("</RequesterAnnotation>");
    xml.append("<QualificationRequirement><QualificationTypeId>000000000000000000L0");
    xml.append("</QualificationTypeId><Comparator>GreaterThan</Comparator><IntegerValue>95");
    xml.append("</IntegerValue><RequiredToPreview>false</RequiredToPreview>");
    xml.append("</QualificationRequirement><HITReviewStatus>NotReviewed</HITReviewStatus>");
    return xml.append("</HIT>").toString();
  }

  /** The Test of a type. */
  private static String test(String qualificationTypeId) {
    SplittableRandom random = new SplittableRandom(qualificationTypeId.hashCode());
    StringBuilder form = new StringBuilder(4000);
    form.append("<QuestionForm xmlns=\"").append(SCHEMAS).append("QuestionForm.xsd\">\n");
    for (int question = 1; question <= 4; question++) {
      form.append("  <Question>\n    <QuestionIdentifier>q").append(question);
      form.append("</QuestionIdentifier>\n    <IsRequired>true</IsRequired>\n");
      form.append("    <QuestionContent><Text>").append(words(random, 58));
      form.append("</Text></QuestionContent>\n    <AnswerSpecification><FreeTextAnswer>");
      form.append("<Constraints><Length minLength=\"2\" maxLength=\"500\"/></Constraints>");
      form.append("</FreeTextAnswer></AnswerSpecification>\n  </Question>\n");
    }
    return form.append("</QuestionForm>").toString();
  }

  private static String answer(SplittableRandom random) {
    StringBuilder answers = new StringBuilder(2000);
    answers.append("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n");
    answers.append("<QuestionFormAnswers xmlns=\"").append(SCHEMAS);
    answers.append("QuestionFormAnswers.xsd\">\n");
    for (int question = 1; question <= 4; question++) {
      answers.append("<Answer>\n<QuestionIdentifier>q").append(question);
      answers.append("</QuestionIdentifier>\n<FreeText>").append(words(random, 50));
      answers.append("</FreeText>\n</Answer>\n");
    }
    return answers.append("</QuestionFormAnswers>\n").toString();
  }

  private static String words(SplittableRandom random, int count) {
    StringBuilder text = new StringBuilder();
    for (int word = 0; word < count; word++) {
      text.append(word == 0 ? "" : " ").append(WORDS[random.nextInt(WORDS.length)]);
    }
    return text.toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
