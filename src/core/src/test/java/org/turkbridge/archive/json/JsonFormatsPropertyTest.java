package org.turkbridge.archive.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.turkbridge.archive.ArchivedRecord;
import org.turkbridge.archive.RecordFormat;
import org.turkbridge.archive.Requests;
import org.turkbridge.archive.Timestamps;
import org.turkbridge.archive.Written;
import org.turkbridge.archive.xml.XmlTexts;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

/** What the JSON formats write the JSON reader reads back, for every text at all. */
class JsonFormatsPropertyTest {
  @Property(edgeCases = EdgeCasesMode.NONE)
  void readsBackWhatItWrote(@ForAll("requests") List<QualificationRequest> requests) {
    for (RecordFormat format :
        List.of(
            new JsonLinesFormat(Timestamps.ISO8601),
            new JsonLinesFormat(Timestamps.EPOCH),
            new JsonFormat())) {
      Found found = Found.in(Written.in(format, requests).bytes());
      assertThat(found.refusals()).isEmpty();
      assertThat(found.records()).extracting(ArchivedRecord::value).isEqualTo(requests);
      assertThat(found.records())
          .allSatisfy(
              r ->
                  assertThat(r.normalisations())
                      .isEqualTo(Requests.normalisations(r.value(QualificationRequest.class))));
    }
  }

  @Provide
  Arbitrary<List<QualificationRequest>> requests() {
    Arbitrary<Instant> times = XmlTexts.times();
    return Requests.lists(Requests.anyText(), times);
  }
}
