package org.turkbridge.archive.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.archive.documents.KindsInOrder.hit;
import static org.turkbridge.archive.documents.KindsInOrder.order;
import static org.turkbridge.archive.documents.KindsInOrder.read;
import static org.turkbridge.archive.documents.KindsInOrder.stream;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.turkbridge.archive.RecordKind;
import org.turkbridge.archive.RefusalKind;

/** Records of every kind that are larger or deeper than any of the API. */
class KindLimitsTest {
  private static final String REQUIREMENT =
      "<QualificationRequirement><QualificationTypeId>Q</QualificationTypeId>"
          + "<Comparator>Exists</Comparator></QualificationRequirement>";

  @ParameterizedTest
  @ValueSource(ints = {65_536, 200_000})
  void aHitWithTooManyRequirementsIsRefused(int requirements) throws IOException {
    KindsInOrder xml =
        read(
            stream("<L><HIT><HITId>H1</HITId>"),
            repeat(REQUIREMENT, requirements),
            stream("</HIT>" + hit("H2", "") + "</L>"));
    KindsInOrder json =
        read(
            stream("{\"HITs\":[{\"HITId\":\"H1\",\"QualificationRequirements\":["),
            repeat("{\"QualificationTypeId\":\"Q\"},", requirements),
            stream("{}]},{\"HITId\":\"H2\"}]}"));

    for (KindsInOrder read : List.of(xml, json)) {
      assertThat(read.order).hasSize(2).last().isEqualTo("HIT H2");
      assertThat(read.refusals().get(0).kind()).isEqualTo(RefusalKind.TOO_LONG);
      assertThat(read.refusals().get(0).cause()).startsWith("lists that hold more than any record");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"x\":1,", "\"Title\":\"T\",", "\"y\":{},"})
  void aRecordWithMoreMembersThanAnyHasIsRefused(String member) throws IOException {
    KindsInOrder json =
        read(
            stream("[{\"HITId\":\"H1\","),
            repeat(member, 65_535),
            stream("\"Keywords\":\"k\"},{\"HITId\":\"H2\"}]"));

    assertThat(json.order).hasSize(2).last().isEqualTo("HIT H2");
    assertThat(json.refusals().get(0).kind()).isEqualTo(RefusalKind.TOO_LONG);
    assertThat(json.refusals().get(0).recordKind()).isEqualTo(RecordKind.HIT);
  }

  @Test
  void aHitWithManyRequirementsIsRead() throws IOException {
    assertThat(read(stream("<L>" + hit("H1", REQUIREMENT.repeat(20_000)) + "</L>")).order)
        .containsExactly("HIT H1");
  }

  @Test
  void longTextsInAListAreRefusedTogether() throws IOException {
    String value = "<Value>" + "x".repeat(1_000_000) + "</Value>";
    KindsInOrder order =
        read(
            stream(
                "<L><GetReviewResultsForHITResult><HITId>H1</HITId><HITReviewPolicy><Parameter>"),
            repeat(value, 30),
            stream(
                "</Parameter></HITReviewPolicy></GetReviewResultsForHITResult>"
                    + hit("H2", "")
                    + "</L>"));

    assertThat(order.order).hasSize(2).last().isEqualTo("HIT H2");
    assertThat(order.refusals().get(0).kind()).isEqualTo(RefusalKind.TOO_LONG);
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

    KindsInOrder order = read(stream("<L>" + hit("H1", deep) + hit("H2", "") + "</L>"));

    assertThat(order.order).hasSize(2).last().isEqualTo("HIT H2");
    assertThat(order.refusals().get(0).cause()).contains("nested deeper than 1,000");
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

    KindsInOrder order =
        read(
            stream("<L>" + parts[0]),
            repeat("1", 20_000_000),
            stream(parts[1] + hit("H2", "") + "</L>"));

    assertThat(order.order).hasSize(2).last().isEqualTo("HIT H2");
    assertThat(order.refusals().get(0).kind()).isEqualTo(RefusalKind.TOO_LONG);
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
}
