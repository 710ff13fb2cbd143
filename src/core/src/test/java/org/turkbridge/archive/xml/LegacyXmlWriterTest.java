package org.turkbridge.archive.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.translate.UntranslatableException;
import software.amazon.awssdk.services.mturk.model.Comparator;
import software.amazon.awssdk.services.mturk.model.HIT;
import software.amazon.awssdk.services.mturk.model.HITAccessActions;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;
import software.amazon.awssdk.services.mturk.model.QualificationRequirement;

class LegacyXmlWriterTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private static QualificationRequest request(@Nullable String test) {
    return QualificationRequest.builder()
        .qualificationRequestId("A")
        .qualificationTypeId("Q")
        .workerId("W")
        .test(test)
        .submitTime(Instant.parse("2014-08-15T00:01:00Z"))
        .build();
  }

  private String written(QualificationRequest request) throws IOException {
    LegacyXmlWriter writer = new LegacyXmlWriter(out);
    writer.write(RecordKind.QUALIFICATION_REQUEST, request);
    writer.flush();
    return out.toString(StandardCharsets.UTF_8);
  }

  private String writtenTest(String test) throws IOException {
    return written(request(test)).replaceAll("(?s).*<Test>(.*)</Test>.*", "$1");
  }

  @Test
  void writesAsTheOldServiceDid() throws IOException {
    assertThat(written(request("<Q>a & \"b\"\r\n\t\u00e9</Q>")))
        .isEqualTo(
            "<QualificationRequest><QualificationRequestId>A</QualificationRequestId>"
                + "<QualificationTypeId>Q</QualificationTypeId><SubjectId>W</SubjectId>"
                + "<Test>&lt;Q&gt;a &amp; \"b\"&#13;\n\t\u00e9&lt;/Q&gt;</Test>"
                + "<SubmitTime>2014-08-15T00:01:00Z</SubmitTime></QualificationRequest>");
  }

  @Test
  void marksOnlyValuesThatAReaderWouldPutRight() throws IOException {
    assertThat(writtenTest("<Q/>")).isEqualTo("&lt;Q/&gt;");
    assertThat(writtenTest(" ")).isEqualTo(" ");
    assertThat(writtenTest("plain ")).isEqualTo("plain ");
    out.reset();
    assertThat(writtenTest(" <Q/>")).isEqualTo("<![CDATA[ ]]>&lt;Q/&gt;");
    out.reset();
    assertThat(writtenTest("<Q/>\n")).isEqualTo("<![CDATA[<]]>Q/&gt;\n");
    out.reset();
    assertThat(writtenTest("\r\r<Q/>")).isEqualTo("&#13;&#13;<![CDATA[<]]>Q/&gt;");
    out.reset();
    assertThat(writtenTest("&lt;Q/&gt;")).isEqualTo("<![CDATA[&]]>lt;Q/&amp;gt;");
  }

  @Test
  void refusesRequirementsThatGuardMoreThanTheLegacyApiCanSay() throws IOException {
    LegacyXmlWriter writer = new LegacyXmlWriter(out);
    assertThatThrownBy(
            () -> writer.write(RecordKind.HIT, hit(HITAccessActions.DISCOVER_PREVIEW_AND_ACCEPT)))
        .isInstanceOf(UntranslatableException.class)
        .hasMessageStartingWith(
            "the QualificationRequirement of \"Q\" guards DiscoverPreviewAndAccept; ");
    writer.flush();
    assertThat(out.size()).isZero();

    writer.write(RecordKind.HIT, hit(HITAccessActions.PREVIEW_AND_ACCEPT));
    writer.write(RecordKind.HIT, hit(HITAccessActions.ACCEPT));
    writer.write(RecordKind.HIT, hit(null));
    writer.flush();
    assertThat(out.toString(StandardCharsets.UTF_8).split("</HIT>"))
        .satisfiesExactly(
            hit -> assertThat(hit).contains("<RequiredToPreview>true</RequiredToPreview>"),
            hit -> assertThat(hit).contains("<RequiredToPreview>false</RequiredToPreview>"),
            hit -> assertThat(hit).doesNotContain("RequiredToPreview"));
  }

  private static HIT hit(@Nullable HITAccessActions guarded) {
    return HIT.builder()
        .hitId("H")
        .qualificationRequirements(
            QualificationRequirement.builder()
                .qualificationTypeId("Q")
                .comparator(Comparator.EXISTS)
                .actionsGuarded(guarded)
                .build())
        .build();
  }
}
