package org.turkbridge.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.mturk.model.QualificationRequest;

/** What old callers are sent. */
class QualificationRequestTranslationTest {
  private static final String TEST = "<QuestionForm>caf\u00E9 \uD83D\uDE00</QuestionForm>";

  private static QualificationRequest current(String submitTime) {
    return QualificationRequest.builder()
        .qualificationRequestId("789RVWYBAZW00EXAMPLE951RVWYBAZW00EXAMPLE")
        .qualificationTypeId("789RVWYBAZW00EXAMPLE")
        .workerId("AZ3456EXAMPLE")
        .test(TEST)
        .answer("")
        .submitTime(Instant.parse(submitTime))
        .build();
  }

  @Test
  void aFractionIsCutForOldCallers() {
    QualificationRequest fine = current("2009-07-15T01:21:28.296000001Z");

    assertThat(QualificationRequestTranslation.toLegacyAnswer(fine).message().getSubmitTime())
        .isEqualTo("2009-07-15T01:21:28Z");
  }

  @Test
  void oldCallersGetNoBlankDocumentsAndNoWhiteSpaceAroundOthers() {
    QualificationRequest padded =
        current("2005-12-01T23:59:59Z").toBuilder().test("\n  <Q> </Q>\r\n").answer(" \n").build();

    org.turkbridge.message.QualificationRequest answer =
        QualificationRequestTranslation.toLegacyAnswer(padded).message();

    assertThat(answer.getTest()).isEqualTo("<Q> </Q>");
    assertThat(answer.getAnswer()).isNull();
  }

  @Test
  void charactersThatXmlCannotHoldAreReplacedForOldCallers() {
    QualificationRequest odd =
        current("2005-12-01T23:59:59Z").toBuilder().answer("a\u0000b\uD800c\uFFFEd").build();

    LegacyAnswer<org.turkbridge.message.QualificationRequest> answer =
        QualificationRequestTranslation.toLegacyAnswer(odd);

    assertThat(answer.message().getAnswer()).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd");
    assertThat(answer.replacedCharacters()).isEqualTo(3);
  }
}
