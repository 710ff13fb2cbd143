package org.turkbridge.verify.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class JsonReportTest {
  @Test
  void membersAndTheirOrderAreAsDocumented() throws IOException {
    Report report =
        new Report(
            "Archives verified",
            "records",
            List.of("a.xml", "b"),
            "turkbridge 1",
            Instant.parse("2026-11-26T01:54:59Z"),
            Duration.ofMillis(1234),
            new Totals(
                2,
                10,
                6,
                2,
                1,
                1,
                new TreeMap<>(Map.of("HIT", 10L)),
                new TreeMap<>(Map.of("offset", 2L)),
                Map.of(FindingKind.DUPLICATE, 1L, FindingKind.CHANGED_VALUE, 3L)),
            List.of(
                new Finding(
                    FindingKind.CHANGED_VALUE, "a.xml", "record 3", "ID", "/a", "x", null, "é")),
            3);

    assertThat(SampleReports.written(new JsonReport(), report, false))
        .isEqualTo(
            """
            {
              "title" : "Archives verified",
              "unit" : "records",
              "inputs" : [ "a.xml", "b" ],
              "program" : "turkbridge 1",
              "begun" : "2026-11-26T01:54:59Z",
              "tookMilliseconds" : 1234,
              "strict" : false,
              "failed" : true,
              "totals" : {
                "sources" : 2,
                "checked" : 10,
                "equal" : 6,
                "normalised" : 2,
                "different" : 1,
                "unchecked" : 1,
                "records" : {
                  "HIT" : 10
                },
                "normalisations" : {
                  "offset" : 2
                },
                "findings" : {
                  "changed-value" : 3,
                  "duplicate" : 1
                }
              },
              "leftOut" : 3,
              "findings" : [ {
                "kind" : "changed-value",
                "weight" : "difference",
                "source" : "a.xml",
                "place" : "record 3",
                "subject" : "ID",
                "path" : "/a",
                "before" : "x",
                "after" : null,
                "message" : "é"
              } ]
            }
            """);
  }

  @Test
  void valuesThatUtf8CannotHoldComeBackAsTheyWere() throws IOException {
    Report report = SampleReports.mixed();

    String json = SampleReports.written(new JsonReport(), report, true);

    List<String> after = new ArrayList<>();
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.FIELD_NAME && parser.getText().equals("after")) {
          after.add(String.valueOf(parser.nextTextValue()));
        }
      }
    }
    assertThat(after)
        .isEqualTo(
            report.findings().stream().map(finding -> String.valueOf(finding.after())).toList());
    assertThat(json).contains("\\ud800").contains("\"strict\" : true");
  }
}
