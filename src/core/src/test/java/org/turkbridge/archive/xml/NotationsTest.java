package org.turkbridge.archive.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.turkbridge.archive.RecordKind;
import org.w3c.dom.Node;
import org.xmlunit.builder.DiffBuilder;
import org.xmlunit.diff.Comparison;
import org.xmlunit.diff.ComparisonResult;
import org.xmlunit.diff.ComparisonType;
import org.xmlunit.diff.DifferenceEvaluators;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

/**
 * Legacy XML text to the current model and back is the same XML, but for the notations that are
 * named: time zone, form of escaping, white space around a document.
 */
class NotationsTest {
  /** One thing, written as an archive may write it, and as the old service did. */
  record Written(String asFound, String plain) {}

  @Property(tries = 500)
  void sameXmlInEveryNotation(@ForAll("records") Written record) throws IOException {
    assertThat(
            DiffBuilder.compare(record.asFound())
                .withTest(thereAndBack(record.asFound()))
                .ignoreComments()
                .withDifferenceEvaluator(
                    DifferenceEvaluators.chain(
                        DifferenceEvaluators.Default, NotationsTest::normalised))
                .checkForSimilar()
                .build()
                .getDifferences())
        .isEmpty();
  }

  @Property(tries = 500)
  void plainXmlFromEveryNotation(@ForAll("carelessRecords") Written record) throws IOException {
    assertThat(
            DiffBuilder.compare(record.plain())
                .withTest(thereAndBack(record.asFound()))
                .checkForSimilar()
                .build()
                .getDifferences())
        .isEmpty();
  }

  private static ComparisonResult normalised(Comparison comparison, ComparisonResult outcome) {
    if (outcome == ComparisonResult.EQUAL || comparison.getType() != ComparisonType.TEXT_VALUE) {
      return outcome;
    }
    Node node = comparison.getControlDetails().getTarget();
    String control = String.valueOf(comparison.getControlDetails().getValue());
    String test = String.valueOf(comparison.getTestDetails().getValue());
    boolean same =
        switch (node.getParentNode().getNodeName()) {
          case "SubmitTime" -> instant(control).equals(instant(test));
          case "Test", "Answer" -> control.replaceAll("^[ \t\r\n]+|[ \t\r\n]+$", "").equals(test);
          default -> false;
        };
    return same ? ComparisonResult.EQUAL : outcome;
  }

  private static Instant instant(String time) {
    String trimmed = time.strip();
    return trimmed.matches(".*(Z|[+-]\\d\\d:\\d\\d)")
        ? OffsetDateTime.parse(trimmed).toInstant()
        : LocalDateTime.parse(trimmed).toInstant(ZoneOffset.UTC);
  }

  private static String thereAndBack(String xml) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    LegacyXmlWriter writer = new LegacyXmlWriter(out);
    writer.write(
        RecordKind.QUALIFICATION_REQUEST, (Found.onlyIn(xml).value(QualificationRequest.class)));
    writer.flush();
    return out.toString(StandardCharsets.UTF_8);
  }

  @Provide
  Arbitrary<Written> records() {
    return records(documents());
  }

  @Provide
  Arbitrary<Written> carelessRecords() {
    return records(Arbitraries.oneOf(documents(), twiceEscaped(), childElements()));
  }

  private static Arbitrary<Written> records(Arbitrary<Written> documents) {
    Arbitrary<Written> tests = element("Test", documents);
    Arbitrary<Written> answers = element("Answer", documents);
    return Combinators.combine(tests, answers, element("SubmitTime", submitTimes()))
        .as(
            (test, answer, time) ->
                new Written(
                    record(test.asFound() + answer.asFound() + time.asFound()),
                    record(test.plain() + answer.plain() + time.plain())));
  }

  private static String record(String rest) {
    return "<QualificationRequest><QualificationRequestId>A</QualificationRequestId>"
        + "<QualificationTypeId>Q</QualificationTypeId><SubjectId>W</SubjectId>"
        + rest
        + "</QualificationRequest>";
  }

  private static Arbitrary<Written> element(String name, Arbitrary<Written> content) {
    return content.map(
        c ->
            new Written(
                "<" + name + ">" + c.asFound() + "</" + name + ">",
                "<" + name + ">" + c.plain() + "</" + name + ">"));
  }

  private static Arbitrary<Written> documents() {
    return Combinators.combine(space(), XmlTexts.documents(), space(), forms())
        .as(
            (before, document, after, forms) ->
                new Written(before + written(document, forms) + after, XmlTexts.escape(document)));
  }

  private static Arbitrary<Written> twiceEscaped() {
    return Combinators.combine(XmlTexts.documents(), forms())
        .as(
            (document, forms) ->
                new Written(written(XmlTexts.escape(document), forms), XmlTexts.escape(document)));
  }

  private static Arbitrary<Written> childElements() {
    return Combinators.combine(
            space(),
            Arbitraries.of(
                "<Q/>",
                "<Q></Q>",
                "<Q a=\"1\"><R>caf\u00e9 &lt; \uD83D\uDE00</R> <!-- c --></Q>",
                "<Q xmlns=\"urn:q\"><x:R xmlns:x=\"urn:x\" x:a=\"&lt;\"/><![CDATA[<&]]></Q>"),
            space())
        .as((before, q, after) -> new Written(before + q + after, XmlTexts.escape(q)));
  }

  private static Arbitrary<Written> submitTimes() {
    return Combinators.combine(
            XmlTexts.times(),
            Arbitraries.integers().between(-14 * 60, 14 * 60),
            Arbitraries.of(Zone.values()),
            space())
        .as(
            (time, minutes, zone, space) ->
                new Written(
                    space + zone.write(time, minutes) + space,
                    DateTimeFormatter.ISO_INSTANT.format(time).replaceAll("(\\.\\d*?)0+Z", "$1Z")));
  }

  private enum Zone {
    UTC,
    NONE,
    OFFSET;

    String write(Instant time, int minutes) {
      return switch (this) {
        case UTC -> time.toString();
        case NONE -> DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time.atOffset(ZoneOffset.UTC));
        case OFFSET ->
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSSxxx")
                .format(time.atOffset(ZoneOffset.ofTotalSeconds(minutes * 60)));
      };
    }
  }

  private static Arbitrary<String> space() {
    return Arbitraries.strings().withChars(" \t\n").ofMaxLength(3);
  }

  private static Arbitrary<List<Integer>> forms() {
    return Arbitraries.integers().between(0, 3).list().ofMinSize(1).ofMaxSize(10);
  }

  /** The text, its characters by turns escaped, as references or in CDATA sections. */
  private static String written(String text, List<Integer> forms) {
    StringBuilder out = new StringBuilder();
    int index = 0;
    int at = 0;
    while (at < text.length()) {
      int form = forms.get(index++ % forms.size());
      int c = text.codePointAt(at);
      int next = at + Character.charCount(c);
      if (form == 3) {
        // Long enough not to be the mark of an exact value.
        int end = Math.min(text.length(), at + 7);
        String section =
            text.substring(at, text.offsetByCodePoints(at, text.codePointCount(at, end)));
        if (section.length() > 1 && !section.contains("\r") && !section.contains("]]>")) {
          out.append("<![CDATA[").append(section).append("]]>");
          at += section.length();
          continue;
        }
      }
      out.append(
          switch (form) {
            case 1 -> "&#" + c + ";";
            case 2 -> "&#x" + Integer.toHexString(c) + ";";
            default -> XmlTexts.escape(text.substring(at, next));
          });
      at = next;
    }
    return out.toString();
  }
}
