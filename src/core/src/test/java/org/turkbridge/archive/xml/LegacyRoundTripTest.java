package org.turkbridge.archive.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.turkbridge.archive.InvalidCharacters;
import org.turkbridge.archive.Requests;
import org.turkbridge.archive.Written;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

/** Current model to legacy XML text and back is the identity for every text that XML can hold. */
class LegacyRoundTripTest {
  @Property(tries = 3000)
  void identity(@ForAll("requests") QualificationRequest request) throws IOException {
    assertThat(thereAndBack(request)).isEqualTo(request);
  }

  @Example
  void identityOfWhatIsEasilyLost() throws IOException {
    for (String text :
        new String[] {
          "",
          " ",
          "\r",
          "\r\n",
          "\r\r",
          "]]>",
          "<Q/>\r",
          "\r<Q/>",
          "\r\n <Q/>",
          "&lt;Q/&gt;",
          " &lt;Q/&gt;",
          "\r&lt;Q/&gt;",
          "\uD83D\uDE00",
          " <Q>\uD83D\uDE00</Q>",
          "&amp;lt;Q/&amp;gt;",
          "&",
          "<",
          "\uFEFF<Q/> ",
          "a\u0085b\u2028"
        }) {
      QualificationRequest request =
          QualificationRequest.builder()
              .qualificationRequestId(text)
              .qualificationTypeId(text)
              .workerId(text)
              .test(text)
              .answer(text)
              .submitTime(Instant.EPOCH)
              .build();
      assertThat(thereAndBack(request)).isEqualTo(request);
    }
  }

  @Provide
  Arbitrary<QualificationRequest> requests() {
    Arbitrary<String> texts = XmlTexts.any();
    Arbitrary<@Nullable String> documents = texts.injectNull(0.1);
    Arbitrary<String> ids =
        Arbitraries.oneOf(Arbitraries.strings().alpha().numeric().ofMaxLength(30), texts);
    return Combinators.combine(
            ids, ids, ids.injectNull(0.1), documents, documents, XmlTexts.times())
        .as(
            (id, type, worker, test, answer, time) ->
                QualificationRequest.builder()
                    .qualificationRequestId(id)
                    .qualificationTypeId(type)
                    .workerId(worker)
                    .test(test)
                    .answer(answer)
                    .submitTime(time)
                    .build());
  }

  private static QualificationRequest thereAndBack(QualificationRequest request)
      throws IOException {
    Found found =
        Found.in(
            Written.in(LegacyXmlFormat.bare(InvalidCharacters.REJECT), List.of(request)).bytes());
    assertThat(found.order()).hasSize(1);
    assertThat(found.refusals()).isEmpty();
    assertThat(found.records().get(0).normalisations())
        .isEqualTo(Requests.normalisations(found.request()));
    return found.request();
  }
}
