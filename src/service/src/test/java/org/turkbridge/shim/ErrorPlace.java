package org.turkbridge.shim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turkbridge.shim.ShimFixture.text;

/** Where an old client finds an error. */
enum ErrorPlace {
  CALL,
  RESULT,
  OUTAGE;

  static ErrorPlace of(LegacyService.Answer answer) {
    if (answer.response().status() == 503) {
      assertThat(text(answer)).containsPattern("^<\\?xml[^>]*>\\s*<\\w+Response><Errors>");
      return OUTAGE;
    }
    assertThat(answer.response().status()).isEqualTo(200);
    if (text(answer).contains("</RequestId><Errors>")) {
      assertThat(text(answer)).doesNotContain("Result>");
      return CALL;
    }
    assertThat(text(answer)).contains("<Request><IsValid>False</IsValid><Errors>");
    return RESULT;
  }

  /** The answer has that one error, in this place. */
  void assertHas(String code, LegacyService.Answer answer) {
    assertThat(ShimFixture.values(answer, "Code")).as("%s", text(answer)).containsExactly(code);
    assertThat(of(answer)).isEqualTo(this);
  }
}
